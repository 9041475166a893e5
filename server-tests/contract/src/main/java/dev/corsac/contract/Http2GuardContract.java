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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * DESIGN section 7a over HTTP/2 without TLS, which has {@code :authority} in the place of {@code
 * Host}: several servers show no {@code Host} to filters then.
 */
public interface Http2GuardContract {

  /** The server that serves the guarded resource. */
  RawClient api();

  /** {@code {own}} stands for the host and port that the client connects to. */
  @ParameterizedTest
  @CsvSource({
    "Origin, http://{own}, true",
    "Origin, https://{own}, true",
    "Origin, http://127.0.0.1:1, false",
    "Origin, https://evil.example, false",
    "Origin, null, false",
    "Sec-Fetch-Site, same-origin, true",
    "Sec-Fetch-Site, cross-site, false"
  })
  default void overHttp2TheGuardKnowsItsOwnHost(String name, String value, boolean runs)
      throws Exception {
    HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build();
    String before = count(client);
    String own = "127.0.0.1:" + api().port();
    HttpResponse<String> reply =
        client.send(
            request()
                .header(name, value.replace("{own}", own))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertThat(reply.version()).isEqualTo(Version.HTTP_2);
    assertThat(reply.statusCode()).isEqualTo(runs ? 200 : 403);
    assertThat(count(client).equals(before)).isEqualTo(!runs);
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api().port() + "/api/guarded"));
  }

  /** The first request upgrades the connection; what follows is HTTP/2 from its beginning. */
  private String count(HttpClient client) throws IOException, InterruptedException {
    HttpResponse<String> reply = client.send(request().build(), BodyHandlers.ofString());
    assertThat(reply.version()).isEqualTo(Version.HTTP_2);
    return reply.body();
  }
}
