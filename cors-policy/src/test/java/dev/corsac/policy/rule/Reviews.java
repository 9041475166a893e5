package dev.corsac.policy.rule;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.DomainToAscii;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reviews as tests look at them. */
final class Reviews {

  private Reviews() {}

  static PolicyReview review(PolicyDeclaration declaration) {
    return PolicyReview.of(declaration, Placeholders.UNKNOWN, DomainToAscii.ASCII_ONLY);
  }

  static PolicyReview review(PolicyDeclaration declaration, Map<String, String> configuration) {
    return PolicyReview.of(
        declaration,
        name -> Optional.ofNullable(configuration.get(name)),
        DomainToAscii.ASCII_ONLY);
  }

  /** The findings as {@code place severity id}, "value[0] ERROR origin-null". */
  static List<String> findings(PolicyReview review) {
    return review.findings().stream().map(Reviews::line).toList();
  }

  static List<String> findings(PolicyDeclaration declaration) {
    return findings(review(declaration));
  }

  private static String line(Finding finding) {
    return (finding.place() + " " + finding.severity() + " " + finding.id()).strip();
  }

  static PolicyDeclaration origins(String... origins) {
    return PolicyDeclaration.crossOrigin(origins);
  }

  /** A policy about whose origins there is nothing to say. */
  static PolicyDeclaration sound() {
    return origins("https://app.example.com");
  }
}
