package dev.corsac.jaxrs.resource;

import dev.corsac.jaxrs.resource.DescribedClasses.Entry;
import dev.corsac.jaxrs.resource.DescribedClasses.Listing;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.PolicyTable;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/**
 * Holds classes against the tables: whether one that bears a policy was compiled with the
 * processor, and whether its table still says what the class says. Immutable; thread safe.
 */
public final class ClassReview {
  private final DescribedClasses described;

  public ClassReview(DescribedClasses described) {
    this.described = described;
  }

  /**
   * What is wrong with a class, as a text that says how to mend it.
   *
   * @return empty if its policy is the one that was compiled, or if it has none
   */
  public Optional<String> problem(Class<?> type) {
    try {
      return Application.class.isAssignableFrom(type)
          ? applicationProblem(type)
          : resourceProblem(RunTimeClasses.written(type));
    } catch (LinkageError e) {
      // A class whose signatures name missing types cannot be reflected on, nor served.
      return Optional.empty();
    }
  }

  /**
   * What the tables say of an {@code Application}: of its class, or of the nearest superclass that
   * they list, as long as none between the two bears a policy.
   */
  public Optional<Listing> listing(Class<?> application) {
    for (Class<?> c = application; c != null; c = c.getSuperclass()) {
      Listing listing = described.listing(c);
      if (listing != null) {
        return Optional.of(listing);
      }
      if (!PolicyAnnotations.on(c).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<String> applicationProblem(Class<?> application) {
    List<PolicyDeclaration> declared = PolicyAnnotations.ofApplication(application);
    Optional<Listing> listing = listing(application);
    if (listing.isEmpty()) {
      // Whoever deploys a subclass of an abstract one deploys its policy too.
      return declared.isEmpty() || Modifier.isAbstract(application.getModifiers())
          ? Optional.empty()
          : Optional.of(ForgottenClass.text(application));
    }
    return DescribedClasses.says(listing.get().application().policy(), declared)
        ? Optional.empty()
        : Optional.of(stale(application, listing.get().table(), "its policy has changed"));
  }

  private Optional<String> resourceProblem(Class<?> type) {
    Entry entry = described.entry(type);
    if (entry != null) {
      return disagreement(type)
          .or(() ->
              Staleness.of(type, entry.resource()).map(what -> stale(type, entry.table(), what)));
    }
    return described.servedBy(type).isEmpty() && ForgottenClass.is(type, described)
        ? Optional.of(ForgottenClass.text(type))
        : Optional.empty();
  }

  /** The compiler finds this; a table that an older one wrote has picked one by its order. */
  private static Optional<String> disagreement(Class<?> type) {
    return ResourceAnnotations.routedMethods(type).stream()
        .map(ResourceAnnotations.Routed::method)
        .filter(method -> NearestPolicies.disagree(NearestPolicies.of(type, method, true)))
        .map(method -> unclear(type, method))
        .findFirst();
  }

  /** Says that supertypes of one rank have different policies for a method. */
  public static String unclear(Class<?> type, Method method) {
    return "[cors:supertypes-disagree] "
        + ForgottenClass.named(type)
        + " inherits policies that say different things for "
        + ResourceAnnotations.signature(method)
        + ", and none is nearer than the other. Put the policy that is meant on the method or on the"
        + " class, and rebuild with cors-processor.";
  }

  private static String stale(Class<?> type, PolicyTable table, String what) {
    return ForgottenClass.named(type)
        + " no longer fits its policy table "
        + table.name()
        + ", which is stale: rebuild its module from clean. The first difference: "
        + what
        + ".";
  }
}
