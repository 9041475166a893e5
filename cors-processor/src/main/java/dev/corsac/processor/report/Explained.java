package dev.corsac.processor.report;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Severity;
import java.util.EnumSet;
import java.util.Set;

/** Ends messages with where to read more, and how to accept the finding: once for each id. */
public final class Explained {
  private final Set<DiagnosticId> ids = EnumSet.noneOf(DiagnosticId.class);

  /** Nothing is explained yet. */
  public Explained() {}

  /**
   * The end of a finding's message: the page and, where that is possible, the toleration to paste.
   * Empty if the id was explained before.
   */
  public String endOf(Finding finding) {
    String id = finding.id().id();
    if (!ids.add(finding.id())) {
      return "";
    }
    return "\n  See docs/diagnostics/"
        + id
        + ".md."
        + (isTolerable(finding)
            ? " To accept it here: tolerate = @Tolerate(value = \"" + id + "\", reason = \"…\")."
            : "");
  }

  /** A conflict of policies is tolerable only as a warning: else no answer can hold for both. */
  private static boolean isTolerable(Finding finding) {
    return finding.id().tolerable()
        && (finding.id() != DiagnosticId.POLICY_CONFLICT || finding.severity() != Severity.ERROR);
  }
}
