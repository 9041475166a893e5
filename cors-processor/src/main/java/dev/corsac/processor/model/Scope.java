package dev.corsac.processor.model;

import java.util.List;
import java.util.Set;

/**
 * One place in which a policy for a resource method may stand.
 *
 * @param level how near
 * @param element the place
 * @param policies what stands there; more than one is an error reported elsewhere
 * @param above the canonical names of the types from which the type inherits in which the place is;
 *     known where a policy stands in a place that is inherited
 */
public record Scope(
    Level level, ElementRef element, List<PolicyAnnotation> policies, Set<String> above) {

  /** How near a scope is, nearest first. */
  public enum Level {
    /** The resource method, in the resource class. */
    METHOD,
    /** A method that it overrides or implements, or that the class inherits. */
    OVERRIDDEN,
    /** The resource class. */
    CLASS,
    /** A superclass. */
    SUPERCLASS,
    /** An interface of the class or of a superclass. */
    INTERFACE,
    /** The package of the resource class. */
    PACKAGE
  }

  public Scope {
    policies = List.copyOf(policies);
    above = Set.copyOf(above);
  }
}
