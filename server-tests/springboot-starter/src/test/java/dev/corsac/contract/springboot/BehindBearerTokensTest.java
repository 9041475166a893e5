package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.Reply;
import dev.corsac.contract.springboot.BearerTokens.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bearer tokens in front of a servlet of Jakarta REST. */
@TestInstance(Lifecycle.PER_CLASS)
class BehindBearerTokensTest {
  private static final String SHOP = "https://shop.example.com";
  private static final String STRANGER = "https://stranger.example";

  private RunningShop shop;

  RunningShop start(List<Class<?>> configurations) {
    return RunningShop.at("/", configurations);
  }

  @BeforeAll
  final void startShop() {
    shop = start(List.of(BearerTokens.class));
  }

  @AfterAll
  final void stopShop() {
    if (shop != null) {
      shop.close();
    }
  }

  private Reply preflight(String origin, String path) {
    return shop.client()
        .send(
            "OPTIONS",
            path,
            "Origin: " + origin,
            "Access-Control-Request-Method: GET",
            "Access-Control-Request-Headers: authorization");
  }

  @Test
  void preflightsNeedNoToken() {
    Reply reply = preflight(SHOP, "/orders/audit");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cors())
        .containsEntry("access-control-allow-origin", SHOP)
        .containsEntry("access-control-allow-credentials", "true")
        .containsEntry("access-control-allow-headers", "Authorization");
    assertThat(reply.vary()).containsExactly("origin", "access-control-request-method");
    assertThat(reply.lines("WWW-Authenticate")).isEmpty();

    Reply refused = preflight(STRANGER, "/orders/audit");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.cors()).isEmpty();
    assertThat(refused.lines("WWW-Authenticate")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /orders, , 401, Bearer",
    "PUT, /orders, , 401, Bearer",
    "GET, /orders, MALFORMED, 401, invalid_token",
    "GET, /orders, FORGED, 401, invalid_token",
    "GET, /orders, EXPIRED, 401, expired",
    "GET, /orders, VALID, 200, ",
    "HEAD, /orders, VALID, 200, ",
    "GET, /orders/audit, VALID, 403, insufficient_scope"
  })
  void scriptsReadTheStatusAndWhy(
      String method, String path, Token token, int status, String challenge) {
    String credentials = token == null ? "X-Token: none" : BearerTokens.authorization(token);
    Reply reply = shop.client().send(method, path, "Origin: " + SHOP, credentials);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.cors())
        .isEqualTo(
            Map.of(
                "access-control-allow-origin", SHOP,
                "access-control-allow-credentials", "true",
                "access-control-expose-headers", "WWW-Authenticate, X-Count"));
    assertThat(reply.vary()).containsOnlyOnce("origin");
    assertChallenged(reply, challenge);

    Reply stranger = shop.client().send(method, path, "Origin: " + STRANGER, credentials);
    assertThat(stranger.status()).isEqualTo(status);
    assertThat(stranger.cors()).isEmpty();
    assertThat(stranger.vary()).containsOnlyOnce("origin");
  }

  private static void assertChallenged(Reply reply, String challenge) {
    List<String> lines = reply.lines("WWW-Authenticate");
    if (challenge == null) {
      assertThat(lines).isEmpty();
    } else {
      assertThat(lines).singleElement().asString().startsWith("Bearer").contains(challenge);
    }
  }

  @Test
  void whereNoPolicyIsNothingIsAdded() {
    Reply reply = shop.client().send("GET", "/office", "Origin: " + SHOP);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).doesNotContain("origin");
    assertThat(preflight(SHOP, "/office").status()).isEqualTo(401);
  }
}
