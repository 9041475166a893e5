package dev.corsac.processor.validate;

import dev.corsac.policy.HeaderNames;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code auth-unreachable}: a protected method that no cross-origin script can sign in to. */
final class AuthUnreachable implements GovernedMethodsRule {

  /** Headers whose values are defined and are no token. */
  private static final Set<String> NO_TOKEN =
      Set.of(
          "cache-control",
          "content-type",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "pragma",
          "range");

  @Override
  public void check(GovernedMethods methods, Consumer<Diagnostic> out) {
    for (Governed governed : methods.compiledHere()) {
      if (governed.crossOrigin()
          && governed.method().authenticatedBy().isPresent()
          && !governed.withCredentials()
          && headers(governed).noneMatch(AuthUnreachable::mayCarryToken)) {
        governed.report(
            out,
            DiagnosticId.AUTH_UNREACHABLE,
            governed.method().authenticatedBy().get()
                + " needs to know who calls, but under this policy a cross-origin script can"
                + " send neither a cookie nor a token. Add allowedHeaders = \"Authorization\" or"
                + " allowCredentials = true to the policy.");
      }
    }
  }

  private static Stream<String> headers(Governed governed) {
    return Stream.concat(
        governed.policy().orElseThrow().declaration().allowedHeaders().stream(),
        governed.inferredHeaders().stream());
  }

  private static boolean mayCarryToken(String header) {
    return !NO_TOKEN.contains(header.toLowerCase(Locale.ROOT))
        && !HeaderNames.isSafelistedRequestHeader(header);
  }
}
