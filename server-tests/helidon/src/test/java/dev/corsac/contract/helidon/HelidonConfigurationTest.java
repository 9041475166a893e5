package dev.corsac.contract.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.packaging.Archive;
import dev.corsac.contract.packaging.DoorArchive;
import dev.corsac.contract.packaging.Guide;
import dev.corsac.contract.packaging.NewerJdk;
import dev.corsac.contract.packaging.ServerProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Origins in {@code META-INF/microprofile-config.properties}, as the guide shows them. */
class HelidonConfigurationTest {

  @Test
  void theOriginsAreThoseOfItsConfiguration() throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    Path classes = Files.createTempDirectory(target, "app");
    Path libraries = Files.createTempDirectory(target, "lib");
    DoorArchive.configuredClasses(classes);
    Archive.libraries(libraries);
    Files.writeString(
        classes.resolve("META-INF/beans.xml"),
        "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
            + " bean-discovery-mode=\"all\"/>\n");
    Files.writeString(
        classes.resolve("META-INF/microprofile-config.properties"),
        Guide.block("Helidon", "properties"));
    int port = ServerProcess.freePort();
    try (ServerProcess running =
        ServerProcess.start(
            "helidon-configured",
            port,
            target,
            Map.of(),
            List.of(
                NewerJdk.java(21),
                "-Dserver.port=" + port,
                "-Dserver.host=127.0.0.1",
                "-cp",
                String.join(
                    File.pathSeparator, classes.toString(), libraries + "/*", target + "/server/*"),
                "io.helidon.Main"),
            "/api/prices")) {
      assertThat(
              new RawClient(port)
                  .send("GET", "/api/prices", "Origin: https://partner.example.com")
                  .lines("Access-Control-Allow-Origin"))
          .containsExactly("https://partner.example.com");
      assertThat(running.printed())
          .contains(
              "lets in https://shop.example.com, https://partner.example.com, with credentials"
                  + " (app.cors.origins is from MicroProfile Config");
    }
  }
}
