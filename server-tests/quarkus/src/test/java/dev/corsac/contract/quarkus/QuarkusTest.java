package dev.corsac.contract.quarkus;

import dev.corsac.contract.Deviation;
import dev.corsac.contract.PackagedContract;
import dev.corsac.contract.Server;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.contract.packaging.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

@Server(
    name = "Quarkus REST 3",
    version = "quarkus.version",
    write = "nothing; `CorsFeature.class` where `getClasses()` is overridden")
@Deviation(
    rows = {
      "theTrustedOriginMayRead",
      "aStrangerIsTreatedButMayNotRead",
      "withoutAnOriginTheResponseStillVaries"
    },
    of = "200 server-sent events",
    pinned = {"could not find the following elements", "some elements were not found"},
    reason = "server-sent events pass no response filter, and have no CORS headers")
@Deviation(
    rows = "anEncodedLiteralIsNotGrantedMoreThanTheServerGives",
    pinned = "expected: 404 but was: 200",
    reason = "the server decodes a path before it matches, and so serves an encoded literal")
class QuarkusTest extends PackagedContract {
  @Override
  protected ServerUnderTest.Running start() throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    int port = ServerProcess.freePort();
    return ServerProcess.start(
        "quarkus",
        port,
        target,
        Map.of(),
        List.of(
            ServerProcess.java(),
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-jar",
            target.resolve("quarkus-app/quarkus-run.jar").toString()));
  }
}
