package dev.corsac.processor.model;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import java.util.Optional;

/**
 * A finding and where it is shown.
 *
 * @param element the element it is shown at
 * @param annotation the name of the annotation on it; empty for the element itself
 * @param policy the policy that may tolerate it; empty if none can
 * @param finding what is objected to
 * @param meetsCarried whether it is about how classes of this compilation go together with a class
 *     file that an earlier one left, which may be there by mistake
 */
public record Diagnostic(
    ElementRef element,
    String annotation,
    Optional<PolicyAnnotation> policy,
    Finding finding,
    boolean meetsCarried) {

  /** A finding about what this compilation compiles. */
  public Diagnostic(
      ElementRef element, String annotation, Optional<PolicyAnnotation> policy, Finding finding) {
    this(element, annotation, policy, finding, false);
  }

  /** A finding of the id's own severity about an element, whatever annotations it bears. */
  public static Diagnostic at(ElementRef element, DiagnosticId id, String problem) {
    return new Diagnostic(element, "", Optional.empty(), Finding.of(id, Place.ANNOTATION, problem));
  }

  /** A finding about a policy, shown at the annotation that the developer wrote. */
  public static Diagnostic at(PolicyAnnotation policy, Finding finding) {
    return new Diagnostic(policy.bearer(), policy.bearerAnnotation(), Optional.of(policy), finding);
  }

  /** A finding of the id's own severity about a policy as a whole. */
  public static Diagnostic at(PolicyAnnotation policy, DiagnosticId id, String problem) {
    return at(policy, Finding.of(id, Place.ANNOTATION, problem));
  }
}
