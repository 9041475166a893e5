package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.rule.HeaderList.Name;
import java.util.HashMap;
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
    Map<String, Name> requestHeaders = new HashMap<>();
    HeaderList.forEachRequestHeader(
        policy.declaration(), name -> judge(name, requestHeaders, findings));
    Map<String, Name> responseHeaders = new HashMap<>();
    HeaderList.forEachResponseHeader(
        policy.declaration(), name -> judge(name, responseHeaders, findings));
  }

  private void judge(Name name, Map<String, Name> seen, Consumer<Finding> findings) {
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
