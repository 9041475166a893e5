package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What scanners for CORS misconfigurations send, and then some. The host under attack is {@code
 * app.example.com}, which is allowed with credentials.
 */
public interface AttackContract {

  /** The server that serves the whole sample. */
  RawClient api();

  /** Origins that look like the trusted one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // any origin reflected; prefix, suffix and substring; unescaped dots
        "https://evil.com",
        "https://example.com",
        "https://app.example.com.evil.com",
        "https://app.example.com.example.org",
        "https://evilexample.com",
        "https://d3vapp.example.com",
        "https://xample.com",
        "https://app.exampleacom",
        "https://appxexample.com",
        "https://notapp.example.com",
        "https://app.example.co",
        "https://app.example.comm",
        // the opaque origin, the insecure one, subdomains
        "null",
        "NULL",
        "http://app.example.com",
        "https://evil.app.example.com",
        "http://evil.app.example.com",
        // special characters that some browsers let stand in a host
        "https://app.example.com_.evil.com",
        "https://app.example.com-.evil.com",
        "https://app.example.com\".evil.com",
        "https://app.example.com{.evil.com",
        "https://app.example.com}.evil.com",
        "https://app.example.com+.evil.com",
        "https://app.example.com^.evil.com",
        "https://app.example.com%60.evil.com",
        "https://app.example.com!.evil.com",
        "https://app.example.com~.evil.com",
        "https://app.example.com`.evil.com",
        "https://app.example.com;.evil.com",
        "https://app.example.com|.evil.com",
        "https://app.example.com&.evil.com",
        "https://app.example.com'.evil.com",
        "https://app.example.com(.evil.com",
        "https://app.example.com).evil.com",
        "https://app.example.com*.evil.com",
        "https://app.example.com,.evil.com",
        "https://app.example.com$.evil.com",
        "https://app.example.com=.evil.com",
        "https://app.example.com%0b.evil.com",
        "https://app.example.com%00.evil.com",
        "https://app.example.com_.example.com",
        // hosting that anyone may have
        "https://whatever.github.io",
        "http://jsbin.com",
        "https://codepen.io",
        "https://jsfiddle.net",
        "http://www.webdevout.net",
        "https://repl.it",
        // other spellings of the trusted one, which no browser sends
        "HTTPS://app.example.com",
        "https://APP.example.com",
        "https://app.example.com.",
        "https://app.example.com:443",
        "https://app.example.com:8443",
        "https://app.example.com:0443",
        "https://app.example.com:",
        "https://app.example.com/",
        "https://app.example.com/path",
        "https://app.example.com?query",
        "https://app.example.com@evil.com",
        "https://user@app.example.com",
        "https://evil.com#.app.example.com",
        "https://evil.com?app.example.com",
        "https://evil.com/app.example.com",
        "https://evil.com\\app.example.com",
        "https:app.example.com",
        "https:/app.example.com",
        "https:///app.example.com",
        "//app.example.com",
        "app.example.com",
        "https://app.example.com https://app.example.com",
        "https://app.example.com,https://app.example.com",
        "https://app.example.com, null",
        "https://app%2Eexample.com",
        "https://[::1]",
        "file://",
        "chrome-extension://app.example.com",
        "*",
        "https://*.example.com",
        "https://*"
      })
  default void anAttackersOriginGetsNothing(String origin) {
    Reply actual = api().send("GET", "/api/orders", "Origin: " + origin, "Cookie: session=1");
    assertThat(actual.cors()).isEmpty();
    assertThat(actual.vary()).contains("origin");
    for (String method : new String[] {"GET", "DELETE"}) {
      Reply preflight =
          api()
              .send(
                  "OPTIONS",
                  "/api/orders/7",
                  "Origin: " + origin,
                  "Access-Control-Request-Method: " + method);
      assertThat(preflight.status()).isEqualTo(403);
      assertThat(preflight.cors()).isEmpty();
    }
  }

  /** Bytes that many servers refuse by themselves: whatever they answer, it is no grant. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com\u000b.evil.com",
        "https://app.example.com\u0000.evil.com",
        "https://app.example.com\u007f",
        "https://\u00e4pp.example.com",
        "\thttps://app.example.com\u0000x",
        ""
      })
  default void noByteOpensAnything(String origin) {
    assertThat(cors("GET", "Origin: " + origin)).isEmpty();
    assertThat(cors("OPTIONS", "Origin: " + origin, "Access-Control-Request-Method: POST"))
        .isEmpty();
  }

  // Some servers close the connection and say nothing.
  private Map<String, String> cors(String method, String... lines) {
    try {
      return api().send(method, "/api/orders", lines).cors();
    } catch (IllegalStateException | UncheckedIOException e) {
      return Map.of();
    }
  }

  /** The pattern {@code https://*.partner.example}, and one with a port. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://partner.example",
        "https://.partner.example",
        "https://a..partner.example",
        "https://evilpartner.example",
        "https://a.partner.example.evil.com",
        "https://a.partner.example:8443",
        "http://a.partner.example",
        "https://a%2epartner.example",
        "https://a.b@c.partner.example",
        "https://evil.com/.partner.example",
        "https://evil.com?.partner.example",
        "https://evil.com#.partner.example",
        "https://evil.com\\.partner.example",
        "https://evil.com:1.partner.example",
        "https://evil com.partner.example",
        "https://A.partner.example",
        "https://shop.example",
        "https://shop.example:443",
        "https://shop.example:84430",
        "https://shop.example:08443",
        "https://a.shop.example:8443"
      })
  default void aPatternOpensWholeLabelsOnly(String origin) {
    Reply reply = api().send("GET", "/api/catalogue/prices", "Origin: " + origin);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsExactly("origin");
  }

  /** A cache may keep any of the three for the others. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/api/orders", "/api/orders/missing", "/api/account", "/api/shops/1/shelves/2"})
  default void everyResponseOfAUrlVaries(String path) {
    for (String line :
        new String[] {"X-Nothing: 1", PreflightContract.TRUSTED, PreflightContract.STRANGER}) {
      assertThat(api().send("GET", path, line).vary()).as(line).contains("origin");
    }
  }

  /** Nothing that a preflight asks for comes back. */
  @Test
  default void nothingThatIsAskedForIsReflected() {
    Reply reply =
        api()
            .send(
                "OPTIONS",
                "/api/orders",
                PreflightContract.TRUSTED,
                "Access-Control-Request-Method: EVIL",
                "Access-Control-Request-Headers: x-evil",
                "Access-Control-Request-Private-Network: true",
                "Access-Control-Request-Local-Network: true");
    assertThat(String.join("\n", reply.headers()).toLowerCase(Locale.ROOT))
        .doesNotContain("evil", "private-network", "local-network");
  }

  /** One value each, and credentials in the one spelling that browsers take. */
  @Test
  default void everyHeaderHasOneValue() {
    Reply reply = api().send("GET", "/api/orders", PreflightContract.TRUSTED);
    assertThat(reply.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example.com");
    assertThat(reply.lines("Access-Control-Allow-Credentials")).containsExactly("true");
  }

  /** A preflight needs no cookie and no token, and never leads elsewhere. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/orders", "/api/account", "/api/vault"})
  default void aPreflightIsAnsweredAtOnce(String path) {
    Reply reply =
        api()
            .send("OPTIONS", path, PreflightContract.TRUSTED, "Access-Control-Request-Method: GET");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.lines("Location")).isEmpty();
    assertThat(reply.lines("Set-Cookie")).isEmpty();
  }

  /** A method in the wrong case is another method. */
  @ParameterizedTest
  @ValueSource(strings = {"post", "Post", "POST ", "POST,GET", "POST\t", "*"})
  default void aMethodIsComparedAsItStands(String method) {
    Reply reply =
        api()
            .send(
                "OPTIONS",
                "/api/transfers",
                PreflightContract.TRUSTED,
                "Access-Control-Request-Method: " + method);
    assertThat(reply.cors()).isEqualTo(Map.of());
  }
}
