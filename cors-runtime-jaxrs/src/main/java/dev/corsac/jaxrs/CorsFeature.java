package dev.corsac.jaxrs;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Puts the compiled policies into force. Most servers find it by themselves, through its service
 * file. Three need a line: embedded CXF, Quarkus with an {@code Application} that overrides {@code
 * getClasses()}, and TomEE with an {@code Application} that declares any method. Registered twice,
 * it acts once.
 *
 * <p>The deployment fails with {@link CorsDeploymentException} if a class has a policy that was not
 * compiled, if a compiled policy is out of date, or if a configured value is invalid.
 */
@Provider
public final class CorsFeature implements Feature {

  /**
   * All filters of Corsac have it: preflights are answered before anybody can refuse them, and the
   * response filters, which run in descending order, have the last word. The filters bear it as an
   * annotation too: Jersey takes a number below 1 from there only.
   */
  static final int FIRST = Integer.MIN_VALUE;

  private @Nullable Application application;

  // For Quarkus, see ApplicationFilter.
  @Context private @Nullable ResourceInfo resourceInfo;

  /** For servers. */
  public CorsFeature() {}

  /**
   * For servers. It is a method because Quarkus makes each field an injection point of CDI, and
   * finds two beans for this one: the application's class, and a producer.
   */
  @Context
  public void setApplication(Application application) {
    this.application = application;
  }

  @Override
  public boolean configure(FeatureContext context) {
    Deployment.of(context, application).readChosenFrom(resourceInfo);
    return true;
  }
}
