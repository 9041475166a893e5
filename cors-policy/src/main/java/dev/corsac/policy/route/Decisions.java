package dev.corsac.policy.route;

import dev.corsac.policy.Policy;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * SKELETON: to be written. What requests ask: all tables of one application, merged, narrowed to
 * the classes it serves, with each declared policy bound to a reviewed {@link Policy}. An immutable
 * snapshot; thread safe.
 */
public final class Decisions {
  private Decisions() {}

  /**
   * Merges tables.
   *
   * @param tables one for each compilation (or round) that the class loader shows
   * @param served whether the application serves a root resource class, by binary name
   * @param policies the reviewed policy of each declared one
   * @throws TableConflictException if two tables describe one class differently
   */
  public static Decisions of(
      Collection<PolicyTable> tables,
      Predicate<String> served,
      Function<DeclaredPolicy, Policy> policies) {
    throw new UnsupportedOperationException();
  }

  /**
   * Answers a preflight request.
   *
   * @param rawPath the raw request path below the base path, as it came on the wire, without query
   * @param method the one value of {@code Access-Control-Request-Method}
   * @param origin the one value of {@code Origin}; null if there are several
   */
  public PreflightAnswer preflight(String rawPath, String method, @Nullable String origin) {
    throw new UnsupportedOperationException();
  }

  /**
   * The policy of the resource method that the server chose; null if it is not governed, or the
   * class or method is in no table.
   *
   * @param className binary name of the class the server reports
   * @param signature {@code name(erased.Parameter,types[])}
   */
  public @Nullable Policy chosen(
      String className, String signature, String httpMethod, String rawPath) {
    throw new UnsupportedOperationException();
  }

  /** Whether a table describes the class: as itself or as an alias. */
  public boolean knows(String className) {
    throw new UnsupportedOperationException();
  }

  /**
   * The policy of a response for which no resource method was chosen; null if it is not governed.
   *
   * @param status the response's status
   */
  public @Nullable Policy unchosen(String rawPath, String httpMethod, int status) {
    throw new UnsupportedOperationException();
  }
}
