package dev.corsac.jaxrs.lifecycle;

import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.jaxrs.request.Requests;
import dev.corsac.jaxrs.resource.MethodKey;
import dev.corsac.policy.Policy;
import dev.corsac.policy.decide.ChosenMethod;
import dev.corsac.policy.decide.Decisions;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource method that the server has chosen once, with all that later requests to it would have
 * to look up. Immutable and thread safe.
 */
public final class ServedMethod implements Decided {
  private final String route;
  private final @Nullable OuterPolicy outer;
  private final boolean ofServer;
  private final boolean dependsOnResource;
  private final @Nullable ChosenMethod method;
  private final boolean agreed;
  private final @Nullable Policy agreedPolicy;

  /**
   * Looks the method up.
   *
   * @param route its URI template and name, for people
   * @param decisions what is in force
   * @param outer guards it where nothing nearer does
   */
  ServedMethod(MethodKey key, String route, Decisions decisions, OuterPolicy outer) {
    this.route = route;
    this.ofServer = key.equals(MethodKey.OF_SERVER);
    this.dependsOnResource = false;
    this.method = key.isKnown() ? resolve(key, decisions) : null;
    this.outer = outer;
    this.agreed = method == null || method.isAgreed();
    this.agreedPolicy = method == null ? null : method.agreedPolicy();
  }

  /**
   * A method that only its own annotations tell of, or that is refused.
   *
   * @param route its URI template and name, for people
   * @param policy the one that counts whatever the path
   */
  ServedMethod(String route, Policy policy) {
    this.route = route;
    this.outer = null;
    this.ofServer = false;
    this.dependsOnResource = false;
    this.method = null;
    this.agreed = true;
    this.agreedPolicy = policy;
  }

  private ServedMethod(ServedMethod same, boolean dependsOnResource) {
    this.route = same.route;
    this.outer = same.outer;
    this.ofServer = same.ofServer;
    this.method = same.method;
    this.agreed = same.agreed;
    this.agreedPolicy = same.agreedPolicy;
    this.dependsOnResource = dependsOnResource;
  }

  /** The same method, of a class that tells so little that the resource has to be looked at. */
  ServedMethod ofResource(boolean depends) {
    return depends == dependsOnResource ? this : new ServedMethod(this, depends);
  }

  /**
   * Whether the class that the server reports tells so little that the resource itself has to be
   * looked at: an interface that several classes implement, or a proxy.
   */
  public boolean dependsOnResource() {
    return dependsOnResource;
  }

  private static @Nullable ChosenMethod resolve(MethodKey key, Decisions decisions) {
    ChosenMethod method = decisions.resolve(key.className(), key.signature());
    for (int i = 0; method != null && i < key.inherited().size(); i++) {
      MethodKey inherited = key.inherited().get(i);
      ChosenMethod other = decisions.resolve(inherited.className(), inherited.signature());
      method = other == null ? null : method.or(other);
    }
    return method;
  }

  /** Its URI template as far as its class says, and its name: {@code /orders/{id} (a.B.get)}. */
  String route() {
    return route;
  }

  /** Whether one policy guards it, or none, whatever the path. */
  public boolean hasOnePolicy() {
    return agreed && (agreedPolicy != null || outer == null);
  }

  /** The policy that guards it, if {@link #hasOnePolicy}; null if it is not governed. */
  public @Nullable Policy onePolicy() {
    return agreedPolicy;
  }

  /**
   * The policies of which each has to let a request through; null among them if it may be not
   * governed.
   */
  Set<@Nullable Policy> guarding(ContainerRequestContext request) {
    Set<@Nullable Policy> known =
        method == null
            ? Collections.singleton(agreedPolicy)
            : method.policies(request.getMethod(), Requests.rawPath(request.getUriInfo()));
    return outer == null ? known : outer.completing(known, request);
  }

  /** Whether it answers a request under no policy. */
  public boolean isUngoverned(ContainerRequestContext request) {
    return hasOnePolicy()
        ? agreedPolicy == null
        : guarding(request).stream().allMatch(Objects::isNull);
  }

  /** Whether it is a handler of the server itself, which answers OPTIONS: the path decides. */
  public boolean isOfServer() {
    return ofServer;
  }

  /**
   * The policy under which it answers a request; null if it is not governed, no table knows it, or
   * several routes match the path and differ.
   */
  public @Nullable Policy policy(RequestHead request) {
    if (agreed || method == null) {
      return agreedPolicy;
    }
    String path = Requests.rawPath(request);
    if (path == null) {
      return null;
    }
    return Requests.hasNoOrigin(request)
        ? method.policyWithoutOrigin(request.method(), path)
        : method.policy(request.method(), path);
  }
}
