package dev.corsac.policy.route;

import dev.corsac.policy.HeaderNames;
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

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if {@link #isHttpMethod} refuses the method, or if a header is
   *     no token: both are written into answers, where a comma would grant more
   */
  public ResourceMethod {
    if (!isHttpMethod(httpMethod)) {
      throw new IllegalArgumentException("\"" + httpMethod + "\" is not an HTTP method");
    }
    HeaderNames.requireTokens(requestHeaders);
    signatures = List.copyOf(signatures);
    requestHeaders = List.copyOf(requestHeaders);
  }

  /**
   * Whether a text is the name of an HTTP method that an answer may list: an RFC 9110 token, and
   * not {@code *}, which browsers read as every method.
   */
  public static boolean isHttpMethod(String text) {
    return HeaderNames.isToken(text) && !text.equals("*");
  }
}
