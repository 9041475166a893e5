package dev.corsac.contract.packaging.app;

import dev.corsac.contract.door.DoorApplication;
import dev.corsac.contract.door.PriceResource;
import jakarta.ws.rs.ApplicationPath;
import java.util.HashSet;
import java.util.Set;

/** What is behind the front door of a web archive. */
@ApplicationPath("api")
public class DoorWebApplication extends DoorApplication {
  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new HashSet<>(super.getClasses());
    classes.add(PriceResource.class);
    return classes;
  }
}
