package dev.corsac.cli.application;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.rule.PolicyReview;
import dev.corsac.policy.surface.SurfacePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a policy grants where its placeholders have values. */
public final class BoundPolicy {
  private BoundPolicy() {}

  /** Whether it has placeholders, well written or not. */
  static boolean isConfigured(SurfacePolicy policy) {
    PolicyDeclaration declaration = policy.declaration();
    return Stream.of(
            declaration.effectiveOrigins(),
            declaration.allowedHeaders(),
            declaration.exposedHeaders())
        .flatMap(List::stream)
        .anyMatch(element -> element.contains("${"));
  }

  /** The policy with these values; empty if it is not valid with them. */
  public static Optional<Policy> of(SurfacePolicy policy, Placeholders values) {
    PolicyDeclaration declaration = policy.declaration();
    return declaration.crossOrigin()
        ? PolicyReview.of(declaration, values, DomainToAscii.ASCII_ONLY).policy()
        : Optional.of(Policy.sameOrigin(declaration.guarded()));
  }
}
