package dev.corsac.processor.model;

import dev.corsac.policy.PolicyDeclaration;

/**
 * One {@code @CrossOrigin} or {@code @SameOrigin}, direct or through a composed annotation.
 *
 * @param bearer the element that is governed by it
 * @param bearerAnnotation the annotation that stands on the bearer: one of ours, or a composed one
 * @param declaredOn the element on which ours stands: the bearer, or an annotation type
 * @param declaration what it says
 */
public record PolicyAnnotation(
    ElementRef bearer,
    String bearerAnnotation,
    ElementRef declaredOn,
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
