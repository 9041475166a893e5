package dev.corsac.jaxrs;

import dev.corsac.policy.Policy;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.route.PreflightAnswer;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why requests were refused, if {@code corsac.diagnostics} asks for it. */
final class Explanations {
  private static final Logger LOG = System.getLogger("dev.corsac");

  private final boolean on;
  private final List<OriginPattern> configured;

  private Explanations(boolean on, List<OriginPattern> configured) {
    this.on = on;
    this.configured = configured;
  }

  static Explanations of(boolean on, PolicyBinding binding) {
    return new Explanations(on, on ? patterns(binding.policies().values()) : List.of());
  }

  /** Logs why a preflight was refused, and returns it for the response's body; null if off. */
  @Nullable String refusedPreflight(
      PreflightAnswer.Refused refused, ContainerRequestContext request) {
    if (!on) {
      return null;
    }
    String origin = Requests.decidingOrigin(request);
    String method = Requests.requestedMethod(request);
    String asking = origin == null ? "no single origin" : origin;
    String text =
        "The preflight for "
            + method
            + " "
            + Requests.rawPath(request.getUriInfo())
            + " from "
            + asking
            + " was refused: "
            + refused.reason().sentence(method, asking)
            + (origin == null ? "" : NearestOrigin.hint(origin, configured));
    LOG.log(Level.INFO, text);
    return text;
  }

  /** Logs why scripts of the request's origin may not read a response, if they may not. */
  void actual(Policy policy, ContainerRequestContext request) {
    String origin = on && !policy.anyOrigin() ? Requests.decidingOrigin(request) : null;
    if (origin != null && !policy.allows(origin)) {
      LOG.log(
          Level.INFO,
          "The response to "
              + request.getMethod()
              + " "
              + request.getUriInfo().getRequestUri().getRawPath()
              + " may not be read from "
              + origin
              + ": the policy does not list that origin."
              + NearestOrigin.hint(origin, policy.origins().patterns()));
    }
  }

  private static List<OriginPattern> patterns(Collection<Policy> policies) {
    return policies.stream()
        .flatMap(policy -> policy.origins().patterns().stream())
        .distinct()
        .toList();
  }
}
