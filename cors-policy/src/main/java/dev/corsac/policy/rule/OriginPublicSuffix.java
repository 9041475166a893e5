package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.origin.HostKind;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.function.Consumer;

/** {@code origin-public-suffix}: all subdomains of a name under which strangers register theirs. */
final class OriginPublicSuffix implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_PUBLIC_SUFFIX;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (AcceptedOrigin each : policy.accepted()) {
      OriginElement origin = each.element();
      OriginPattern pattern = each.pattern();
      if (pattern.subdomains() && pattern.hostKind() == HostKind.DOMAIN) {
        judge(origin, pattern.host(), findings);
      }
    }
  }

  private void judge(OriginElement origin, String host, Consumer<Finding> findings) {
    PublicSuffixList list = PublicSuffixList.bundled();
    boolean suffix = list.isPublicSuffix(host);
    if (suffix || list.hasPublicSuffixBelow(host)) {
      findings.accept(
          origin.finding(
              id(),
              Quoted.text(origin.text())
                  + " allows sites of people you do not know: "
                  + Quoted.text(host)
                  + (suffix ? " is a public suffix" : " has public suffixes below it")
                  + ", under which anyone can register a name (public suffix list of "
                  + list.date()
                  + "). Name your own domain below it."));
    }
  }
}
