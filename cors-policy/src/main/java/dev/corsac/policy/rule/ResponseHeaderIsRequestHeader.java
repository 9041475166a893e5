package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.rule.HeaderList.Name;
import java.util.function.Consumer;

/** {@code response-header-is-request-header}: a CORS request header among the response headers. */
final class ResponseHeaderIsRequestHeader implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.RESPONSE_HEADER_IS_REQUEST_HEADER;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (Name name : HeaderList.responseHeaders(policy.declaration())) {
      if (name.lower().equals("origin") || name.lower().startsWith("access-control-request-")) {
        findings.accept(
            Finding.of(
                id(),
                name.place(),
                name.quoted()
                    + " is a header that browsers send and no response bears, so that there is"
                    + " nothing to expose. Remove it."));
      }
    }
  }
}
