package dev.corsac.jaxrs.application;

import dev.corsac.jaxrs.application.Tables.Listed;
import dev.corsac.jaxrs.front.PolicyInForce;
import dev.corsac.jaxrs.resource.BuiltPaths;
import dev.corsac.jaxrs.resource.BuiltResource;
import dev.corsac.jaxrs.resource.DescribedClasses.Entry;
import dev.corsac.jaxrs.resource.ForgottenClass;
import dev.corsac.jaxrs.resource.ResourceAnnotations;
import dev.corsac.jaxrs.value.GuardSettings;
import dev.corsac.jaxrs.value.PolicyBinding;
import dev.corsac.jaxrs.value.ReadValues;
import dev.corsac.jaxrs.value.Supplied;
import dev.corsac.policy.Policy;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.PolicyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the log says of an application that is in force. */
public final class StartReport {
  /** So many classes are named; the rest is counted. */
  private static final int MOST_NAMES = 20;

  /** So many policies are told; the rest is counted. */
  private static final int MOST_POLICIES = 20;

  /** So many origins of each. */
  private static final int MOST_ORIGINS = 10;

  private static final List<String> OF_SERVERS =
      List.of("org.glassfish.jersey.", "org.jboss.resteasy.", "org.apache.cxf.", "io.quarkus.");

  private StartReport() {}

  /** How much of what is served is in force. */
  public static String inForce(
      ApplicationTables tables,
      PolicyBinding binding,
      Decisions decisions,
      GuardSettings.Mode guard) {
    Set<DeclaredPolicy> needed = tables.served().needed(tables.tables());
    if (needed.isEmpty()) {
      return "Corsac: nothing in this application is under a policy. No response gets CORS headers,"
          + " so scripts of other origins cannot read any";
    }
    long policies = needed.stream().map(each -> each.declaration().tolerating()).distinct().count();
    long origins =
        needed.stream()
            .map(binding.policies()::get)
            .filter(Objects::nonNull)
            .flatMap(policy -> policy.origins().patterns().stream())
            .distinct()
            .count();
    return "Corsac: "
        + counted(decisions.routes(), "route", "routes")
        + ", "
        + counted(policies, "policy", "policies")
        + " and "
        + counted(origins, "origin", "origins")
        + " are in force"
        + guarded(decisions, guard);
  }

  /** How many routes that change something are guarded, and how many are not. */
  private static String guarded(Decisions decisions, GuardSettings.Mode guard) {
    long guarded = decisions.changingRoutes(true);
    long unguarded = decisions.changingRoutes(false);
    String those = counted(guarded, "route that changes", "routes that change") + " something";
    return switch (guard) {
      case ENFORCE ->
          "; " + those + (guarded == 1 ? " is" : " are") + " guarded, " + unguarded + " not";
      case REPORT ->
          "; corsac.guard=report: the guard only logs what it would refuse on "
              + those
              + ", "
              + unguarded
              + (unguarded == 1 ? " more is" : " more are")
              + " not guarded";
      case OFF -> "; corsac.guard=off: " + those + " would be guarded, " + unguarded + " not";
    };
  }

  /** The policies with their origins, and where those that are configured are from. */
  public static List<PolicyInForce> policies(
      ApplicationTables tables, PolicyBinding binding, ReadValues values) {
    return tables.served().needed(tables.tables()).stream()
        .filter(each -> each.declaration().crossOrigin())
        .sorted(Comparator.comparing(DeclaredPolicy::site))
        .map(each -> policy(each, binding.policies().get(each), values))
        .distinct()
        .toList();
  }

  private static PolicyInForce policy(
      DeclaredPolicy declared, @Nullable Policy policy, ReadValues values) {
    List<OriginPattern> origins = policy == null ? List.of() : policy.origins().patterns();
    List<String> sources =
        declared.declaration().placeholders().stream()
            .map(
                name -> values.isConfigured(name) ? values.source(name) : name + " has its default")
            .toList();
    return new PolicyInForce(
        declared.site(),
        origins.stream().map(OriginPattern::toString).toList(),
        declared.declaration().allowCredentials(),
        sources);
  }

