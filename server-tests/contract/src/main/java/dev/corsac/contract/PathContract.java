package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md#paths */
public interface PathContract {

  /** The server that serves the whole sample. */
  RawClient api();

  private Reply preflight(String path, String method) {
    return api()
        .send(
            "OPTIONS", path, PreflightContract.TRUSTED, "Access-Control-Request-Method: " + method);
  }

  @Test
  default void oneTrailingSlashIsAllowed() {
    assertThat(preflight("/api/orders/7/", "DELETE").status()).isEqualTo(204);
    assertThat(api().send("GET", "/api/orders/7/", PreflightContract.TRUSTED).cors())
        .containsEntry("access-control-allow-origin", "https://app.example.com");
  }

  @Test
  default void matrixParametersDoNotCount() {
    assertThat(preflight("/api/orders;v=1/7;w=2", "DELETE").status()).isEqualTo(204);
    assertThat(api().send("GET", "/api/orders;v=1/7", PreflightContract.TRUSTED).cors())
        .containsEntry("access-control-allow-origin", "https://app.example.com");
  }

  @Test
  default void aQueryDoesNotCount() {
    assertThat(preflight("/api/orders?x=/../transfers", "POST").status()).isEqualTo(204);
  }

  /** Browsers send these as they are, and {@code java.net.URI} refuses them. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/orders/7?x={a}", "/api/orders/7?x=|", "/api/orders/|"})
  default void whatIsNoUriIsGrantedWhereTheServerServesIt(String target) {
    Reply actual = api().send("DELETE", target, PreflightContract.TRUSTED);
    Reply preflight = preflight(target, "DELETE");
    if (actual.status() < 300) {
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(preflight.cors()).containsKey("access-control-allow-origin");
    } else {
      assertThat(preflight.status()).as("a server's own refusal").isIn(actual.status(), 204);
    }
  }

  /** RESTEasy on Netty serves it as if it lay below. */
  @ParameterizedTest
  @ValueSource(strings = {"/orders", "/apiorders"})
  default void besideTheBasePathAPreflightIsGrantedWhereTheServerServes(String path) {
    boolean served = api().send("GET", path, PreflightContract.TRUSTED).status() == 200;
    assertThat(preflight(path, "POST").cors().containsKey("access-control-allow-origin"))
        .isEqualTo(served);
  }

  @Test
  default void literalsAreComparedAsTheyStand() {
    assertThat(preflight("/api/ORDERS", "POST").cors()).isEmpty();
    assertThat(preflight("/api/%6Frders", "POST").cors()).isEmpty();
  }

  /**
   * Paths that some server reads as another one: whatever it does with them, a preflight may not
   * grant what one of the readings refuses.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/orders/../transfers",
        "/api/%74ransfers",
        "/api/orders/%2e%2e/transfers",
        "/api/orders/..%2Ftransfers",
        "/api//transfers",
        "/api/./transfers",
        "/api/transfers/",
        "/api/transfers;x=/orders"
      })
  default void noReadingOfAPathGrantsWhatAnotherRefuses(String path) {
    Reply reply = preflight(path, "PUT");
    assertThat(reply.cors()).isEmpty();
  }

  @Test
  default void anEncodedLiteralIsNotGrantedMoreThanTheServerGives() {
    Reply actual = api().send("GET", "/api/%6Frders", PreflightContract.TRUSTED);
    assertThat(actual.status()).isEqualTo(404);
  }

  @Test
  default void anEncodedVariableIsServedAndGranted() {
    assertThat(api().send("GET", "/api/orders/a%20b", PreflightContract.TRUSTED).cors())
        .containsEntry("access-control-allow-origin", "https://app.example.com");
    assertThat(preflight("/api/orders/a%20b", "DELETE").status()).isEqualTo(204);
  }
}
