package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.origin.OriginFault;
import dev.corsac.policy.origin.OriginReading.Refused;
import java.util.function.Consumer;

/** A rule whose judgement the origin grammar has already made. */
abstract sealed class GrammarRule implements PolicyRule
    permits OriginHost,
        OriginMalformed,
        OriginNotCanonical,
        OriginNull,
        OriginPatternRule,
        OriginPort,
        OriginScheme {

  private final DiagnosticId id;
  private final OriginFault fault;

  GrammarRule(DiagnosticId id, OriginFault fault) {
    this.id = id;
    this.fault = fault;
  }

  @Override
  public final DiagnosticId id() {
    return id;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (OriginElement origin : policy.origins()) {
      if (origin.reading() instanceof Refused refused
          && refused.fault() == fault
          && !origin.holdsPlaceholder()) {
        Finding finding = origin.finding(id, refused.problem());
        findings.accept(
            refused
                .suggestion()
                .map(origin.element()::replacement)
                .map(finding::suggesting)
                .orElse(finding));
      }
    }
  }
}
