package dev.corsac.jaxrs.resource;

import dev.corsac.jaxrs.resource.DescribedClasses.Entry;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.ResourceMethod;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Types that stand for all of their subtypes, where a server shows what a locator declares and not
 * what it returned. Loads the described classes the first time that it is asked. Thread safe.
 */
public final class DeclaredTypes {
  private final DescribedClasses described;
  private final List<ClassLoader> loaders;
  private final ConcurrentMap<Class<?>, Set<Class<?>>> subtypes = new ConcurrentHashMap<>();

  /**
   * @param loaders those of the application
   */
  public DeclaredTypes(DescribedClasses described, Collection<ClassLoader> loaders) {
    this.described = described;
    this.loaders = List.copyOf(loaders);
  }

  /** The described subtypes of a type that have another policy for a method than the type. */
  public List<Class<?>> differing(Class<?> type, Method method) {
    List<@Nullable PolicyDeclaration> due = policies(type, method);
    List<Class<?>> differing = new ArrayList<>();
    for (Class<?> subtype : subtypes.computeIfAbsent(type, this::load)) {
      if (!policies(subtype, method).equals(due)) {
        differing.add(subtype);
      }
    }
    return differing;
  }

  /** What a method has of its own, and from its package. */
  private List<@Nullable PolicyDeclaration> policies(Class<?> type, Method method) {
    Entry entry = described.entry(type);
    Optional<ResourceMethod> found =
        entry == null
            ? Optional.empty()
            : entry.method(
                ResourceAnnotations.family(type, inherited(type, method)).stream()
                    .map(ResourceAnnotations::signature)
                    .toList());
    List<@Nullable PolicyDeclaration> policies = new ArrayList<>();
    policies.add(found.map(ResourceMethod::own).map(DeclaredPolicy::declaration).orElse(null));
    policies.add(found.map(ResourceMethod::outer).map(DeclaredPolicy::declaration).orElse(null));
    return policies;
  }

  /** The method as the type has it. */
  private static Method inherited(Class<?> type, Method method) {
    try {
      return type.getMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException e) {
      return method;
    }
  }

  private Set<Class<?>> load(Class<?> type) {
    // A plugin's subtypes stand beside the type, where the application may not look.
    Set<ClassLoader> looking = new LinkedHashSet<>(loaders);
    if (type.getClassLoader() != null) {
      looking.add(type.getClassLoader());
    }
    Set<Class<?>> found = new LinkedHashSet<>();
    for (String name : described.names()) {
      for (ClassLoader loader : looking) {
        try {
          Class<?> each = Class.forName(name, false, loader);
          if (each != type && type.isAssignableFrom(each)) {
            found.add(each);
          }
        } catch (ClassNotFoundException | LinkageError e) {
          // Another loader has it, or nothing can be made of it.
        }
      }
    }
    return found;
  }
}
