package dev.corsac.jaxrs.resource;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import dev.corsac.Tolerate;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The policies that annotations declare, as a running program sees them. */
public final class PolicyAnnotations {

  private PolicyAnnotations() {}

  /** The policies on an element itself, direct and composed; more than one does not compile. */
  public static List<PolicyDeclaration> on(AnnotatedElement element) {
    List<PolicyDeclaration> found = new ArrayList<>(1);
    collect(element, new HashSet<>(), found);
    return found;
  }

  /** Those of an {@code Application}: its own, or those of its nearest superclass that has any. */
  static List<PolicyDeclaration> ofApplication(Class<?> application) {
    for (Class<?> c = application; c != null; c = c.getSuperclass()) {
      List<PolicyDeclaration> found = on(c);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static void collect(
      AnnotatedElement element,
      Set<Class<? extends Annotation>> seen,
      List<PolicyDeclaration> found) {
    for (Annotation annotation : element.getDeclaredAnnotations()) {
      Class<? extends Annotation> type = annotation.annotationType();
      if (annotation instanceof CrossOrigin crossOrigin) {
        found.add(declaration(crossOrigin));
      } else if (annotation instanceof SameOrigin sameOrigin) {
        PolicyDeclaration declared =
            PolicyDeclaration.sameOrigin().tolerating(tolerations(sameOrigin.tolerate()));
        found.add(sameOrigin.guarded() ? declared : declared.unguarded());
      } else if (!type.getName().startsWith("java.lang.")
          && !type.getName().startsWith("jakarta.ws.rs.")
          && seen.add(type)) {
        collect(type, seen, found);
      }
    }
  }

  private static PolicyDeclaration declaration(CrossOrigin annotation) {
    return new PolicyDeclaration(
        true,
        List.of(annotation.value()),
        List.of(annotation.origins()),
        List.of(annotation.allowedHeaders()),
        List.of(annotation.exposedHeaders()),
        annotation.allowCredentials(),
        annotation.maxAge(),
        annotation.guarded(),
        List.of(tolerations(annotation.tolerate())));
  }

  private static Toleration[] tolerations(Tolerate[] accepted) {
    return Arrays.stream(accepted)
        .map(tolerate -> new Toleration(tolerate.value(), tolerate.reason()))
        .toArray(Toleration[]::new);
  }
}
