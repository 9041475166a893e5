package dev.corsac.jaxrs;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Policy;
import dev.corsac.policy.Severity;
import dev.corsac.policy.route.Decisions;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.RouteReview;
import dev.corsac.policy.route.TableConflictException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables as they concern one application. Immutable.
 *
 * @param tables all that its class loaders show
 * @param undescribed the resource classes without policy that no table describes
 * @param served which of the tables' classes it serves
 * @param settings where its placeholders get their values
 */
record ApplicationTables(
    List<PolicyTable> tables, List<ResourceClass> undescribed, Served served, Settings settings) {

  ApplicationTables {
    tables = List.copyOf(tables);
    undescribed = List.copyOf(undescribed);
  }

  static ApplicationTables of(
      Components components, ClassReview review, List<PolicyTable> tables, Settings settings) {
    ApplicationTables application =
        new ApplicationTables(tables, List.of(), Served.of(components, review, tables), settings);
    for (Class<?> type : components.all()) {
      if (review.described(type).isEmpty()) {
        application = application.and(type, review).orElse(application);
      }
    }
    return application;
  }

  /**
   * The same, with a class that the server serves.
   *
   * @param type a class in which {@link ClassReview} has found no fault
   * @return empty if it makes no difference
   */
  Optional<ApplicationTables> and(Class<?> type, ClassReview review) {
    if (tables.isEmpty() || review.isAlias(type) || !ClassReview.isRoot(type)) {
      return Optional.empty();
    }
    Optional<String> described = review.described(type).map(Class::getName);
    if (described.isPresent()) {
      return described
          .filter(name -> !served.test(name))
          .map(name -> new ApplicationTables(tables, undescribed, served.and(name), settings));
    }
    if (undescribed.stream().anyMatch(known -> known.name().equals(type.getName()))) {
      return Optional.empty();
    }
    return UndescribedClass.of(type)
        .map(found -> {
          List<ResourceClass> more = new ArrayList<>(undescribed);
          more.add(found);
          return new ApplicationTables(tables, more, served.and(type.getName()), settings);
        });
  }

  /** The policies that the application can come to need, with the values that are set now. */
  PolicyBinding bind(Settings current) {
    return PolicyBinding.of(served.policies(tables), current);
  }

  private Deployed deployed() {
    return new Deployed(tables, undescribed, served, served.applicationPolicy());
  }

  /**
   * What requests ask, under these policies.
   *
   * @throws CorsDeploymentException if two tables contradict each other
   */
  Decisions decide(PolicyBinding binding) {
    try {
      return Decisions.of(
          deployed(),
          // What is not reachable here is never asked for; should it be, it grants nothing.
          policy -> binding.policies().getOrDefault(policy, Policy.SAME_ORIGIN));
    } catch (TableConflictException | IllegalArgumentException e) {
      throw new CorsDeploymentException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * What is to be said of routes of different tables; what one compilation holds, its compiler has
   * said.
   *
   * @param severity {@link Severity#ERROR} or {@link Severity#WARNING}
   */
  List<String> conflicts(Severity severity) {
    if (tables.size() < 2) {
      return List.of();
    }
    Map<String, String> tableOf = new HashMap<>();
    for (PolicyTable table : tables) {
      table.classes().forEach(resource -> tableOf.putIfAbsent(resource.name(), table.name()));
    }
    try {
      return RouteReview.of(deployed()).stream()
          .filter(pair ->
              !String.valueOf(tableOf.get(pair.one().className()))
                  .equals(tableOf.get(pair.two().className())))
          .filter(pair -> severity == severity(pair))
          .filter(pair -> severity == Severity.ERROR || !pair.tolerated())
          .map(pair -> "[cors:" + pair.problem().id() + "] " + pair.text())
          .toList();
    } catch (IllegalArgumentException e) {
      // A malformed template: the decisions say so.
      return List.of();
    }
  }

  // Where the server does not say which classes it serves, two applications may share the path.
  private Severity severity(RouteReview.Pair pair) {
    boolean mayBeApart =
        pair.problem().id() == DiagnosticId.POLICY_CONFLICT
            && served.names().isEmpty()
            && applications(tables) > 1;
    return mayBeApart ? Severity.WARNING : pair.problem().id().severity();
  }

  private static long applications(Collection<PolicyTable> tables) {
    return tables.stream().flatMap(table -> table.applications().stream()).distinct().count();
  }
}
