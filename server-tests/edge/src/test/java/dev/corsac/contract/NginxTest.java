package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by an exported nginx alone: the application behind it has no filters. */
@Deviation(
    rows = "aRefusalHasNoBody",
    pinned = "403 Forbidden",
    reason = "nginx adds its own page to a 403")
@Deviation(
    rows = {"otherCodeCannotTakeVaryFromAPreflight", "aStarInVaryIsNotAddedTo"},
    pinned = {"accept-encoding", "[\"*\"]"},
    reason = "nginx answers preflights itself: no filter of the application sees them")
@Deviation(
    rows = "matrixParametersDoNotCount",
    pinned = "expected: 204 but was: 200",
    reason = "paths with matrix parameters are left to the application")
@Deviation(
    rows = "twoRequestedMethodsAreRefused",
    pinned = "expected: 403 but was: 204",
    reason = "nginx shows one of several request header lines, or all as one; no browser sends two")
@Deviation(
    rows = "anEmptyRequestedMethodGrantsNothing",
    pinned = "expected: 204 but was: 200",
    reason = "nginx does not tell an empty header from none; no browser sends it")
@Deviation(
    rows = "whatIsNotGovernedKeepsWhatOtherCodeSets",
    pinned = "could not find the following element(s):",
    reason = "of several lines of one header that the application sets, nginx shows one")
@Deviation(
    rows = "anUnmappedExceptionHasNoBody",
    pinned = "Grizzly",
    reason = "the page is that of the application's server, which has no Corsac")
@Deviation(
    rows = {
      "aStrangerIsTreatedButMayNotRead",
      "varyIsRightWhoeverAddsSetsOrRemovesIt",
      "grantsOfOtherCodeNeverReachAStranger"
    },
    of = {"200 an entity created", "204 no content"},
    pinned = {"expected: 403 but was: 200", "expected: 403 but was: 204"},
    reason = "the guard is the application's own: an exported nginx passes requests on")
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith({FirstOriginLineOnly.class, RowRecorder.class})
class NginxTest
    implements PreflightContract, ResponseContract, PathContract, AttackContract, FilterContract {
  @TempDir static Path folder;
  private Uncovered application;
  private Nginx nginx;

  @BeforeAll
  void start() throws Exception {
    application = Uncovered.start();
    Path exported = folder.resolve("exported");
    CommandLine.Ran ran =
        CommandLine.corsac(
            "export",
            "--format",
            "nginx",
            CommandLine.jar("contract.jar"),
            "--application",
            "dev.corsac.contract.app.SampleApplication",
            "--leave",
            "/guarded/opaque/{kind}",
            "--base",
            "/api",
            "--output",
            exported.toString(),
            "--set",
            "contract.origins=none",
            "--set",
            "contract.get=none",
            "--set",
            "contract.put=none");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    nginx =
        Nginx.start(
            folder,
            "include " + exported.resolve("corsac-http.conf") + ";",
            "include " + exported.resolve("corsac-location.conf") + ";",
            application.port());
  }

  @AfterAll
  void stop() {
    if (nginx != null) {
      nginx.close();
    }
    if (application != null) {
      application.close();
    }
  }

  @Override
  public RawClient api() {
    return new RawClient(nginx.port());
  }

  @Test
  void theApplicationItselfHasNoFilters() {
    Reply reply =
        new RawClient(application.port()).send("GET", "/api/orders", PreflightContract.TRUSTED);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.cors()).isEmpty();
  }
}
