package dev.corsac.contract.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link DoorApplication} below {@code /api} answers, behind a {@link Gate} and the front
 * door, however it was deployed.
 */
public interface DoorAnswersContract {
  /** The origin that may read. */
  String SHOP = "Origin: https://shop.example.com";

  /** An origin that may not. */
  String STRANGER = "Origin: https://stranger.example.net";

  /** The origin that may read what the other application answers. */
  String PARTNER = "Origin: https://partner.example.org";

  /** What makes a preflight for GET. */
  String FOR_GET = requesting("GET");

  /** What makes a preflight for PUT. */
  String FOR_PUT = requesting("PUT");

  private static String requesting(String method) {
    return "Access-Control-Request-Method: " + method;
  }

  /** Asks the server; starts it first, where it does not run yet. */
  RawClient door() throws Exception;

  default void assertReadable(Reply reply, String origin, boolean credentials) {
    assertThat(reply.lines("Access-Control-Allow-Origin"))
        .containsExactly(origin.substring("Origin: ".length()));
    assertThat(reply.lines("Access-Control-Allow-Credentials"))
        .isEqualTo(credentials ? List.of("true") : List.of());
    assertThat(reply.cors().keySet())
        .isSubsetOf(
            "access-control-allow-origin",
            "access-control-allow-credentials",
            "access-control-allow-methods",
            "access-control-allow-headers",
            "access-control-max-age");
    if (keepsVary(reply)) {
      assertThat(reply.vary()).containsOnlyOnce("origin");
    }
  }

  default void assertNotReadable(Reply reply) {
    assertThat(reply.cors()).isEmpty();
    if (keepsVary(reply)) {
      assertThat(reply.vary()).containsOnlyOnce("origin");
    }
  }

  /** Whether the container leaves {@code Vary} on a response. */
  default boolean keepsVary(Reply reply) {
    return true;
  }

  @Test
  default void aPreflightIsAnsweredBeforeAuthentication() throws Exception {
    RawClient client = door();
    Reply granted = client.send("OPTIONS", "/api/purchases", SHOP, FOR_PUT);
    assertThat(granted.status()).isEqualTo(204);
    assertReadable(granted, SHOP, true);
    assertThat(granted.lines("Access-Control-Allow-Methods")).containsExactly("GET, HEAD, PUT");
    assertThat(granted.lines("Access-Control-Allow-Headers")).containsExactly("Content-Type");
    assertThat(granted.vary()).contains("access-control-request-method");
    Reply refused = client.send("OPTIONS", "/api/purchases", STRANGER, FOR_PUT);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.cors()).isEmpty();
    assertThat(refused.body()).isEmpty();
    assertThat(refused.vary()).contains("origin", "access-control-request-method");
    assertThat(client.send("OPTIONS", "/api/ledger", SHOP, FOR_GET).status()).isEqualTo(401);
    assertThat(client.send("OPTIONS", "/api/purchases", SHOP).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "error, 401",
    "message, 401",
    "body, 401",
    "stream, 401",
    "empty, 401",
    "flushed, 401",
    "reset, 401",
    "redirect, 302",
    "async, 401",
    "async-given, 401",
    "async-empty, 401",
    "async-dispatch, 401",
    "async-timeout, 500"
  })
  default void whoeverIsRefusedInFrontCanReadIt(String way, int status) throws Exception {
    RawClient client = door();
    for (String star : List.of("X-None: 1", "X-Star: 1")) {
      String refuse = "X-Refuse: " + way;
      Reply reply = client.send("GET", "/api/purchases", SHOP, refuse, star);
      assertThat(reply.status()).isEqualTo(status);
      assertReadable(reply, SHOP, true);
      if (star.equals("X-Star: 1") && !way.equals("reset") && keepsVary(reply)) {
        assertThat(reply.vary()).contains("accept-encoding");
      }
      Reply stranger = client.send("GET", "/api/purchases", STRANGER, refuse, star);
      assertThat(stranger.status()).isEqualTo(status);
      assertNotReadable(stranger);
      assertNotReadable(client.send("GET", "/api/purchases", refuse, star));
      assertReadable(client.send("PATCH", "/api/purchases", SHOP, refuse, star), SHOP, true);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/purchases, 200",
    "HEAD, /api/purchases, 200",
    "GET, /api/purchases/17, 200",
    "PATCH, /api/purchases, 405",
    "GET, /api/purchases/by/missing, 404",
    "GET, /api/purchases/by/forbidden, 403",
    "GET, /api/purchases/by/async, 200",
    "GET, /api/purchases/by/async-empty, 204",
    "GET, /api/purchases/by/stream, 200",
    "GET, /api/purchases/by/events, 200",
    "GET, /api/purchases/by/star, 200",
    "GET, /api/purchases/by/direct, 200"
  })
  default void whatJakartaRestAnswersHasItsHeadersOnce(String method, String path, int status)
      throws Exception {
    RawClient client = door();
    for (String star : List.of("X-None: 1", "X-Star: 1")) {
      Reply reply = client.send(method, path, SHOP, Gate.TOKEN, star);
      assertThat(reply.status()).isEqualTo(status);
      assertReadable(reply, SHOP, true);
      assertNotReadable(client.send(method, path, STRANGER, Gate.TOKEN, star));
      if (path.endsWith("/stream")) {
        assertThat(reply.body().chars().filter(c -> c == 'x').count())
            .isEqualTo(PurchaseResource.STREAMED);
      }
    }
  }

  @Test
  default void aStreamOf10MegabytesPassesWhole() throws Exception {
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:" + door().port() + "/api/purchases/by/long-stream"))
                    .headers("Origin", SHOP.substring(8), "Authorization", Gate.TOKEN.substring(15))
                    .build(),
                BodyHandlers.ofInputStream());
    assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly(SHOP.substring(8));
    try (InputStream body = response.body()) {
      assertThat(body.transferTo(OutputStream.nullOutputStream()))
          .isEqualTo(PurchaseResource.LONG_STREAM);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/ledger", "/api/ledger/missing", "/office/salaries"})
  default void whatNoPolicyGovernsKeepsWhatOthersSet(String path) throws Exception {
    Reply reply = door().send("GET", path, SHOP, Gate.TOKEN, "X-Star: 1");
    assertThat(reply.cors())
        .containsEntry("access-control-allow-origin", "* | *")
        .containsEntry("access-control-allow-private-network", "true");
    assertThat(door().send("GET", path, SHOP, Gate.TOKEN).cors()).isEmpty();
    assertThat(door().send("OPTIONS", path, SHOP, FOR_GET).status()).isEqualTo(401);
  }
}
