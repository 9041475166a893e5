package dev.corsac.jaxrs;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Sees the resource classes that a server found by scanning, and stops the deployment if one of
 * them bears a policy that no table knows. Binds nothing.
 *
 * <p>A {@code @Provider} for Quarkus, which takes no such feature from another.
 */
@Provider
public final class CompletenessFeature implements DynamicFeature {

  // CXF makes it while a feature registers it, and shows it a configuration without the feature's
  // properties.
  private final @Nullable Deployment registering = ApplicationFilter.registering();

  /** For servers. */
  public CompletenessFeature() {}

  @Override
  public void configure(ResourceInfo resourceInfo, FeatureContext context) {
    Deployment deployment =
        registering == null ? Deployment.of(context.getConfiguration()) : registering;
    Class<?> type = resourceInfo.getResourceClass();
    if (deployment != null && type != null) {
      deployment.reviewClass(type, resourceInfo.getResourceMethod());
      Registration.registerBehind(context, deployment);
    }
  }
}
