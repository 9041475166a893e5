package dev.corsac.jaxrs.lifecycle;

import dev.corsac.jaxrs.request.Requests;
import dev.corsac.jaxrs.resource.NearestPolicies;
import dev.corsac.jaxrs.resource.PolicyAnnotations;
import dev.corsac.jaxrs.resource.RunTimeClasses;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.decide.HandedPolicy;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What guards a sub-resource that neither the tables nor its own annotations tell anything of
 * (docs/architecture.md#which-policy-applies): the locator that led to it, that locator's class,
 * what was handed down to that class, the classes further out, then the package of the sub-resource
 * and the {@code Application}. It guards only: nothing is granted by it. Immutable and thread safe.
 */
final class OuterPolicy {
  private final Class<?> type;
  private final boolean mayBeServedItself;
  private final Decisions decisions;
  private final Function<PolicyDeclaration, Policy> policies;

  /**
   * Of a resource class.
   *
   * @param type the class that was written
   * @param mayBeServedItself whether it guards only what a locator has led to
   * @param policies the policy that a declaration stands for
   */
  OuterPolicy(
      Class<?> type,
      boolean mayBeServedItself,
      Decisions decisions,
      Function<PolicyDeclaration, Policy> policies) {
    this.type = type;
    this.mayBeServedItself = mayBeServedItself;
    this.decisions = decisions;
    this.policies = policies;
  }

  /**
   * The policies that could hold, with what is further out in the place of none.
   *
   * @param known those of the tables; null among them if they say that it is not governed, none if
   *     they know no way to it
   */
  Set<@Nullable Policy> completing(Set<@Nullable Policy> known, ContainerRequestContext request) {
    if (!known.isEmpty() && known.stream().allMatch(Objects::nonNull)) {
      return known;
    }
    List<Class<?>> locating = locating(request);
    if (mayBeServedItself && locating.isEmpty()) {
      return known;
    }
    Set<@Nullable Policy> complete = new LinkedHashSet<>(known);
    complete.remove(null);
    String path = Requests.rawPath(request.getUriInfo());
    if (path == null) {
      complete.add(Policy.UNDECIDED);
      return complete;
    }
    Set<HandedPolicy> handedDown = decisions.handedDown(path);
    if (handedDown.isEmpty()) {
      complete.add(nearest(new HandedPolicy(null, null), locating));
    }
    handedDown.forEach(handed -> complete.add(nearest(handed, locating)));
    return complete;
  }

  private @Nullable Policy nearest(HandedPolicy handed, List<Class<?>> locating) {
    if (handed.nearest() != null) {
      return handed.nearest();
    }
    Stream<@Nullable Policy> further =
        locating.stream().skip(1).map(each -> declared(NearestPolicies.ofType(each)));
    return Stream.of(
            locating.stream().limit(1).map(each -> declared(NearestPolicies.ofType(each))),
            Stream.of(handed).map(HandedPolicy::further),
            further,
            Stream.of(type).map(this::ofPackage),
            Stream.of(decisions).map(Decisions::ofApplication))
        .flatMap(Function.identity())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The classes of the locators that led to it, the nearest first; none if it is a root. */
  private List<Class<?>> locating(ContainerRequestContext request) {
    List<Object> matched = request.getUriInfo().getMatchedResources();
    if (matched == null) {
      return List.of();
    }
    return matched.stream()
        .filter(Objects::nonNull)
        .<Class<?>>map(each -> each instanceof Class<?> c ? c : RunTimeClasses.of(each))
        .<Class<?>>map(RunTimeClasses::written)
        .filter(each -> !type.isAssignableFrom(each))
        .toList();
  }

  private @Nullable Policy ofPackage(Class<?> of) {
    Package itsPackage = of.getPackage();
    return itsPackage == null ? null : declared(PolicyAnnotations.on(itsPackage));
  }

  private @Nullable Policy declared(List<PolicyDeclaration> declarations) {
    if (declarations.isEmpty()) {
      return null;
    }
    return NearestPolicies.disagree(declarations)
        ? Policy.SAME_ORIGIN
        : policies.apply(declarations.get(0));
  }
}
