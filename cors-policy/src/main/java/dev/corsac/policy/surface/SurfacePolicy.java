package dev.corsac.policy.surface;

import dev.corsac.policy.PolicyDeclaration;
import java.util.List;

/**
 * The policy of a route. Immutable and thread safe.
 *
 * @param bearer the element that is governed by it, as people write it: {@code
 *     com.acme.OrderResource.list(int)}
 * @param declaredOn the element on which ours stands: the bearer, or a composed annotation
 * @param declaration what it says
 */
public record SurfacePolicy(String bearer, String declaredOn, PolicyDeclaration declaration) {
  /** The simple name of the annotation that grants. */
  public static final String CROSS_ORIGIN = "CrossOrigin";

  /** The simple name of the annotation that grants nothing. */
  public static final String SAME_ORIGIN = "SameOrigin";

  /** The simple name of ours: {@code CrossOrigin} or {@code SameOrigin}. */
  public String annotation() {
    return declaration.crossOrigin() ? CROSS_ORIGIN : SAME_ORIGIN;
  }

  /** Whether it came through a composed annotation. */
  public boolean composed() {
    return !bearer.equals(declaredOn);
  }

  /** The origins as written, placeholders included; empty for {@code @SameOrigin}. */
  public List<String> origins() {
    return declaration.effectiveOrigins();
  }
}
