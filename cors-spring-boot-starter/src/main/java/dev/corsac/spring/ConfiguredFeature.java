package dev.corsac.spring;

import dev.corsac.jaxrs.CorsFeature;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.jspecify.annotations.Nullable;

/**
 * Corsac, where a server would not find it, or would configure it without what Spring knows.
 *
 * @param lookUps for placeholders
 * @param application what is deployed; null if that is not certain
 */
record ConfiguredFeature(LookUps lookUps, @Nullable Application application) implements Feature {

  @Override
  public boolean configure(FeatureContext context) {
    lookUps.giveTo(context);
    CorsFeature corsac = new CorsFeature();
    if (application != null) {
      corsac.setApplication(application);
    }
    return corsac.configure(context);
  }
}
