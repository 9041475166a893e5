package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import java.util.function.Consumer;

/** {@code origins-missing}: no origin at all. */
final class OriginsMissing implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGINS_MISSING;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    if (policy.declaration().effectiveOrigins().isEmpty()) {
      findings.accept(
          Finding.of(
              id(),
              Place.ANNOTATION,
              "@CrossOrigin names no origin, and there is no default. List the origins that may"
                  + " read these responses, as in @CrossOrigin(\"https://app.example.com\"), or"
                  + " write @SameOrigin to grant nothing."));
    }
  }
}
