package dev.corsac.policy.rule;

import dev.corsac.policy.Finding;
import dev.corsac.policy.Placeholders;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.origin.DomainToAscii;
import java.util.List;
import java.util.Optional;

/**
 * SKELETON: to be written. A declaration held against every rule that concerns one policy.
 *
 * @param findings what the rules object to, in the order of the source, accepted findings included
 * @param policy what is granted; empty if an error that is not tolerated was found, or a
 *     placeholder has neither a value nor a default
 */
public record PolicyReview(List<Finding> findings, Optional<Policy> policy) {

  /** Judges a declaration. */
  public static PolicyReview of(
      PolicyDeclaration declaration, Placeholders placeholders, DomainToAscii domainToAscii) {
    throw new UnsupportedOperationException();
  }
}
