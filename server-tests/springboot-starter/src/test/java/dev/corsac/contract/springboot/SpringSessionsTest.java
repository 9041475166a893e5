package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A login page, CSRF tokens, and Spring Security's own CORS in front of Jakarta REST. */
class SpringSessionsTest {
  private static final String SHOP = "https://shop.example.com";
  private static final String PARTNER = "https://partner.example.com";
  private static RunningShop shop;

  @BeforeAll
  static void start() {
    shop = RunningShop.at("/api", List.of(WithSessions.class));
  }

  @AfterAll
  static void stop() {
    if (shop != null) {
      shop.close();
    }
  }

  private static Reply send(String method, String origin, String... more) {
    String[] headers = new String[more.length + 1];
    headers[0] = "Origin: " + origin;
    System.arraycopy(more, 0, headers, 1, more.length);
    return shop.client().send(method, "/api/orders", headers);
  }

  private static void assertReadable(Reply reply, String origin) {
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(origin);
    assertThat(reply.lines("Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  @Test
  void theRedirectToTheLoginPageIsReadable() {
    Reply reply = send("GET", SHOP, "Accept: text/html");
    assertThat(reply.status()).isEqualTo(302);
    assertReadable(reply, SHOP);
  }

  @Test
  void aPutWithoutATokenIsRefusedReadably() {
    Reply reply = send("PUT", SHOP, "Content-Type: application/json");
    assertThat(reply.status()).isEqualTo(403);
    assertReadable(reply, SHOP);
  }

  @Test
  void preflightsNeedNeitherSessionNorToken() {
    Reply reply = send("OPTIONS", PARTNER, "Access-Control-Request-Method: PUT");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.lines("Set-Cookie")).isEmpty();
    assertThat(
            send("OPTIONS", WithSessions.OF_SPRING, "Access-Control-Request-Method: PUT").status())
        .isEqualTo(403);
  }

  @Test
  void whatOnlySpringSecurityListsIsNotGranted() {
    Reply reply = send("GET", WithSessions.OF_SPRING);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  @Test
  void whatSpringSecurityRefusesIsReadable() {
    Reply reply = send("GET", PARTNER);
    assertThat(reply.status()).isEqualTo(403);
    assertReadable(reply, PARTNER);
  }
}
