package dev.corsac.policy.rule;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import java.util.function.Consumer;

/** {@code max-age-out-of-range}: a max age that no browser heeds. */
final class MaxAgeOutOfRange implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.MAX_AGE_OUT_OF_RANGE;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    long maxAge = policy.declaration().maxAge();
    if (maxAge < 0) {
      findings.accept(
          finding(
              maxAge
                  + " is negative. Write 0 to keep browsers from caching the preflight's answer, or"
                  + " leave maxAge out for "
                  + PolicyDeclaration.DEFAULT_MAX_AGE
                  + " seconds."));
    } else if (maxAge > Policy.MAX_MAX_AGE) {
      findings.accept(
          finding(
              maxAge
                  + " seconds is longer than any browser keeps a preflight's answer, and"
                  + " a policy that you withdraw would live on for as long. The maximum is "
                  + Policy.MAX_MAX_AGE
                  + ", a day."));
    }
  }

  private Finding finding(String problem) {
    return Finding.of(id(), Place.of("maxAge"), problem);
  }
}
