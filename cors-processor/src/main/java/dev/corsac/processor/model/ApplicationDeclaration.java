package dev.corsac.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A concrete subclass of {@code jakarta.ws.rs.core.Application} in this compilation.
 *
 * @param element the type
 * @param binaryName its binary name
 * @param policies the policies on it, or on its nearest superclass that bears any
 * @param listing its override of {@code getClasses} or {@code getSingletons}, or the class itself
 *     if that is inherited; empty if there is none
 */
public record ApplicationDeclaration(
    ElementRef element,
    String binaryName,
    List<PolicyAnnotation> policies,
    Optional<ElementRef> listing) {

  public ApplicationDeclaration {
    policies = List.copyOf(policies);
  }
}
