package dev.corsac.contract.door;

import jakarta.ws.rs.core.Application;
import java.util.Set;

/** A second application in the same web application, with a policy of its own for the same path. */
public class OtherApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(OtherPurchaseResource.class);
  }
}
