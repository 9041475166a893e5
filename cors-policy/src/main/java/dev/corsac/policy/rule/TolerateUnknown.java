package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.EditDistance;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Quoted;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** {@code tolerate-unknown}: an id that does not exist, or that cannot be tolerated. */
final class TolerateUnknown implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.TOLERATE_UNKNOWN;
  }

  private static final int MISSPELT = 3;

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (int i = 0; i < policy.declaration().tolerate().size(); i++) {
      String id = policy.declaration().tolerate().get(i).id();
      Optional<DiagnosticId> known = DiagnosticId.byId(id);
      if (known.isEmpty()) {
        Finding finding =
            Finding.of(
                id(),
                new Place("tolerate", i),
                Quoted.text(id) + " is not a diagnostic. Write the id from the message.");
        findings.accept(nearest(id).map(finding::suggesting).orElse(finding));
      } else if (!known.get().tolerable()) {
        findings.accept(
            Finding.of(
                id(),
                new Place("tolerate", i),
                Quoted.text(id) + " cannot be tolerated. Remove this, and fix what it is about."));
      }
    }
  }

  /** The tolerable id that was most likely meant. */
  private static Optional<String> nearest(String id) {
    String lower = id.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    String meant = lower.startsWith("cors:") ? lower.substring("cors:".length()) : lower;
    ToIntFunction<String> distance = known -> EditDistance.atMost(MISSPELT, meant, known);
    return Arrays.stream(DiagnosticId.values())
        .filter(DiagnosticId::tolerable)
        .map(DiagnosticId::id)
        .filter(known -> distance.applyAsInt(known) <= MISSPELT)
        .min(Comparator.comparingInt(distance));
  }
}
