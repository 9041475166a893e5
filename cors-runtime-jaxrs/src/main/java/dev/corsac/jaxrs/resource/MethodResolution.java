package dev.corsac.jaxrs.resource;

import dev.corsac.jaxrs.resource.DescribedClasses.Entry;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.ResourceMethod;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the resource method of the tables that a server has chosen, by signature over the hierarchy
 * of its class (docs/architecture.md#keys). Thread safe.
 */
public final class MethodResolution {
  private final DescribedClasses described;
  private final Set<Class<?>> undescribed;

  /**
   * @param undescribed the classes that are served and that no table describes
   */
  public MethodResolution(DescribedClasses described, Set<Class<?>> undescribed) {
    this.described = described;
    this.undescribed = Set.copyOf(undescribed);
  }

  /** Whether a class tells so little that the resource itself has to be looked at. */
  public boolean dependsOnResource(Class<?> type) {
    return RunTimeClasses.isProxy(type)
        || !described.aliased(type).isEmpty()
        || Modifier.isAbstract(type.getModifiers());
  }

  /** Whether it is a described type that some locator declares. */
  public boolean isDeclaredByLocator(Class<?> type) {
    Entry entry = described.entry(type);
    return entry != null && isTarget(entry);
  }

  /**
   * Whether a method is none of the resource methods of its class, which a table describes: only
   * the program itself can have given it to the server.
   */
  public boolean isOfProgram(Class<?> reported, Method method) {
    Class<?> type = RunTimeClasses.written(reported);
    Entry own = described.entry(type);
    return own != null
        && method.getDeclaringClass().isAssignableFrom(type)
        && !ResourceAnnotations.isRouted(type, method)
        && own.method(signatures(type, method)).isEmpty();
  }

  /** What the tables call a method that a server has chosen. */
  public MethodKey resolve(Class<?> reported, Method method) {
    Class<?> type = RunTimeClasses.written(reported);
    Set<String> signatures = signatures(type, method);
    Entry own = described.entry(type);
    List<MethodKey> ways =
        own == null ? ofOthers(type, method, signatures) : of(type, own, signatures);
    return ways.isEmpty() ? MethodKey.UNKNOWN : ways.get(0).or(ways.subList(1, ways.size()));
  }

  private static Set<String> signatures(Class<?> type, Method method) {
    Set<String> signatures = new LinkedHashSet<>();
    signatures.add(ResourceAnnotations.signature(method));
    for (Method each : ResourceAnnotations.family(type, method)) {
      signatures.add(ResourceAnnotations.signature(each));
    }
    return signatures;
  }

  private List<MethodKey> of(Class<?> type, Entry own, Set<String> signatures) {
    if (Modifier.isAbstract(type.getModifiers())
        && !described.aliased(type).isEmpty()
        && !standsForAliased(type, type)) {
      return List.of();
    }
    String signature = signatures.iterator().next();
    boolean ownPolicy = own.method(signatures).filter(m -> m.own() == null).isEmpty();
    List<MethodKey> ways = new ArrayList<>();
    MethodKey itself = new MethodKey(type.getName(), signature);
    if (ownPolicy) {
      ways.add(itself);
    } else if (isReached(own)) {
      // It may also be what a locator returns that declares a supertype.
      ways.add(itself);
      ways.addAll(supertypes(type, own, signatures, this::isTarget));
    } else {
      // Only such a locator can have returned it: that locator's policy counts, or the package's.
      ways.addAll(
          supertypes(type, own, signatures, entry -> haveSameOuter(own, entry, signatures)));
      if (ways.isEmpty()) {
        ways.add(itself);
      }
    }
    return ways;
  }

  /**
   * A class that no table describes has the policy that it inherits; where it inherits none, it is
   * what a described supertype is that some locator declares.
   */
  private List<MethodKey> ofOthers(Class<?> type, Method method, Set<String> signatures) {
    List<PolicyDeclaration> nearest = NearestPolicies.of(type, method, true);
    if (!nearest.isEmpty() && !RunTimeClasses.isProxy(type)) {
      return List.of(inheriting(type, nearest, signatures));
    }
    boolean servedItself = undescribed.contains(type);
    List<MethodKey> ways = new ArrayList<>();
    for (Class<?> each : ResourceAnnotations.hierarchy(type)) {
      Entry entry = described.entry(each);
      if (entry != null && isTarget(entry)) {
        ways.addAll(keys(each, entry, signatures));
      } else if (!servedItself && standsForAliased(type, each)) {
        described.aliased(each).forEach(behind -> ways.addAll(keys(each, behind, signatures)));
      }
    }
    if (servedItself && !ways.isEmpty()) {
      // By the path: below a locator it is what that declares, at its own path it has no policy.
      ways.add(0, new MethodKey(type.getName(), signatures.iterator().next()));
    }
    return ways.stream().distinct().toList();
  }

  /**
   * The described supertype that says what is nearest; a policy that none of them says, nobody has
   * judged.
   */
  private MethodKey inheriting(
      Class<?> type, List<PolicyDeclaration> nearest, Set<String> signatures) {
    if (!NearestPolicies.disagree(nearest)) {
      for (Class<?> each : ResourceAnnotations.hierarchy(type)) {
        Entry entry = described.entry(each);
        if (entry != null
            && entry
                .method(signatures)
                .map(ResourceMethod::own)
                .filter(own -> nearest.contains(own.declaration()))
                .isPresent()) {
          return keys(each, entry, signatures).get(0);
        }
      }
    }
    return MethodKey.REFUSED;
  }

  /**
   * An alias counts for the class that it stands for, and where nothing tells which class that is,
   * only if it can be no other.
   */
  private boolean standsForAliased(Class<?> type, Class<?> alias) {
    boolean tellsNothing =
        RunTimeClasses.isProxy(type) || (type == alias && Modifier.isAbstract(type.getModifiers()));
    return tellsNothing
        && !described.aliased(alias).isEmpty()
        && undescribed.stream().noneMatch(alias::isAssignableFrom);
  }

  private List<MethodKey> supertypes(
      Class<?> type, Entry own, Set<String> signatures, Predicate<Entry> counts) {
    List<MethodKey> found = new ArrayList<>();
    for (Class<?> supertype : ResourceAnnotations.hierarchy(type)) {
      Entry entry = described.entry(supertype);
      if (entry != null && !entry.equals(own) && counts.test(entry)) {
        keys(supertype, entry, signatures).forEach(found::add);
      }
    }
    return found;
  }

  private static List<MethodKey> keys(Class<?> type, Entry entry, Set<String> signatures) {
    return signatures.stream()
        .filter(entry::hasMethod)
        .map(signature -> new MethodKey(type.getName(), signature))
        .toList();
  }

  private boolean isTarget(Entry entry) {
    return described.isTarget(entry.resource().name());
  }

  /** Whether a route leads to the class itself. */
  private boolean isReached(Entry entry) {
    return entry.resource().template() != null || isTarget(entry);
  }

  /** Where no locator has a policy, that of the class's own package is due. */
  private static boolean haveSameOuter(Entry own, Entry supertype, Set<String> signatures) {
    return outer(own, signatures).equals(outer(supertype, signatures));
  }

  private static Optional<PolicyDeclaration> outer(Entry entry, Set<String> signatures) {
    return entry.method(signatures).map(ResourceMethod::outer).map(DeclaredPolicy::declaration);
  }
}
