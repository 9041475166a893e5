package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/architecture.md#guard over HTTP/2, which has {@code :authority} in the place of {@code
 * Host}: several servers show no {@code Host} to filters then. Without TLS, and with TLS as
 * browsers do it, where ALPN agrees on the version.
 */
public interface Http2GuardContract {

  /** For the server's TLS listener. */
  ThrowAwayKey KEY = ThrowAwayKey.make();

  /** Speaks HTTP/2 where the server does. */
  HttpClient CLIENT =
      HttpClient.newBuilder().version(Version.HTTP_2).sslContext(KEY.trusting()).build();

  /** What is below HTTP/2. */
  enum Transport {
    /** The first request upgrades the connection; what follows is HTTP/2 from its beginning. */
    CLEARTEXT("http"),
    /** With ALPN. */
    TLS("https");

    private final String scheme;

    Transport(String scheme) {
      this.scheme = scheme;
    }
  }

  /** The server that serves the guarded resource. */
  RawClient api();

  /** The port on 127.0.0.1 where the same server speaks TLS, with {@link #KEY}. */
  int tlsPort();

  /** What holds over HTTP/1.1 holds here. */
  static Stream<Arguments> rows() {
    return Arrays.stream(Transport.values())
        .flatMap(transport ->
            Stream.concat(GuardContract.ROWS.stream(), GuardContract.ODD_FIELDS.stream())
                .map(row -> Arguments.of(transport, row)));
  }

  @ParameterizedTest
  @MethodSource("dev.corsac.contract.Http2GuardContract#rows")
  default void overHttp2TheMethodRunsOnlyForWhomThePolicyLets(
      Transport transport, GuardContract.Row row) throws Exception {
    assertRuns(transport, "127.0.0.1", row);
  }

  /** The host is that of {@code :authority}, and no other name of the same server. */
  @ParameterizedTest
  @CsvSource({
    "CLEARTEXT, http://localhost, true",
    "CLEARTEXT, https://localhost, true",
    "CLEARTEXT, http://127.0.0.1, false",
    "TLS, https://localhost, true",
    "TLS, https://127.0.0.1, false",
    "TLS, https://localhost., false",
    "TLS, https://evil.example, false"
  })
  default void overHttp2TheHostIsThatOfTheAuthority(
      Transport transport, String origin, boolean runs) throws Exception {
    assertRuns(
        transport,
        "localhost",
        runs
            ? GuardContract.Row.runs("POST", "", "Origin: " + origin + ":" + port(transport))
            : GuardContract.Row.refused("POST", "", "Origin: " + origin + ":" + port(transport)));
  }

  private int port(Transport transport) {
    return transport == Transport.TLS ? tlsPort() : api().port();
  }

  private void assertRuns(Transport transport, String host, GuardContract.Row row)
      throws Exception {
    String own = host + ":" + port(transport);
    String at = transport.scheme + "://" + own + "/api/guarded";
    String before = send(HttpRequest.newBuilder(URI.create(at))).body();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(at + row.path()))
            .method(row.method(), BodyPublishers.noBody());
    for (String line : row.headers()) {
      String[] field = GuardContract.Row.at(own, line).split(": ", 2);
      request.header(field[0], field[1]);
    }
    HttpResponse<String> reply = send(request);
    assertThat(reply.statusCode()).isEqualTo(row.runs() ? 200 : 403);
    if (!row.runs()) {
      assertThat(reply.body()).isEmpty();
    }
    String after = send(HttpRequest.newBuilder(URI.create(at))).body();
    assertThat(after.equals(before)).isEqualTo(!row.runs());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> reply = CLIENT.send(request.build(), BodyHandlers.ofString());
    assertThat(reply.version()).isEqualTo(Version.HTTP_2);
    return reply;
  }
}
