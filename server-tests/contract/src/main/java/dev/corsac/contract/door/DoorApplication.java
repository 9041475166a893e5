package dev.corsac.contract.door;

import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What is behind the door. */
public class DoorApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(PurchaseResource.class, LedgerResource.class);
  }
}
