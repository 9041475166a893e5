package dev.corsac.processor.report;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Severity;
import java.util.Map;

/**
 * What {@code -Acorsac.off}, {@code -Acorsac.warn} and {@code -Acorsac.error} make of findings.
 *
 * @param byId the severity asked for, by id
 */
public record SeveritySettings(Map<DiagnosticId, Severity> byId) {

  public SeveritySettings {
    byId = Map.copyOf(byId);
  }

  /** The severity of a finding; an error stays one whatever the settings say. */
  public Severity of(Finding finding) {
    return finding.severity() == Severity.ERROR
        ? Severity.ERROR
        : byId.getOrDefault(finding.id(), finding.severity());
  }
}
