package com.acme;

import dev.corsac.CrossOrigin;
import dev.corsac.jaxrs.CorsFeature;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes, so that Quarkus takes no others. */
@ApplicationPath("api")
@CrossOrigin("https://app.example.com")
public class ListingApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(OrderResource.class, CorsFeature.class);
  }
}
