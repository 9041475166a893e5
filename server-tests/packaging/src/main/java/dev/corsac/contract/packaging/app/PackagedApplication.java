package dev.corsac.contract.packaging.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Lists nothing: the server scans the archive. */
@ApplicationPath("api")
public class PackagedApplication extends Application {
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "corsac.readable.errors", "true",
        "contract.origins", "https://configured.example",
        "contract.get", "none",
        "contract.put", "none");
  }
}
