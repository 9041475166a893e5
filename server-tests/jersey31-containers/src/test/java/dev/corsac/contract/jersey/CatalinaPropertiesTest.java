package dev.corsac.contract.jersey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.LogRecords;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.PriceResource;
import dev.corsac.contract.door.ServletServer.WebApplication;
import dev.corsac.contract.packaging.Guide;
import jakarta.ws.rs.core.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.apache.catalina.startup.CatalinaProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Origins in {@code conf/catalina.properties}, as the guide shows them. */
class CatalinaPropertiesTest {
  private static final String NAME = "app.cors.origins";

  /** Serves the prices. */
  public static class PriceApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(PriceResource.class);
    }
  }

  @TempDir private Path conf;

  @AfterEach
  void clear() {
    System.clearProperty(NAME);
  }

  @Test
  void theOriginsAreThoseOfTomcatsConfiguration() throws Exception {
    Path file = conf.resolve("catalina.properties");
    Files.writeString(file, Guide.block("Tomcat", "properties"));
    // What Tomcat's start script leads to.
    System.setProperty("catalina.config", file.toUri().toString());
    assertThat(CatalinaProperties.getProperty(NAME)).isNotNull();
    try (LogRecords log = new LogRecords();
        Running running =
            new JerseyOnTomcat()
                .start(
                    new WebApplication(
                        "",
                        Map.of(),
                        context ->
                            JerseyOnTomcat.addJersey(
                                context, "rest", "/api/*", PriceApplication.class)))) {
      assertThat(
              new RawClient(running.port())
                  .send("GET", "/api/prices", "Origin: https://partner.example.com")
                  .lines("Access-Control-Allow-Origin"))
          .containsExactly("https://partner.example.com");
      assertThat(log.of(Level.INFO))
          .anyMatch(line ->
              line.contains(
                  "lets in https://shop.example.com, https://partner.example.com, with credentials"
                      + " (app.cors.origins is from the system property app.cors.origins)"));
    }
  }
}
