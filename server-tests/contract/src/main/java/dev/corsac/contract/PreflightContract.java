package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/architecture.md#preflight */
public interface PreflightContract {
  /** Listed by most resources of the sample. */
  String TRUSTED = "Origin: https://app.example.com";

  /** Listed by none. */
  String STRANGER = "Origin: https://evil.example";

  /** The server that serves the whole sample. */
  RawClient api();

  private Reply preflight(String path, String method, String... headerLines) {
    String[] lines = new String[headerLines.length + 1];
    lines[0] = "Access-Control-Request-Method: " + method;
    System.arraycopy(headerLines, 0, lines, 1, headerLines.length);
    return api().send("OPTIONS", path, lines);
  }

  private static void assertRefused(Reply reply) {
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsExactly("origin", "access-control-request-method");
  }

  @Test
  default void aGrantedPreflightIsAnsweredWith204AndThePolicy() {
    Reply reply = preflight("/api/orders", "POST", TRUSTED);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.vary()).containsExactly("origin", "access-control-request-method");
    assertThat(reply.cors())
        .containsEntry("access-control-allow-origin", "https://app.example.com")
        .containsEntry("access-control-allow-credentials", "true")
        .doesNotContainKey("access-control-expose-headers");
    assertThat(reply.cors().get("access-control-allow-methods")).contains("POST");
    assertThat(reply.cors().get("access-control-allow-headers"))
        .contains("Content-Type", "Idempotency-Key", "X-Trace");
    assertThat(reply.cors()).containsKey("access-control-max-age");
  }

  @Test
  default void theSameForDeleteOnAnItem() {
    Reply reply = preflight("/api/orders/7", "DELETE", TRUSTED);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cors().get("access-control-allow-methods")).contains("DELETE");
  }

  @Test
  default void anyOriginIsGrantedWithAStar() {
    Reply reply = preflight("/api/catalogue", "GET", STRANGER);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cors())
        .containsEntry("access-control-allow-origin", "*")
        .doesNotContainKey("access-control-allow-credentials");
  }

  @Test
  default void aStrangerIsRefusedWith403AndNoGrant() {
    assertRefused(preflight("/api/orders", "POST", STRANGER));
  }

  @Test
  default void aRefusalHasNoBody() {
    assertThat(preflight("/api/orders", "POST", STRANGER).body()).matches("(0\\r\\n\\r\\n)?");
  }

  @Test
  default void theOpaqueOriginIsRefused() {
    assertRefused(preflight("/api/orders", "POST", "Origin: null"));
  }

  @Test
  default void twoOriginLinesAreRefusedEvenIfBothAreTrusted() {
    assertRefused(preflight("/api/orders", "POST", TRUSTED, TRUSTED));
    assertRefused(preflight("/api/orders", "POST", TRUSTED, STRANGER));
  }

  @Test
  default void aListOfOriginsInOneLineIsRefused() {
    assertRefused(preflight("/api/orders", "POST", TRUSTED + ", https://app.example.com"));
  }

  @Test
  default void twoRequestedMethodsAreRefused() {
    assertRefused(preflight("/api/orders", "POST", TRUSTED, "Access-Control-Request-Method: GET"));
  }

  @Test
  default void aMethodThatOptsOutIsRefused() {
    assertRefused(preflight("/api/orders/7", "PATCH", TRUSTED));
    assertRefused(preflight("/api/transfers", "PUT", TRUSTED));
  }

  @Test
  default void aMethodThatDoesNotExistIsAnsweredWithTheOnesThatDo() {
    Reply reply = preflight("/api/orders", "PURGE", TRUSTED);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cors())
        .containsEntry("access-control-allow-origin", "https://app.example.com")
        .containsEntry("access-control-max-age", "0");
    assertThat(reply.cors().get("access-control-allow-methods"))
        .contains("GET", "POST")
        .doesNotContain("PURGE");
  }

  @Test
  default void requestHeadersAreNeitherParsedNorReflected() {
    Reply without = preflight("/api/orders", "POST", TRUSTED);
    Reply with =
        preflight("/api/orders", "POST", TRUSTED, "Access-Control-Request-Headers: x-evil,,;\"");
    assertThat(with.cors()).isEqualTo(without.cors());
  }

  @Test
  default void aPreflightPassesBeforeAuthenticationAfterMatching() {
    Reply reply = preflight("/api/account", "PUT", TRUSTED);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cors().get("access-control-allow-headers")).contains("Authorization");
  }

  @Test
  default void aPreflightPassesBeforeAuthenticationBeforeMatching() {
    Reply reply = preflight("/api/vault", "PUT", TRUSTED);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.lines("WWW-Authenticate")).isEmpty();
  }

  @Test
  default void aPreflightBelowALocatorDoesNotRunIt() {
    String before = api().send("GET", "/api/plain/located").body();
    assertThat(before).contains("located ");
    Reply reply = preflight("/api/shops/3/shelves/a", "PUT", TRUSTED);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cors())
        .containsEntry("access-control-allow-origin", "https://app.example.com");
    assertRefused(preflight("/api/shops/3/shelves/a", "PUT", STRANGER));
    assertThat(api().send("GET", "/api/plain/located").body()).isEqualTo(before);
  }

  @Test
  default void aPreflightWhereNothingIsGovernedGoesOnUntouched() {
    Reply reply = preflight("/api/plain", "PUT", TRUSTED);
    assertThat(reply.body()).contains("by hand");
    assertThat(reply.cors()).isEqualTo(Map.of("access-control-allow-origin", "*"));
    assertThat(reply.vary()).isEmpty();
  }

  @Test
  default void aPreflightForAnUnknownPathGoesOnUntouched() {
    Reply reply = preflight("/api/nowhere", "PUT", TRUSTED);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).isEmpty();
  }

  @Test
  default void otherCodeCannotOpenARefusedPreflight() {
    for (String who : new String[] {"First", "Amid", "Last"}) {
      assertRefused(preflight("/api/orders", "POST", STRANGER, "X-Meddle: " + who + ":grant"));
    }
  }

  @Test
  default void otherCodeCannotWidenAGrantedPreflight() {
    Reply untouched = preflight("/api/orders", "POST", TRUSTED);
    for (String who : new String[] {"First", "Amid", "Last"}) {
      Reply reply = preflight("/api/orders", "POST", TRUSTED, "X-Meddle: " + who + ":grant");
      assertThat(reply.cors()).as(who).isEqualTo(untouched.cors());
    }
  }

  @Test
  default void otherCodeCannotTakeVaryFromAPreflight() {
    for (String who : new String[] {"First", "Amid", "Last"}) {
      Reply reply = preflight("/api/orders", "POST", TRUSTED, "X-Meddle: " + who + ":vary");
      assertThat(reply.vary())
          .as(who)
          .containsExactlyInAnyOrder("accept-encoding", "origin", "access-control-request-method");
    }
  }

  @Test
  default void anEmptyRequestedMethodGrantsNothing() {
    Reply reply = api().send("OPTIONS", "/api/orders", TRUSTED, "Access-Control-Request-Method:");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cors())
        .containsEntry("access-control-max-age", "0")
        .containsEntry("access-control-allow-methods", "GET, HEAD, POST");
    assertRefused(api().send("OPTIONS", "/api/orders", STRANGER, "Access-Control-Request-Method:"));
  }

  @Test
  default void aListOfMethodsIsNoMethod() {
    Reply reply = preflight("/api/orders", "GET, POST", TRUSTED);
    assertThat(reply.cors()).containsEntry("access-control-max-age", "0");
  }

  @Test
  default void aPreflightForGetOrPostIsAsGoodAsAnyOther() {
    for (String method : new String[] {"GET", "HEAD", "POST"}) {
      Reply reply = preflight("/api/orders", method, TRUSTED);
      assertThat(reply.status()).isEqualTo(204);
      assertThat(reply.cors().get("access-control-allow-methods")).contains(method);
      assertRefused(preflight("/api/orders", method, STRANGER));
    }
  }

  @Test
  default void aMethodThatDoesNotExistIsRefusedToAStranger() {
    assertRefused(preflight("/api/orders", "PURGE", STRANGER));
  }

  @Test
  default void aSafelistedMethodThatDoesNotExistIsRefused() {
    assertRefused(preflight("/api/account", "POST", TRUSTED));
  }

  @Test
  default void optionsWithoutAnOriginIsNoPreflight() {
    Reply reply = api().send("OPTIONS", "/api/orders", "Access-Control-Request-Method: POST");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsExactly("origin");
  }

  @Test
  default void optionsWithoutARequestedMethodIsNoPreflight() {
    Reply reply = api().send("OPTIONS", "/api/orders", TRUSTED);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.cors()).doesNotContainKey("access-control-allow-methods");
  }
}
