package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
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
      policy.headers().forEach(name -> judge(name, findings));
    }
  }

  private void judge(HeaderName name, Consumer<Finding> findings) {
    if (name.text().equals(HeaderName.ANY)) {
      findings.accept(
          name.finding(
              id(),
              "\"*\" in "
                  + name.place().member()
                  + " does not work with allowCredentials: browsers then take it for a header with"
                  + " that name. List the headers."));
    }
  }
}
