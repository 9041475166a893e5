package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * docs/architecture.md#which-policy-applies: two applications in one archive serve the same
 * classes, which the server finds; the one below {@code /governed} has a policy, the one below
 * {@code /api} has none.
 */
public interface GovernedContract {
  /** Listed by the application's policy. */
  String SHOP = "Origin: https://shop.example";

  /** The server that serves the whole sample, twice. */
  RawClient api();

  private Reply preflight(String path, String method, String origin) {
    return api().send("OPTIONS", path, origin, "Access-Control-Request-Method: " + method);
  }

  @Test
  default void theApplicationsPolicyReachesAClassThatHasNone() {
    // The first request, and one after it.
    for (int i = 0; i < 2; i++) {
      Reply reply = api().send("GET", "/governed/plain", SHOP);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.lines("Access-Control-Allow-Origin"))
          .containsExactly("https://shop.example");
      assertThat(reply.vary()).containsOnlyOnce("origin");
    }
    Reply stranger = api().send("GET", "/governed/plain", PreflightContract.STRANGER);
    assertThat(stranger.status()).isEqualTo(200);
    assertThat(stranger.cors()).isEmpty();
  }

  @Test
  default void aPreflightIsAnsweredUnderTheApplicationsPolicy() {
    Reply reply = preflight("/governed/plain", "GET", SHOP);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly("https://shop.example");
    assertThat(reply.lines("Access-Control-Allow-Headers")).containsExactly("Authorization");
    Reply stranger = preflight("/governed/plain", "GET", PreflightContract.STRANGER);
    assertThat(stranger.status()).isEqualTo(403);
    assertThat(stranger.cors()).isEmpty();
  }

  @Test
  default void aPolicyOfItsOwnGoesBeforeTheApplications() {
    Reply own = api().send("GET", "/governed/orders", PreflightContract.TRUSTED);
    assertThat(own.lines("Access-Control-Allow-Origin")).containsExactly("https://app.example.com");
    assertThat(api().send("GET", "/governed/orders", SHOP).cors()).isEmpty();
    assertThat(preflight("/governed/orders/7", "DELETE", SHOP).status()).isEqualTo(403);
    assertThat(preflight("/governed/orders/7", "DELETE", PreflightContract.TRUSTED).status())
        .isEqualTo(204);
  }

  @Test
  default void theOtherApplicationOfTheArchiveStaysWithoutAPolicy() {
    Reply reply = api().send("GET", "/api/plain", SHOP);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://legacy.example");
    assertThat(reply.vary()).containsExactly("accept");
    assertThat(preflight("/api/plain", "GET", SHOP).body()).contains("by hand");
  }
}
