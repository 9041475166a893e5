package dev.corsac.contract.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.Deviation;
import dev.corsac.contract.PackagedContract;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.Server;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.contract.packaging.QuarkusApplicationProcess;
import dev.corsac.contract.packaging.ReactiveStreamContract;
import dev.corsac.contract.packaging.ServerProcess;
import org.junit.jupiter.api.Test;

@Server(
    name = "Quarkus REST 3 with cors-runtime-quarkus",
    version = "quarkus.version",
    write = "the dependency; `CorsFeature.class` where `getClasses()` is overridden")
@Deviation(
    rows = {"theMethodsOfClassesThatNoTableForesawToo", "whatAPreflightGrantedByMistakeEndsHere"},
    pinned = {"expected: 403 but was: 405", "expected: 200 but was: 405"},
    reason =
        "Quarkus has no methods for a class that was in no index when it was built: nothing runs, whoever asks")
@Deviation(
    rows = "anEncodedLiteralIsNotGrantedMoreThanTheServerGives",
    pinned = "expected: 404 but was: 200",
    reason = "the server decodes a path before it matches, and so serves an encoded literal")
@Deviation(
    rows = "otherCodeCannotTakeVaryFromAPreflight",
    pinned = "could not find the following elements",
    reason = "the front door answers preflights: no filter of the application adds to Vary")
class QuarkusWithAdapterTest extends PackagedContract implements ReactiveStreamContract {
  @Override
  protected ServerUnderTest.Running start() throws Exception {
    return QuarkusApplicationProcess.start();
  }

  @Test
  void anUnmappedExceptionIsReadableWithoutAMapper() throws Exception {
    try (ServerProcess server = QuarkusApplicationProcess.start("-Dcorsac.readable.errors=false")) {
      Reply reply =
          new RawClient(server.port())
              .send("GET", "/api/outcomes/unmapped", "Origin: https://app.example.com");
      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.lines("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.com");
      assertThat(reply.vary()).containsOnlyOnce("origin");
    }
  }
}