  /** A line for each policy. */
  public static List<String> lines(List<PolicyInForce> policies) {
    List<String> lines = policies.stream().map(StartReport::line).distinct().toList();
    if (lines.size() <= MOST_POLICIES) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST_POLICIES));
    some.add("Corsac: and " + (lines.size() - MOST_POLICIES) + " more policies");
    return some;
  }

  private static String line(PolicyInForce policy) {
    List<String> origins = policy.origins();
    String shown = origins.stream().limit(MOST_ORIGINS).collect(Collectors.joining(", "));
    String sources = String.join("; ", policy.sources());
    return "Corsac: "
        + policy.place()
        + " lets in "
        + (origins.isEmpty() ? "no other origin" : shown)
        + (origins.size() > MOST_ORIGINS ? " and " + (origins.size() - MOST_ORIGINS) + " more" : "")
        + (policy.credentials() ? ", with credentials" : "")
        + (sources.isEmpty() ? "" : " (" + sources + ")");
  }

  /** How many origins are supplied, and by whom. */
  public static String listed(Supplied list) {
    return list.source() + " lists " + counted(list.origins().listed().size(), "origin", "origins");
  }

  /** To which other jars the policy of the application reaches; empty if to none. */
  public static Optional<String> reached(ShownApplication shown, ApplicationTables tables) {
    if (tables.served().applicationPolicy() == null) {
      return Optional.empty();
    }
    PolicyTable home = shown.home().orElse(null);
    List<String> jars =
        shown.listings().stream()
            .filter(each -> !each.table().equals(home))
            .filter(each -> reaches(tables.served(), each.table()))
            .map(StartReport::jar)
            .distinct()
            .sorted()
            .toList();
    return jars.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The policy of "
                + name(shown)
                + " also reaches the resources in "
                + String.join(", ", jars)
                + " that have no policy of their own");
  }

  /** Which served classes the policy of the application does not reach; empty if it reaches all. */
  public static Optional<String> notReached(ShownApplication shown, ApplicationTables tables) {
    Optional<String> undescribed = undescribed(shown);
    if (tables.served().applicationPolicy() == null || undescribed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "The policy of "
            + name(shown)
            + " does not reach "
            + undescribed.get()
            + ": no policy table knows them, because they were compiled without cors-processor."
            + " Scripts of other origins cannot read their responses. Add the processor to the"
            + " build that compiles them. If that build is not yours, write a subclass of each,"
            + " with @Path and @CrossOrigin.\n"
            + ForgottenClass.buildLines());
  }

  /**
   * Which served classes nobody decided on, where no policy of an application is meant for them:
   * {@code -Acorsac.requireExplicit} does not see what the compiler does not show the processor.
   */
  public static Optional<String> undecided(ShownApplication shown, ApplicationTables tables) {
    return tables.served().applicationPolicy() != null
        ? Optional.empty()
        : undescribed(shown)
            .map(names ->
                "Corsac: no policy table describes "
                    + names
                    + ". They have no policy, so scripts of other origins cannot read their"
                    + " responses. If they are yours: cors-processor did not run where they were"
                    + " compiled, or saw no annotation there that it knows, so"
                    + " -Acorsac.requireExplicit did not check them either. Put @CrossOrigin or"
                    + " @SameOrigin on them to decide.");
  }

  /**
   * Which served classes no table describes although one describes what they extend or implement;
   * empty if none. Their responses have its headers, but nothing tells of their routes.
   */
  public static Optional<String> inheriting(ShownApplication shown) {
    return some(undescribedTypes(shown)
            .flatMap(type ->
                described(type, shown)
                    .map(from -> ForgottenClass.placed(type) + ", from " + from.getName())
                    .stream()))
        .map(names ->
            "No policy table describes these classes, and each inherits a policy: "
                + names
                + ". cors-processor did not see them: they have no annotation of their own, or it"
                + " did not run. Their responses get the headers of the policy, but preflight"
                + " requests to them are not answered. Put @CrossOrigin or"
                + " @SameOrigin on each of them, and compile it with the processor.");
  }

  /** The nearest type from which an undescribed class inherits a policy. */
  private static Optional<Class<?>> described(Class<?> type, ShownApplication shown) {
    return ResourceAnnotations.hierarchy(type).stream()
        .filter(each -> {
          Entry entry = shown.described().entry(each);
          return entry != null && !entry.resource().policies().isEmpty();
        })
        .findFirst();
  }

  private static Stream<Class<?>> undescribedTypes(ShownApplication shown) {
    return shown.undescribed().stream()
        .filter(type -> OF_SERVERS.stream().noneMatch(type.getName()::startsWith));
  }

  /** The names of the served classes that no table tells anything of; empty if there are none. */
  private static Optional<String> undescribed(ShownApplication shown) {
    return some(
        undescribedTypes(shown)
            .filter(type -> described(type, shown).isEmpty())
            .map(ForgottenClass::placed));
  }

  private static Optional<String> some(Stream<String> all) {
    List<String> names = all.sorted().toList();
    int more = names.size() - MOST_NAMES;
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                + (more > 0 ? " and " + more + " more" : ""));
  }

  /**
   * Which governed classes the program serves at paths of its own making, together with what their
   * annotations do not say; empty if none. Their responses get headers, since the server says which
   * method it chose, but nothing tells what a preflight to such a path is about.
   */
  public static Optional<String> unknownPaths(ShownApplication shown, ApplicationTables tables) {
    List<String> found = new ArrayList<>();
    for (BuiltResource built : shown.components().built()) {
      for (Entry entry : shown.described().servedBy(built.type())) {
        boolean governed =
            tables.served().applicationPolicy() != null || !entry.resource().policies().isEmpty();
        boolean known = built.isAt(entry.resource().template()) || BuiltPaths.isKnown(built, entry);
        if (governed && !known) {
          found.add(built.type().getName() + " at \"" + built.path() + "\"");
        }
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The program serves "
                + String.join(", ", found)
                + ", with methods or paths that the class's annotations do not have. Responses get"
                + " the headers of the class's policy, but preflight requests to that path are not"
                + " answered. Build the resource from the class alone, or put the path into a @Path"
                + " on a class (a subclass with the policy is enough), and register that class.");
  }

  private static boolean reaches(Served served, PolicyTable table) {
    return table.classes().stream()
        .filter(each -> each.template() != null && served.test(each.name()))
        .flatMap(each -> each.methods().stream())
        .anyMatch(method -> method.own() == null && method.outer() == null);
  }

  private static String jar(Listed listed) {
    return ForgottenClass.jarOf(listed.type()).orElse(listed.table().name());
  }

  private static String name(ShownApplication shown) {
    return shown.components().application().map(Class::getName).orElse("the Application");
  }

  private static String counted(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
