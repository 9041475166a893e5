package dev.corsac.jaxrs.application;

import dev.corsac.jaxrs.CorsDeploymentException;
import dev.corsac.jaxrs.value.PolicyBinding;
import dev.corsac.jaxrs.value.ReadValues;
import dev.corsac.policy.Policy;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.TableConflictException;
import dev.corsac.policy.rule.RouteReview;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The tables as they concern one application. Immutable.
 *
 * @param tables all that its class loaders show
 * @param undescribed the resource classes without policy that no table describes
 * @param served which of the tables' classes it serves
 */
public record ApplicationTables(
    List<PolicyTable> tables, List<ResourceClass> undescribed, Served served) {

  public ApplicationTables {
    tables = List.copyOf(tables);
    undescribed = List.copyOf(undescribed);
  }

  /** The policies of the tables with these values; those that are needed have to be valid. */
  public PolicyBinding bind(ReadValues values) {
    return PolicyBinding.of(served.needed(tables), Served.all(tables), values);
  }

  /**
   * What requests ask, under these policies.
   *
   * @throws CorsDeploymentException if two tables contradict each other
   */
  public Decisions decide(PolicyBinding binding) {
    // What has no valid value is needed by nothing that is served; should it be chosen, it grants
    // nothing.
    return decide(policy -> binding.policies().getOrDefault(policy, Policy.SAME_ORIGIN));
  }

  /** The same, with every policy there and none that grants anything. */
  public Decisions refuseAll() {
    return decide(policy -> Policy.SAME_ORIGIN);
  }

  private Decisions decide(Function<DeclaredPolicy, Policy> policies) {
    try {
      return Decisions.of(deployed(), policies);
    } catch (TableConflictException | IllegalArgumentException e) {
      throw new CorsDeploymentException(String.valueOf(e.getMessage()), e);
    }
  }

  private Deployed deployed() {
    return new Deployed(tables, undescribed, served, served.applicationPolicy());
  }

  /**
   * What is to be said of routes of different tables; what one compilation holds, its compiler has
   * said.
   *
   * @param severity {@link Severity#ERROR} or {@link Severity#WARNING}
   */
  public List<String> conflicts(Severity severity) {
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
          .map(pair -> "[cors:" + pair.id() + "] " + pair.text())
          .toList();
    } catch (IllegalArgumentException e) {
      // A malformed template: the decisions say so.
      return List.of();
    }
  }

  // Where the server does not say which classes it serves, two applications may share the path.
  private Severity severity(RouteReview.Pair pair) {
    boolean mayBeApart =
        pair.id() == DiagnosticId.POLICY_CONFLICT
            && served.names().isEmpty()
            && applications(tables) > 1;
    return mayBeApart ? Severity.WARNING : pair.id().severity();
  }

  private static long applications(Collection<PolicyTable> tables) {
    return tables.stream().flatMap(table -> table.applications().stream()).distinct().count();
  }
}
