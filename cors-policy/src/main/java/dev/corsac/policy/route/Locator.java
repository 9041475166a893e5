package dev.corsac.policy.route;

import dev.corsac.policy.HeaderNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sub-resource locator (Jakarta REST 3.1, section 3.4.1).
 *
 * @param template its URI template as written
 * @param signature the Java method as {@code name(erased.Parameter,types[])}
 * @param target the name of the declared result type, a {@link ResourceClass} of the same table;
 *     null if the result type says nothing ({@code Object}, {@code Class<?>}): an opaque locator
 * @param subtypes names of the classes of the same table that inherit from the declared result
 *     type, sorted: the locator may return one of them, and its policies are its own
 * @param own the nearest policy from the method, what it overrides, its class or its supertypes; of
 *     an opaque locator, from the method or what it overrides only
 * @param requestHeaders inferred request headers, those of the class included, sorted, without
 *     repetition
 */
public record Locator(
    String template,
    String signature,
    @Nullable String target,
    List<String> subtypes,
    @Nullable DeclaredPolicy own,
    List<String> requestHeaders) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a header is no token
   */
  public Locator {
    HeaderNames.requireTokens(requestHeaders);
    subtypes = List.copyOf(subtypes);
    requestHeaders = List.copyOf(requestHeaders);
  }

  /** A locator whose declared result type is the only one that is known. */
  public Locator(
      String template,
      String signature,
      @Nullable String target,
      @Nullable DeclaredPolicy own,
      List<String> requestHeaders) {
    this(template, signature, target, List.of(), own, requestHeaders);
  }

  /** The same locator with other subtypes. */
  public Locator withSubtypes(List<String> others) {
    return new Locator(template, signature, target, others, own, requestHeaders);
  }

  /** The names of all classes that it may lead to: the declared one first; none if it is opaque. */
  public List<String> targets() {
    if (target == null) {
      return List.of();
    }
    List<String> targets = new ArrayList<>(subtypes.size() + 1);
    targets.add(target);
    targets.addAll(subtypes);
    return targets;
  }
}
