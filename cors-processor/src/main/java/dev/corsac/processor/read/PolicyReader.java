package dev.corsac.processor.read;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.PolicyAnnotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** Reads the policies on an element, direct ones and those of composed annotations. */
public final class PolicyReader {
  /** The name of {@code @CrossOrigin}. */
  public static final String CROSS_ORIGIN = "dev.corsac.CrossOrigin";

  /** The name of {@code @SameOrigin}. */
  public static final String SAME_ORIGIN = "dev.corsac.SameOrigin";

  private static final String TEXTS = "java.lang.String[]";
  private static final Map<String, String> MEMBERS =
      Map.of(
          "value",
          TEXTS,
          "origins",
          TEXTS,
          "allowedHeaders",
          TEXTS,
          "exposedHeaders",
          TEXTS,
          "allowCredentials",
          "boolean",
          "maxAge",
          "long",
          "guarded",
          "boolean",
          "tolerate",
          "dev.corsac.Tolerate[]");
  private static final Map<String, String> MEMBERS_OF_TOLERATE =
      Map.of("value", "java.lang.String", "reason", "java.lang.String");

  private final Signatures signatures;
  private final Sources sources;

  /** Reads with these tools of one compilation. */
  PolicyReader(Signatures signatures, Sources sources) {
    this.signatures = signatures;
    this.sources = sources;
  }

  /** The name of an element. */
  public ElementRef refOf(Element element) {
    if (element instanceof TypeElement type) {
      return ElementRef.type(type.getQualifiedName().toString());
    }
    if (element instanceof ExecutableElement method
        && method.getEnclosingElement() instanceof TypeElement owner) {
      return ElementRef.method(owner.getQualifiedName().toString(), signatures.of(method));
    }
    return ElementRef.ofPackage(((PackageElement) element).getQualifiedName().toString());
  }

  /**
   * All policies on an element, in the order of the source.
   *
   * @throws UnresolvedException if one of its annotations, or a value in one, does not exist yet
   */
  public List<PolicyAnnotation> policiesOn(Element element) throws UnresolvedException {
    List<PolicyAnnotation> policies = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (sources.lack(mirror, element)) {
        continue;
      }
      collect(
          element,
          AnnotationMembers.nameOf(mirror),
          element,
          Optional.empty(),
          mirror,
          new HashSet<>(),
          policies);
    }
    return policies;
  }

  private void collect(
      Element bearer,
      String bearerAnnotation,
      Element declaredOn,
      Optional<ElementRef> lost,
      AnnotationMirror mirror,
      Set<String> seen,
      List<PolicyAnnotation> policies)
      throws UnresolvedException {
    String name = AnnotationMembers.nameOf(mirror);
    boolean crossOrigin = name.equals(CROSS_ORIGIN);
    if (crossOrigin || name.equals(SAME_ORIGIN)) {
      policies.add(
          new PolicyAnnotation(
              refOf(bearer), bearerAnnotation, refOf(declaredOn), lost, read(crossOrigin, mirror)));
    } else if (!name.startsWith("java.lang.")
        && !name.startsWith(JakartaNames.JAX_RS_PACKAGE)
        && seen.add(name)) {
      TypeElement composed = AnnotationMembers.typeOf(mirror);
      Optional<ElementRef> lostHere =
          lost.isPresent() || CompilationReader.isRetained(composed)
              ? lost
              : Optional.of(refOf(composed));
      for (AnnotationMirror meta : composed.getAnnotationMirrors()) {
        if (!sources.lack(meta, composed)) {
          collect(bearer, bearerAnnotation, composed, lostHere, meta, seen, policies);
        }
      }
    }
  }

  private static PolicyDeclaration read(boolean crossOrigin, AnnotationMirror mirror)
      throws UnresolvedException {
    AnnotationMembers.expectMembers(mirror, MEMBERS);
    List<Toleration> tolerate = new ArrayList<>();
    for (AnnotationMirror accepted : AnnotationMembers.annotations(mirror, "tolerate")) {
      AnnotationMembers.expectMembers(accepted, MEMBERS_OF_TOLERATE);
      tolerate.add(
          new Toleration(
              AnnotationMembers.string(accepted, "value").orElse(""),
              AnnotationMembers.string(accepted, "reason").orElse("")));
    }
    return new PolicyDeclaration(
        crossOrigin,
        AnnotationMembers.strings(mirror, "value"),
        AnnotationMembers.strings(mirror, "origins"),
        AnnotationMembers.strings(mirror, "allowedHeaders"),
        AnnotationMembers.strings(mirror, "exposedHeaders"),
        AnnotationMembers.bool(mirror, "allowCredentials").orElse(false),
        AnnotationMembers.number(mirror, "maxAge").orElse(PolicyDeclaration.DEFAULT_MAX_AGE),
        AnnotationMembers.bool(mirror, "guarded").orElse(true),
        tolerate);
  }
}
