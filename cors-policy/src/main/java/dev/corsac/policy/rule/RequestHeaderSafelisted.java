package dev.corsac.policy.rule;

import dev.corsac.policy.HeaderNames;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import java.util.function.Consumer;

/** {@code request-header-safelisted}: a request header that needs no permission. */
final class RequestHeaderSafelisted implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.REQUEST_HEADER_SAFELISTED;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (HeaderName name : policy.requestHeaders()) {
      if (HeaderNames.isSafelistedRequestHeader(name.text())) {
        findings.accept(
            name.finding(
                id(),
                name.quoted()
                    + " can be sent by every script without being listed (Fetch Standard:"
                    + " CORS-safelisted request-header). Remove it."));
      }
    }
  }
}
