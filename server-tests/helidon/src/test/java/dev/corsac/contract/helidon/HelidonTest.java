package dev.corsac.contract.helidon;

import dev.corsac.contract.Deviation;
import dev.corsac.contract.GovernedContract;
import dev.corsac.contract.PackagedContract;
import dev.corsac.contract.Server;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.contract.packaging.Archive;
import dev.corsac.contract.packaging.NewerJdk;
import dev.corsac.contract.packaging.ServerProcess;
import dev.corsac.contract.packaging.app.PackagedApplication;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

@Server(name = "Helidon MP 4", version = "helidon.version", jdk = 25)
@Deviation(
    rows = {
      "theTrustedOriginMayRead",
      "aStrangerIsTreatedButMayNotRead",
      "withoutAnOriginTheResponseStillVaries"
    },
    of = "404 not found by a locator",
    pinned = {"could not find the following elements", "some elements were not found"},
    reason =
        "a locator's 404 passes no response filter: the server goes on as if no path had matched,"
            + " and answers outside Jakarta REST")
class HelidonTest extends PackagedContract implements GovernedContract {
  @Override
  protected ServerUnderTest.Running start() throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    Path classes = Files.createTempDirectory(target, "app");
    Path libraries = Files.createTempDirectory(target, "lib");
    Archive.classes(classes, PackagedApplication.class);
    Archive.libraries(libraries);
    Files.writeString(
        classes.resolve("META-INF/beans.xml"),
        "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
            + " bean-discovery-mode=\"all\"/>\n");
    int port = ServerProcess.freePort();
    return ServerProcess.start(
        "helidon",
        port,
        target,
        Map.of(),
        List.of(
            NewerJdk.java(21),
            "-Dserver.port=" + port,
            "-Dserver.host=127.0.0.1",
            "-Dcontract.origins=https://configured.example",
            "-Dcontract.get=none",
            "-Dcontract.put=none",
            "-cp",
            String.join(
                File.pathSeparator, classes.toString(), libraries + "/*", target + "/server/*"),
            "io.helidon.Main"));
  }
}
