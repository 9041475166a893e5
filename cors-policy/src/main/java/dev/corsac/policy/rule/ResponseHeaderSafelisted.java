package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import java.util.Set;
import java.util.function.Consumer;

/** {@code response-header-safelisted}: a response header that scripts can read anyway. */
final class ResponseHeaderSafelisted implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.RESPONSE_HEADER_SAFELISTED;
  }

  /**
   * See <a href="https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name">Fetch</a>.
   */
  private static final Set<String> SAFELISTED =
      Set.of(
          "cache-control",
          "content-language",
          "content-length",
          "content-type",
          "expires",
          "last-modified",
          "pragma");

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (HeaderName name : policy.responseHeaders()) {
      if (SAFELISTED.contains(name.lower())) {
        findings.accept(
            name.finding(
                id(),
                name.quoted()
                    + " can be read by every script without being exposed (Fetch Standard:"
                    + " CORS-safelisted response-header name). Remove it."));
      }
    }
  }
}
