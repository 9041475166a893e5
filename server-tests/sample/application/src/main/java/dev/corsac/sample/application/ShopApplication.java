package dev.corsac.sample.application;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** An application of given classes, with a policy for what has none. */
@ApplicationPath("api")
@CrossOrigin("https://shop.example")
public class ShopApplication extends Application {
  private final Map<String, Object> properties;
  private final Set<Class<?>> classes;

  /** An application of these classes. */
  public ShopApplication(Map<String, Object> properties, Class<?>... classes) {
    this.properties = Map.copyOf(properties);
    this.classes = Set.of(classes);
  }

  @Override
  public Set<Class<?>> getClasses() {
    return classes;
  }

  @Override
  public Map<String, Object> getProperties() {
    return properties;
  }
}
