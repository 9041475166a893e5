package dev.corsac.processor.model;

import java.util.List;

/**
 * One place in which a policy for a resource method may stand.
 *
 * @param level how near
 * @param element the place
 * @param policies what stands there; more than one is an error reported elsewhere
 */
public record Scope(Level level, ElementRef element, List<PolicyAnnotation> policies) {

  /** How near a scope is, nearest first. */
  public enum Level {
    /** The resource method. */
    METHOD,
    /** A method that it overrides or implements. */
    OVERRIDDEN,
    /** The resource class. */
    CLASS,
    /** A superclass, or after those an interface. */
    SUPERTYPE,
    /** The package of the resource class. */
    PACKAGE
  }

  public Scope {
    policies = List.copyOf(policies);
  }
}
