package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import java.util.Set;
import java.util.function.Consumer;

/** {@code response-header-forbidden}: a response header that no script can read. */
final class ResponseHeaderForbidden implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.RESPONSE_HEADER_FORBIDDEN;
  }

  /** See <a href="https://fetch.spec.whatwg.org/#forbidden-response-header-name">Fetch</a>. */
  private static final Set<String> FORBIDDEN = Set.of("set-cookie", "set-cookie2");

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (HeaderName name : policy.responseHeaders()) {
      if (FORBIDDEN.contains(name.lower())) {
        findings.accept(
            name.finding(
                id(),
                name.quoted()
                    + " is never shown to a script, exposed or not. Remove it; the browser keeps"
                    + " the cookie where allowCredentials is true."));
      }
    }
  }
}
