package dev.corsac.processor.model;

import java.util.List;

/**
 * A concrete subclass of {@code jakarta.ws.rs.core.Application} in this compilation.
 *
 * @param element the type
 * @param binaryName its binary name
 * @param policies the policies on it
 * @param listsClasses whether it overrides {@code getClasses} or {@code getSingletons}
 */
public record ApplicationDeclaration(
    ElementRef element, String binaryName, List<PolicyAnnotation> policies, boolean listsClasses) {

  public ApplicationDeclaration {
    policies = List.copyOf(policies);
  }
}
