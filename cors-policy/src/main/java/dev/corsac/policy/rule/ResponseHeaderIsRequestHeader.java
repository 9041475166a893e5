package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import java.util.function.Consumer;

/** {@code response-header-is-request-header}: a CORS request header among the response headers. */
final class ResponseHeaderIsRequestHeader implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.RESPONSE_HEADER_IS_REQUEST_HEADER;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (HeaderName name : policy.responseHeaders()) {
      if (name.lower().equals("origin") || name.lower().startsWith("access-control-request-")) {
        findings.accept(
            name.finding(
                id(),
                name.quoted()
                    + " is a header that browsers send and no response has, so there is nothing to"
                    + " expose. Remove it."));
      }
    }
  }
}
