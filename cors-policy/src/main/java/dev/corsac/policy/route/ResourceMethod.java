package dev.corsac.policy.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource method (Jakarta REST 3.1, section 3.3): one HTTP method at one URI template.
 *
 * @param httpMethod the request method designator's value, case-sensitive: {@code GET}
 * @param template the method's own URI template as written; empty if it has no {@code @Path}
 * @param signatures the Java method as {@code name(erased.Parameter,types[])}, followed by those of
 *     the methods that it overrides with another erasure; never empty
 * @param own the nearest policy from the method, what it overrides, its class or its supertypes
 * @param outer the policy of the package; counts only where neither {@code own} nor a locator on
 *     the way has one. Where it is null too, that of the deployed {@code Application} counts
 * @param requestHeaders inferred request headers, those of the class included, sorted, without
 *     repetition
 */
public record ResourceMethod(
    String httpMethod,
    String template,
    List<String> signatures,
    @Nullable DeclaredPolicy own,
    @Nullable DeclaredPolicy outer,
    List<String> requestHeaders) {

  public ResourceMethod {
    signatures = List.copyOf(signatures);
    requestHeaders = List.copyOf(requestHeaders);
  }
}
