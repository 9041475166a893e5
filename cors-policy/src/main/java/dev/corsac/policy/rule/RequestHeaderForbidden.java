package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.HeaderNames;
import dev.corsac.policy.rule.HeaderList.Name;
import java.util.function.Consumer;

/** {@code request-header-forbidden}: a request header that no script can set. */
final class RequestHeaderForbidden implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.REQUEST_HEADER_FORBIDDEN;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (Name name : HeaderList.requestHeaders(policy.declaration())) {
      if (HeaderNames.isForbiddenRequestHeader(name.text())) {
        findings.accept(
            Finding.of(
                id(),
                name.place(),
                name.quoted()
                    + " is a header that browsers never let a script set, so that no preflight"
                    + " asks for it. Remove it"
                    + (name.lower().equals("cookie")
                        ? "; cookies are sent where allowCredentials is true."
                        : ".")));
      }
    }
  }
}
