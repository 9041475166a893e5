package dev.corsac.processor.model;

import dev.corsac.policy.PolicyDeclaration;
import java.util.Optional;

/**
 * One {@code @CrossOrigin} or {@code @SameOrigin}, direct or through a composed annotation.
 *
 * @param bearer the element that is governed by it
 * @param bearerAnnotation the annotation that stands on the bearer: one of ours, or a composed one
 * @param declaredOn the element on which ours stands: the bearer, or an annotation type
 * @param lost the first composed annotation on the way that is gone at run time; empty if none is
 * @param declaration what it says
 */
public record PolicyAnnotation(
    ElementRef bearer,
    String bearerAnnotation,
    ElementRef declaredOn,
    Optional<ElementRef> lost,
    PolicyDeclaration declaration) {

  /** Whether it came through a composed annotation. */
  public boolean composed() {
    return !bearer.equals(declaredOn);
  }

  /** The simple name of ours: {@code CrossOrigin} or {@code SameOrigin}. */
  public String simpleName() {
    return declaration.crossOrigin() ? "CrossOrigin" : "SameOrigin";
  }
}
