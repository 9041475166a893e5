package dev.corsac.jaxrs.resource;

import dev.corsac.policy.PolicyDeclaration;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which policy is nearest to a resource method, as reflection shows it: what the compiler decides
 * by docs/architecture.md#which-policy-applies. Used at deployment, and for classes that no table
 * describes.
 */
public final class NearestPolicies {

  private NearestPolicies() {}

  /**
   * The nearest policies of a method: of the method itself and what it overrides, then of the
   * class, its superclasses and its interfaces. Package and {@code Application} are left out.
   *
   * @param ofTypes whether those of classes count
   * @return several only where supertypes of one rank bear policies, which may {@link #disagree}
   */
  public static List<PolicyDeclaration> of(Class<?> type, Method method, boolean ofTypes) {
    Map<Class<?>, List<PolicyDeclaration>> found = new LinkedHashMap<>();
    for (Method each : ResourceAnnotations.family(type, method)) {
      put(each.getDeclaringClass(), each, found);
    }
    return found.isEmpty() && ofTypes ? ofType(type) : undercut(found);
  }

  /** The nearest policies of a class: of itself, its superclasses and its interfaces. */
  public static List<PolicyDeclaration> ofType(Class<?> type) {
    Map<Class<?>, List<PolicyDeclaration>> found = new LinkedHashMap<>();
    for (Class<?> each : ResourceAnnotations.hierarchy(type)) {
      // The interfaces come last: they count only where no class speaks.
      if (each.isInterface() || found.isEmpty()) {
        put(each, each, found);
      }
      if (!found.isEmpty() && !each.isInterface()) {
        break;
      }
    }
    return undercut(found);
  }

  /** Whether policies of one rank say different things: then nothing may pick one of them. */
  public static boolean disagree(List<PolicyDeclaration> nearest) {
    return nearest.stream().anyMatch(each -> !each.grantsSameAs(nearest.get(0)));
  }

  private static void put(
      Class<?> declaring, AnnotatedElement element, Map<Class<?>, List<PolicyDeclaration>> found) {
    List<PolicyDeclaration> policies = PolicyAnnotations.on(element);
    if (!policies.isEmpty()) {
      found.put(declaring, policies);
    }
  }

  /** Leaves out what a subtype says anew. */
  private static List<PolicyDeclaration> undercut(Map<Class<?>, List<PolicyDeclaration>> found) {
    List<PolicyDeclaration> nearest = new ArrayList<>();
    found.forEach((type, policies) -> {
      boolean nearer =
          found.keySet().stream().anyMatch(o -> !o.equals(type) && type.isAssignableFrom(o));
      if (!nearer) {
        nearest.addAll(policies);
      }
    });
    return nearest;
  }
}
