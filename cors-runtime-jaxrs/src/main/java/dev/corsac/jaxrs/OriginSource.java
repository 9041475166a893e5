package dev.corsac.jaxrs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Origins that live elsewhere than in a configuration: in a database of tenants, in another
 * service. It supplies the whole list for a placeholder, when the application is deployed, when it
 * reloads ({@link Cors#reload()}), and as often as the list itself asks for. It never sees a
 * request: what it supplies is judged by the rules that judge any configured value, and requests
 * are decided from the list that passed.
 *
 * <pre>{@code
 * public final class TenantOrigins implements OriginSource {
 *   public Optional<Origins> origins(String placeholder) throws SQLException {
 *     return placeholder.equals("app.tenants")
 *         ? Optional.of(Origins.of(tenants()).askAgainAfter(Duration.ofMinutes(5)))
 *         : Optional.empty();
 *   }
 * }
 * }</pre>
 *
 * <p>It is found through {@link java.util.ServiceLoader}, as a CDI bean, as a Spring bean by the
 * starter, among the components that are registered with Jakarta REST, and as the property {@link
 * #PROPERTY} of the application. It comes first of all places where a placeholder is looked up.
 *
 * <p>It is asked on a thread of its own: no request, transaction or security identity is there. It
 * has ten seconds to answer. What it throws, and what comes too late, leaves the list that is in
 * force as it is, as an invalid list does; at a deployment, where there is none yet, it fails the
 * deployment. Implementations may be asked for several placeholders, one after the other or at the
 * same time.
 */
@FunctionalInterface
public interface OriginSource {
  /**
   * The property of an application, or of its configuration, whose value is a source or a {@link
   * Collection} of them.
   */
  String PROPERTY = "dev.corsac.jaxrs.OriginSource";

  /**
   * The origins for a placeholder, as they are now.
   *
   * @param placeholder its name: {@code app.tenants} for <code>${app.tenants}</code>
   * @return the whole list; empty if this source knows nothing of the name, which is then looked up
   *     in the next place
   * @throws Exception if they cannot be told now; then those in force stay
   */
  Optional<Origins> origins(String placeholder) throws Exception;

  /**
   * A list of origins. Immutable.
   *
   * @param listed origins and patterns, each as an element of {@code @CrossOrigin} has it: {@code
   *     https://shop.example.com}, {@code https://*.shop.example.com}; may be empty, and is in no
   *     order
   * @param again how long after the answer the source is asked again; empty if only a reload does
   */
  record Origins(List<String> listed, Optional<Duration> again) {
    private static final Duration LEAST = Duration.ofSeconds(1);

    /**
     * A list.
     *
     * @throws NullPointerException if an element is null
     * @throws IllegalArgumentException if the source is to be asked more than once a second
     */
    public Origins {
      listed = List.copyOf(listed);
      if (again.filter(each -> each.compareTo(LEAST) < 0).isPresent()) {
        throw new IllegalArgumentException(
            "An OriginSource is asked again after a second or more, not after " + again.get());
      }
    }

    /** A list that stays until the next reload. */
    public static Origins of(Collection<String> listed) {
      return new Origins(List.copyOf(listed), Optional.empty());
    }

    /**
     * The same, to be asked for again.
     *
     * @param again at least a second
     * @throws IllegalArgumentException if it is less
     */
    public Origins askAgainAfter(Duration again) {
      return new Origins(listed, Optional.of(again));
    }
  }
}
