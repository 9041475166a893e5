package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.rule.HeaderList.Name;
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
    judge(HeaderList.requestHeaders(policy.declaration()), findings);
    judge(HeaderList.responseHeaders(policy.declaration()), findings);
  }

  private void judge(List<Name> names, Consumer<Finding> findings) {
    Map<String, Name> seen = new HashMap<>();
    for (Name name : names) {
      Name first = seen.putIfAbsent(name.lower(), name);
      if (first != null) {
        findings.accept(
            Finding.of(
                id(),
                name.place(),
                name.quoted()
                    + (first.text().equals(name.text())
                        ? " is listed twice. Remove one of them."
                        : " is the same header as "
                            + first.quoted()
                            + ", since names are compared without regard to case. Remove one of"
                            + " them.")));
      }
    }
  }
}
