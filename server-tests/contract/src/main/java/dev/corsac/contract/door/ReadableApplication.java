package dev.corsac.contract.door;

import java.util.Map;

/** The same with readable errors. */
public class ReadableApplication extends DoorApplication {
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("corsac.readable.errors", "true");
  }
}
