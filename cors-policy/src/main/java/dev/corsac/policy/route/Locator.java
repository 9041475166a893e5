package dev.corsac.policy.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sub-resource locator (Jakarta REST 3.1, section 3.4.1).
 *
 * @param template its URI template as written
 * @param signature the Java method as {@code name(erased.Parameter,types[])}
 * @param target the name of the declared result type, a {@link ResourceClass} of the same table;
 *     null if the result type says nothing ({@code Object}, {@code Class<?>}): an opaque locator
 * @param own the nearest policy from the method, what it overrides, its class or its supertypes; of
 *     an opaque locator, from the method or what it overrides only
 * @param requestHeaders inferred request headers, those of the class included, sorted, without
 *     repetition
 */
public record Locator(
    String template,
    String signature,
    @Nullable String target,
    @Nullable DeclaredPolicy own,
    List<String> requestHeaders) {

  public Locator {
    requestHeaders = List.copyOf(requestHeaders);
  }
}
