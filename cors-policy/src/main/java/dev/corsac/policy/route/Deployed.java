package dev.corsac.policy.route;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one application deploys.
 *
 * @param tables one for each compilation that the class loader shows
 * @param undescribed resource classes that are served and that no table describes: no policy
 *     reaches them
 * @param served whether the application serves a root resource class, by binary name
 * @param applicationPolicy the policy of the deployed {@code Application}: it reaches every
 *     described class without a nearer one; null if it has none
 */
public record Deployed(
    List<PolicyTable> tables,
    List<ResourceClass> undescribed,
    Predicate<String> served,
    @Nullable DeclaredPolicy applicationPolicy) {

  public Deployed {
    tables = List.copyOf(tables);
    undescribed = List.copyOf(undescribed);
  }

  /** Everything that some tables describe, under the policy that all of their applications have. */
  public static Deployed all(Collection<PolicyTable> tables) {
    return new Deployed(
        List.copyOf(tables), List.of(), name -> true, policyOfAllApplications(tables).orElse(null));
  }

  /**
   * Everything that some tables describe, under the policy of one of their applications.
   *
   * @param application the binary name of the {@code Application}
   * @throws IllegalArgumentException if no table names it
   */
  public static Deployed by(Collection<PolicyTable> tables, String application) {
    DeclaredApplication deployed =
        tables.stream()
            .flatMap(table -> table.applications().stream())
            .filter(each -> each.name().equals(application))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    application
                        + " is no Application of these tables; they have "
                        + tables.stream()
                            .flatMap(table -> table.applications().stream())
                            .map(DeclaredApplication::name)
                            .distinct()
                            .sorted()
                            .toList()));
    return new Deployed(List.copyOf(tables), List.of(), name -> true, deployed.policy());
  }

  /**
   * The policy that counts whichever of the applications is deployed.
   *
   * @return empty if none has a policy
   * @throws IllegalArgumentException if they differ, one without policy included: which of them is
   *     deployed has to be known
   */
  public static Optional<DeclaredPolicy> policyOfAllApplications(Collection<PolicyTable> tables) {
    Set<DeclaredApplication> applications = new LinkedHashSet<>();
    tables.forEach(table -> applications.addAll(table.applications()));
    DeclaredApplication first = null;
    for (DeclaredApplication each : applications) {
      if (first != null && !saySame(first.policy(), each.policy())) {
        throw new IllegalArgumentException(
            first.name()
                + " and "
                + each.name()
                + " have different policies, and nothing says which of the two is deployed");
      }
      first = first == null ? each : first;
    }
    return first == null ? Optional.empty() : Optional.ofNullable(first.policy());
  }

  private static boolean saySame(@Nullable DeclaredPolicy one, @Nullable DeclaredPolicy other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.declaration().grantsSameAs(other.declaration());
  }
}
