package dev.corsac.jaxrs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Supplies origins that are not in a configuration, but in a database of tenants or in another
 * service. Corsac asks it for the whole list of a placeholder when the application is deployed,
 * when it reloads ({@link Cors#reload()}), and as often as the list itself asks for. It never sees
 * a request. Corsac checks the list by the same rules as any configured value, and decides requests
 * from the list that passed.
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
 * <p>Corsac finds it through {@link java.util.ServiceLoader}, as a CDI bean, as a Spring bean (with
 * the starter), among the components that are registered with Jakarta REST, and as the property
 * {@link #PROPERTY} of the application. It looks up a placeholder here first, before any other
 * place.
 *
 * <p>It runs on a thread of its own, without a request, a transaction or a security identity, and
 * has ten seconds to answer. If it throws, answers too late or supplies an invalid list, the list
 * in force stays. At a deployment there is none yet, so the deployment fails. Corsac may ask for
 * several placeholders, one after the other or at the same time.
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
   * @return the whole list; empty if this source does not know the name: Corsac then looks in the
   *     next place
   * @throws Exception if it cannot tell them now; the list in force then stays
   */
  Optional<Origins> origins(String placeholder) throws Exception;

  /**
   * A list of origins. Immutable.
   *
   * @param listed origins and patterns, each as an element of {@code @CrossOrigin} has it: {@code
   *     https://shop.example.com}, {@code https://*.shop.example.com}; may be empty; the order does
   *     not matter
   * @param again how long after the answer to ask the source again; empty if only a reload does
   */
  record Origins(List<String> listed, Optional<Duration> again) {
    private static final Duration LEAST = Duration.ofSeconds(1);

    /**
     * A list.
     *
     * @throws NullPointerException if an element is null
     * @throws IllegalArgumentException if it says to ask more than once a second
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
     * The same list, and when to ask for it again.
     *
     * @param again at least a second
     * @throws IllegalArgumentException if it is less
     */
    public Origins askAgainAfter(Duration again) {
      return new Origins(listed, Optional.of(again));
    }
  }
}
