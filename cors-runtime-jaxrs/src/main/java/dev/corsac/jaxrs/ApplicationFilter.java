package dev.corsac.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/**
 * What all filters share: the way to the deployment that they belong to. A filter has one instance
 * for each application (Jakarta REST 3.1, section 4.1), so the answer never changes; where a server
 * shares filters, the request tells.
 *
 * <p>Quarkus injects nothing into a filter that a feature registers. There the deployment is the
 * only one of the class loader, and {@link CorsFeature} passes on what it was given.
 */
abstract class ApplicationFilter {
  private static final ThreadLocal<@Nullable Deployment> REGISTERING = new ThreadLocal<>();

  @Context private @Nullable Configuration configuration;
  private volatile @Nullable Deployment deployment;

  // CXF makes filters while a feature registers them, and later shows them another configuration
  // than the feature's.
  ApplicationFilter() {
    deployment = REGISTERING.get();
  }

  /** Binds the filters that a server makes while it is told their classes. */
  static void registering(Deployment deployment, Runnable registration) {
    REGISTERING.set(deployment);
    try {
      registration.run();
    } finally {
      REGISTERING.remove();
    }
  }

  /** The deployment for which components are being registered on this thread; null if none. */
  static @Nullable Deployment registering() {
    return REGISTERING.get();
  }

  /**
   * The deployment that a request is for; null if {@link CorsFeature} did not configure this
   * application.
   */
  final @Nullable Deployment deployment(ContainerRequestContext request) {
    Deployment known = deployment();
    return known == null ? null : known.of(request);
  }

  /** Says that the server has closed the application. */
  final void closeDeployment() {
    Deployment known = deployment();
    if (known != null) {
      known.close();
    }
  }

  private @Nullable Deployment deployment() {
    Deployment known = deployment;
    if (known == null) {
      known = configuration == null ? ActiveDeployments.only() : Deployment.of(configuration);
      deployment = known;
    }
    return known;
  }
}
