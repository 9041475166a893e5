package dev.corsac.jaxrs;

import dev.corsac.policy.Finding;
import jakarta.ws.rs.core.Configuration;
import java.util.ArrayList;
import java.util.List;

/** Corsac, for the program that it runs in. Thread safe. */
public final class Cors {

  private Cors() {}

  /**
   * Reads the values of all placeholders again, for every application of this class loader. The
   * applications change one after the other, each at once and whole: a request is decided by the
   * policies before or by those after. If a value is invalid, its application keeps the policies it
   * has.
   *
   * @return what the rules object to, warnings included; what is an error has kept the old policies
   *     in force, and is logged with the place of its annotation
   */
  public static List<Finding> reload() {
    List<Finding> findings = new ArrayList<>();
    for (Deployment deployment : Deployment.active()) {
      findings.addAll(deployment.reload());
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
    Deployment deployment = Deployment.of(configuration);
    if (deployment == null) {
      throw new IllegalArgumentException(
          "dev.corsac.jaxrs.CorsFeature is not registered in this application: there is nothing to"
              + " reload");
    }
    return deployment.reload(configuration);
  }
}
