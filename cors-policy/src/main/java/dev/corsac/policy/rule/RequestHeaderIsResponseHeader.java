package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import java.util.function.Consumer;

/** {@code request-header-is-response-header}: a CORS response header among the request headers. */
final class RequestHeaderIsResponseHeader implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.REQUEST_HEADER_IS_RESPONSE_HEADER;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (HeaderName name : policy.requestHeaders()) {
      if (name.lower().startsWith("access-control-")
          && !name.lower().startsWith("access-control-request-")) {
        findings.accept(
            name.finding(
                id(),
                name.quoted()
                    + " is a header of CORS responses, which Corsac writes; no request has it."
                    + " Remove it here, and the code that sets it in the client."));
      }
    }
  }
}
