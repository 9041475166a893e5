package dev.corsac.jaxrs;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.jspecify.annotations.Nullable;

/**
 * Does what {@link CorsFeature} does, or completes what that has begun. RESTEasy configures the
 * features of one service file before it knows the application, and those of the other after: this
 * one is in the latter only.
 *
 * <p>It comes first there, and has no priority, as {@link CorsFeature} has none: RESTEasy loads but
 * one feature of each priority from that file (its {@code PriorityServiceLoader} keeps them in a
 * set sorted by priority alone), and so does not warn that {@link CorsFeature} is registered twice.
 */
public final class ApplicationFeature implements Feature {
  private @Nullable Application application;

  /** For servers. */
  public ApplicationFeature() {}

  /** For servers; see {@link CorsFeature#setApplication}. */
  @Context
  public void setApplication(Application application) {
    this.application = application;
  }

  @Override
  public boolean configure(FeatureContext context) {
    if (application == null) {
      return false;
    }
    // Whichever of the two features comes first: the other one goes on from there.
    Deployment.of(context, application);
    return true;
  }
}
