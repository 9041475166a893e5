package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.rule.HeaderList.Name;
import java.util.function.Consumer;

/** {@code any-header-with-credentials}: {@code *} for headers, with credentials. */
final class AnyHeaderWithCredentials implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ANY_HEADER_WITH_CREDENTIALS;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    if (policy.credentials()) {
      for (Name name : HeaderList.requestHeaders(policy.declaration())) {
        judge(name, findings);
      }
      for (Name name : HeaderList.responseHeaders(policy.declaration())) {
        judge(name, findings);
      }
    }
  }

  private void judge(Name name, Consumer<Finding> findings) {
    if (name.text().equals(HeaderList.ANY)) {
      findings.accept(
          Finding.of(
              id(),
              name.place(),
              "\"*\" in "
                  + name.place().member()
                  + " means nothing with allowCredentials: browsers then take it for a header of"
                  + " that name. List the headers."));
    }
  }
}
