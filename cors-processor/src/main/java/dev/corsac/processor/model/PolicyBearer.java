package dev.corsac.processor.model;

import java.util.List;

/**
 * An element of the sources that bears a policy, or several by mistake.
 *
 * @param element the element
 * @param kind what it is
 * @param policies its policies, in the order of the source, never empty
 */
public record PolicyBearer(ElementRef element, Kind kind, List<PolicyAnnotation> policies) {

  /** What bears a policy. */
  public enum Kind {
    /** A class that servers can make instances of. */
    CLASS,
    /** An interface or abstract class. */
    ABSTRACT_TYPE,
    /** A method with a body in a class. */
    METHOD,
    /** A method of an interface or abstract class. */
    ABSTRACT_METHOD,
    /** A package. */
    PACKAGE,
    /** A composed annotation. */
    COMPOSED_ANNOTATION,
    /** A composed annotation that does not last until run time. */
    COMPOSED_ANNOTATION_NOT_RETAINED,
    /** A subclass of {@code Application}. */
    APPLICATION
  }

  public PolicyBearer {
    policies = List.copyOf(policies);
  }
}
