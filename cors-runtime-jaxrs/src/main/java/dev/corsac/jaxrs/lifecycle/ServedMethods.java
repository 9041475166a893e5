package dev.corsac.jaxrs.lifecycle;

import dev.corsac.jaxrs.resource.ClassReview;
import dev.corsac.jaxrs.resource.DeclaredTypes;
import dev.corsac.jaxrs.resource.MethodKey;
import dev.corsac.jaxrs.resource.MethodResolution;
import dev.corsac.jaxrs.resource.NearestPolicies;
import dev.corsac.jaxrs.resource.ResourceAnnotations;
import dev.corsac.jaxrs.resource.RunTimeClasses;
import dev.corsac.jaxrs.value.PolicyBinding;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.decide.Decisions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The resource methods that the server has chosen under one snapshot of what is in force. Reflects
 * the first time only. Thread safe.
 */
public final class ServedMethods {
  private static final Logger LOG = System.getLogger("dev.corsac");

  private final ClassReview review;
  private final MethodResolution resolution;
  private final DeclaredTypes declaredTypes;
  private final Decisions decisions;
  private final Function<PolicyDeclaration, Policy> policies;
  private final BiConsumer<Class<?>, String> report;

  // Most methods are chosen as their own class's; those that are inherited, as several classes'.
  private final ConcurrentMap<Method, ServedMethod> chosen = new ConcurrentHashMap<>();
  private final ConcurrentMap<Class<?>, ConcurrentMap<Method, ServedMethod>> inherited =
      new ConcurrentHashMap<>();
  // Where the class is only what a locator declares.
  private final ConcurrentMap<Class<?>, ConcurrentMap<Method, ServedMethod>> declared =
      new ConcurrentHashMap<>();

  /**
   * @param policies the policy that a declaration stands for which no table holds
   * @param report takes what is wrong with a class that the server shows only now
   */
  ServedMethods(
      ClassReview review,
      MethodResolution resolution,
      DeclaredTypes declaredTypes,
      Decisions decisions,
      Function<PolicyDeclaration, Policy> policies,
      BiConsumer<Class<?>, String> report) {
    this.review = review;
    this.resolution = resolution;
    this.declaredTypes = declaredTypes;
    this.decisions = decisions;
    this.policies = policies;
    this.report = report;
  }

  /** What is known of a resource method that the server has chosen. */
  public ServedMethod of(Class<?> type, Method method) {
    ConcurrentMap<Method, ServedMethod> ofType =
        method.getDeclaringClass() == type ? chosen : inherited.get(type);
    if (ofType == null) {
      ofType = inherited.computeIfAbsent(type, absent -> new ConcurrentHashMap<>());
    }
    ServedMethod known = ofType.get(method);
    if (known == null) {
      known = resolve(type, method).ofResource(resolution.dependsOnResource(type));
      ofType.put(method, known);
    }
    return known;
  }

  /**
   * What is known of a resource method of whatever a locator returned that declares a type. Where
   * the type's subtypes have policies of their own, nothing tells which one is due, and nothing is
   * granted.
   */
  public ServedMethod ofDeclared(Class<?> type, Method method) {
    return declared
        .computeIfAbsent(type, absent -> new ConcurrentHashMap<>())
        .computeIfAbsent(method, each -> resolveDeclared(type, each));
  }

  private ServedMethod resolveDeclared(Class<?> type, Method method) {
    ServedMethod itself = of(type, method);
    List<Class<?>> differing = declaredTypes.differing(type, method);
    return differing.isEmpty()
        ? itself
        : undecided(
            itself.route(),
            differing,
            "CXF resolves sub-resources statically (jaxrs.static.subresources): it shows the type"
                + " that a locator declares, not the class that it returned. ",
            "Switch the property off, let");
  }

  /** A method that nothing may be granted for, because any of several subtypes can have it. */
  private static ServedMethod undecided(
      String route, Collection<Class<?>> differing, String why, String fix) {
    LOG.log(
        Level.WARNING,
        why
            + route
            + " grants nothing to any origin, because these subtypes have other policies: "
            + differing.stream().map(Class::getName).sorted().collect(Collectors.joining(", "))
            + ". "
            + fix
            + " the locator declare the class that it returns, or give all of them one policy.");
    return new ServedMethod(route, Policy.UNDECIDED);
  }

  private ServedMethod resolve(Class<?> type, Method method) {
    Class<?> written = RunTimeClasses.written(type);
    String route = ResourceAnnotations.route(written, method);
    Optional<String> problem = review.problem(written);
    if (problem.isPresent()) {
      report.accept(written, problem.get());
      return new ServedMethod(route, ofAnnotations(written, method));
    }
    if (resolution.isOfProgram(type, method)
        && !NearestPolicies.of(written, method, true).isEmpty()) {
      return new ServedMethod(route, ofAnnotations(written, method));
    }
    Set<Class<?>> hidden = RunTimeClasses.isProxy(type) ? hidden(type, method) : Set.of();
    if (!hidden.isEmpty()) {
      return undecided(
          route,
          hidden,
          "A locator returned a proxy (" + type.getName() + "), which hides the class behind it. ",
          "Return the object itself, let");
    }
    MethodKey key = resolution.resolve(type, method);
    if (key.equals(MethodKey.REFUSED)) {
      report.accept(written, ClassReview.unclear(written, method));
      return new ServedMethod(route, ofAnnotations(written, method));
    }
    if (!key.isKnown() && !ResourceAnnotations.isRouted(written, method)) {
      key = MethodKey.OF_SERVER;
    }
    boolean mayBeServedItself =
        key.equals(MethodKey.OF_SERVER) || ResourceAnnotations.isRoot(written);
    OuterPolicy outer = new OuterPolicy(written, mayBeServedItself, decisions, policies);
    return new ServedMethod(key, route, decisions, outer);
  }

  /** What a proxy can hide that has another policy than what a locator declares. */
  private Set<Class<?>> hidden(Class<?> proxy, Method method) {
    return ResourceAnnotations.hierarchy(proxy).stream()
        .filter(resolution::isDeclaredByLocator)
        .flatMap(declared -> declaredTypes.differing(declared, method).stream())
        .collect(Collectors.toSet());
  }

  /**
   * The policy of a class that no table describes, or describes otherwise: its own if it opts out,
   * and else one that grants nothing, because nobody has judged what it grants.
   */
  private static Policy ofAnnotations(Class<?> type, Method method) {
    List<PolicyDeclaration> nearest = NearestPolicies.of(type, method, true);
    boolean optsOut =
        !nearest.isEmpty() && !NearestPolicies.disagree(nearest) && !nearest.get(0).crossOrigin();
    Policy own = optsOut ? PolicyBinding.constant(nearest.get(0)) : null;
    return own == null ? Policy.SAME_ORIGIN : own;
  }
}
