package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.function.Consumer;

/** {@code origin-subdomains-with-credentials}: credentials with all subdomains. */
final class OriginSubdomainsWithCredentials implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_SUBDOMAINS_WITH_CREDENTIALS;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (AcceptedOrigin each : policy.accepted()) {
      OriginElement origin = each.element();
      OriginPattern pattern = each.pattern();
      if (pattern.subdomains() && policy.credentials()) {
        findings.accept(
            origin.finding(
                id(),
                Quoted.text(origin.text())
                    + " lets every subdomain act here as the user. One that is taken over, or that"
                    + " runs a stranger's script, is enough. List the subdomains that need it."));
      }
    }
  }
}
