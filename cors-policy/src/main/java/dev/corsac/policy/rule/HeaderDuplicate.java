package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code header-duplicate}: the same header name twice, whatever the case. */
final class HeaderDuplicate implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.HEADER_DUPLICATE;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    judge(policy.requestHeaders(), findings);
    judge(policy.responseHeaders(), findings);
  }

  private void judge(List<HeaderName> names, Consumer<Finding> findings) {
    Map<String, HeaderName> seen = new HashMap<>();
    for (HeaderName name : names) {
      HeaderName first = seen.putIfAbsent(name.lower(), name);
      if (first != null) {
        findings.accept(
            name.finding(
                id(),
                name.quoted()
                    + (first.text().equals(name.text())
                        ? " is listed twice. Remove one of them."
                        : " is the same header as "
                            + first.quoted()
                            + ", because upper and lower case do not matter. Remove one of"
                            + " them.")));
      }
    }
  }
}
