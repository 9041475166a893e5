package dev.corsac.contract.quarkus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.contract.Deviation;
import dev.corsac.contract.Http2GuardContract;
import dev.corsac.contract.PackagedContract;
import dev.corsac.contract.Server;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.contract.ThrowAwayKey;
import dev.corsac.contract.packaging.QuarkusApplicationProcess;
import dev.corsac.contract.packaging.ReactiveStreamContract;
import dev.corsac.contract.packaging.ServerProcess;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@Server(
    name = "Quarkus REST 3",
    version = "quarkus.version",
    write = "nothing; `CorsFeature.class` where `getClasses()` is overridden")
@Deviation(
    rows = {"theMethodsOfClassesThatNoTableForesawToo", "whatAPreflightGrantedByMistakeEndsHere"},
    pinned = {"expected: 403 but was: 405", "expected: 200 but was: 405"},
    reason =
        "Quarkus has no methods for a class that was in no index when it was built: nothing runs, whoever asks")
@Deviation(
    rows = {
      "theTrustedOriginMayRead",
      "aStrangerIsTreatedButMayNotRead",
      "withoutAnOriginTheResponseStillVaries"
    },
    of = "200 server-sent events",
    pinned = {"could not find the following elements", "some elements were not found"},
    reason = QuarkusTest.STREAMS)
@Deviation(
    rows = {"theTrustedOriginMayReadAStream", "aStrangerMayNotReadAStreamWhichVaries"},
    pinned = {"could not find the following elements", "some elements were not found"},
    reason = QuarkusTest.STREAMS)
@Deviation(
    rows = "anEncodedLiteralIsNotGrantedMoreThanTheServerGives",
    pinned = "expected: 404 but was: 200",
    reason = "the server decodes a path before it matches, and so serves an encoded literal")
class QuarkusTest extends PackagedContract implements ReactiveStreamContract, Http2GuardContract {
  static final String STREAMS =
      "streams and server-sent events pass no response filter: add cors-runtime-quarkus";

  private final int tlsPort = ServerProcess.freePort();

  @Override
  protected ServerUnderTest.Running start() throws Exception {
    return QuarkusApplicationProcess.start(
        "-Dquarkus.http.ssl-port=" + tlsPort,
        "-Dquarkus.http.ssl.certificate.key-store-file=" + KEY.store(),
        "-Dquarkus.http.ssl.certificate.key-store-password=" + ThrowAwayKey.PASSWORD);
  }

  @Override
  public int tlsPort() {
    return tlsPort;
  }

  @Test
  void anInvalidConfiguredOriginStopsTheStart() {
    assertThatThrownBy(
            () -> QuarkusApplicationProcess.start("-Dcontract.origins=https://A.example/"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("CorsDeploymentException: [cors:origin-not-canonical]")
        .hasMessageContaining("ConfiguredResource");
  }
}
