package dev.corsac.browsers.app;

import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The sample whose scenarios have names. */
public class SampleApplication extends Application {

  private final String trusted;

  /**
   * Makes the application.
   *
   * @param trusted the origin of the pages that it trusts
   */
  public SampleApplication(String trusted) {
    this.trusted = trusted;
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        TrustedResource.class,
        CookieResource.class,
        OpenResource.class,
        OwnResource.class,
        PatternResource.class,
        CacheResource.class,
        HandwrittenResource.class,
        GuardedResource.class,
        GuardedResource.Answers.class,
        GuardedResource.ErrorPage.class,
        GuardedResource.Elsewhere.class,
        PageResource.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of("pages.trusted", trusted, "corsac.readable.errors", "true");
  }
}
