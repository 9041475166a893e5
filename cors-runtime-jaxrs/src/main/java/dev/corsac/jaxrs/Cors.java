package dev.corsac.jaxrs;

import dev.corsac.jaxrs.lifecycle.ServedMethod;
import dev.corsac.policy.Policy;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.finding.Finding;
import jakarta.ws.rs.core.Configuration;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program can ask Corsac at run time: to read its values again, or what the policies say.
 * Thread safe.
 */
public final class Cors {

  private Cors() {}

  /**
   * Reads the values of all placeholders again, for every application of this class loader, and
   * asks every {@link OriginSource}. The calling thread waits at most ten seconds for each. The
   * applications change one after the other, each in one step: a request sees the old policies or
   * the new ones, never a mix. If a value is invalid, its application keeps the policies it has.
   *
   * @return what the rules object to, warnings included; after an error the old policies stay in
   *     force, and the error is logged with the place of its annotation
   */
  public static List<Finding> reload() {
    List<Finding> findings = new ArrayList<>();
    for (Deployment deployment : ActiveDeployments.all()) {
      if (!deployment.isOver()) {
        findings.addAll(deployment.reload());
      }
    }
    return List.copyOf(findings);
  }

  /**
   * Reads the values of the placeholders of one application again, as {@link #reload()} does.
   *
   * @param configuration the application's, as {@code @Context} injects it
   * @return what the rules object to, warnings included
   * @throws IllegalArgumentException if {@link CorsFeature} is not registered in that application
   */
  public static List<Finding> reload(Configuration configuration) {
    return deployment(configuration).reload(configuration);
  }

  /**
   * Whether the policy of a resource method allows an origin. For code that browsers call without
   * CORS, such as the handshake of a WebSocket, and that should give the same answer.
   *
   * @param configuration the application's, as {@code @Context} injects it
   * @param origin the value of the request's {@code Origin} field, byte for byte
   * @param resourceClass the class of the resource
   * @param resourceMethod its resource method
   * @return whether it is under a policy that allows the origin; also false if the policy depends
   *     on the path of the request
   * @throws IllegalArgumentException if {@link CorsFeature} is not registered in that application
   */
  public static boolean allows(
      Configuration configuration, String origin, Class<?> resourceClass, Method resourceMethod) {
    ServedMethod method = deployment(configuration).chosen(resourceClass, resourceMethod);
    Policy policy = method.hasOnePolicy() ? method.onePolicy() : null;
    return policy != null && (policy.anyOrigin() || policy.allows(origin));
  }

  /**
   * The policies in force now, as one snapshot that no reload changes. For code that answers in
   * front of the application, such as a gateway.
   *
   * @param configuration the application's, as {@code @Context} injects it
   * @throws IllegalArgumentException if {@link CorsFeature} is not registered in that application
   */
  public static Decisions decisions(Configuration configuration) {
    return deployment(configuration).inForce().decisions();
  }

  private static Deployment deployment(Configuration configuration) {
    Deployment deployment = Deployment.of(configuration);
    if (deployment == null) {
      throw new IllegalArgumentException(
          "dev.corsac.jaxrs.CorsFeature is not registered in this application, so no policy is in"
              + " force");
    }
    return deployment;
  }
}
