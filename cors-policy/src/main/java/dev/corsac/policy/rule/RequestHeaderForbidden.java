package dev.corsac.policy.rule;

import dev.corsac.policy.HeaderNames;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import java.util.function.Consumer;

/** {@code request-header-forbidden}: a request header that no script can set. */
final class RequestHeaderForbidden implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.REQUEST_HEADER_FORBIDDEN;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (HeaderName name : policy.requestHeaders()) {
      if (HeaderNames.isForbiddenRequestHeader(name.text())) {
        findings.accept(
            name.finding(
                id(),
                name.quoted()
                    + " is a header that browsers never let a script set, so no preflight asks"
                    + " for it. Remove it"
                    + (name.lower().equals("cookie")
                        ? "; cookies are sent where allowCredentials is true."
                        : ".")));
      }
    }
  }
}
