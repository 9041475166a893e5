package dev.corsac.cli.application;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.rule.PolicyReview;
import dev.corsac.policy.surface.SurfacePolicy;
import java.util.Optional;

/** What a policy grants where its placeholders have values. */
public final class BoundPolicy {
  private BoundPolicy() {}

  /** The policy with these values; empty if it is not valid with them. */
  public static Optional<Policy> of(SurfacePolicy policy, Placeholders values) {
    PolicyDeclaration declaration = policy.declaration();
    return declaration.crossOrigin()
        ? PolicyReview.of(declaration, values, DomainToAscii.ASCII_ONLY).policy()
        : Optional.of(Policy.sameOrigin(declaration.guarded()));
  }
}
