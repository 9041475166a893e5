package dev.corsac.contract.jersey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.DoorAnswersContract;
import dev.corsac.contract.door.DoorApplication;
import dev.corsac.contract.door.Gate;
import dev.corsac.servlet.FrontDoorInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * docs/architecture.md#front-door over HTTP/2, where many requests share a connection and trailers
 * may follow a body.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DoorOverHttp2Contract {
  private static final String SHOP = DoorAnswersContract.SHOP;
  private static final String STRANGER = DoorAnswersContract.STRANGER;
  private static final String FOR_PUT = DoorAnswersContract.FOR_PUT;
  private static final int PATIENCE_SECONDS = 20;

  /** Begins with HTTP/2 at once. */
  private final HttpClient client =
      new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));

  private Running running;

  /** Starts a server that speaks HTTP/2, with a web application to which {@link #add} adds. */
  abstract Running start() throws Exception;

  /** Adds authentication, Jersey behind it, and the front door. */
  static void add(ServletContext context) throws ServletException {
    FilterRegistration.Dynamic gate = context.addFilter("gate", new Gate());
    gate.setAsyncSupported(true);
    gate.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    JerseyOnTomcat.addJersey(context, "rest", "/api/*", DoorApplication.class);
    new FrontDoorInitializer().onStartup(Set.of(), context);
  }

  @BeforeAll
  final void open() throws Exception {
    running = start();
    client.setMaxConnectionsPerDestination(1);
    client.start();
    // Else it asks for the password of each 401.
    client.getProtocolHandlers().clear();
  }

  @AfterAll
  final void close() throws Exception {
    client.stop();
    running.close();
  }

  private ContentResponse send(String method, String path, String... lines) throws Exception {
    Request request =
        client
            .newRequest("127.0.0.1", running.port())
            .method(method)
            .path(path)
            .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    for (String line : lines) {
      String[] field = line.split(": ", 2);
      request.headers(fields -> fields.add(field[0], field[1]));
    }
    ContentResponse response = request.send();
    assertThat(response.getVersion()).isEqualTo(HttpVersion.HTTP_2);
    return response;
  }

  /** What the resource answers, and what authentication answers in front of it. */
  @ParameterizedTest
  @CsvSource({
    "/api/purchases/by/trailers, Authorization: Bearer demo, 200, whole, of the resource",
    "/api/purchases, X-Refuse: trailers, 401, log in, of the gate"
  })
  void trailersArriveAndHeadersStandOnce(
      String path, String line, int status, String body, String trailer) throws Exception {
    for (String star : List.of("X-None: 1", "X-Star: 1")) {
      for (String origin : List.of(SHOP, STRANGER)) {
        ContentResponse response = send("GET", path, origin, line, star);
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentAsString()).isEqualTo(body);
        assertTrailer(response, trailer);
        assertReadable(response.getHeaders(), origin.equals(SHOP));
      }
    }
  }

  /** What no policy governs gets neither headers nor another response. */
  @Test
  void trailersOfOthersArriveToo() throws Exception {
    ContentResponse response = send("GET", "/api/ledger", SHOP, "X-Refuse: trailers");
    assertThat(response.getStatus()).isEqualTo(401);
    assertTrailer(response, "of the gate");
    assertThat(response.getHeaders().getFieldNamesCollection())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
  }

  private static void assertTrailer(ContentResponse response, String value) {
    HttpFields trailers = requireNonNull(response.getTrailers(), "no trailers");
    assertThat(trailers.getValuesList(Gate.TRAILER)).containsExactly(value);
    assertThat(trailers.size()).isEqualTo(1);
  }

  private static void assertReadable(HttpFields headers, boolean readable) {
    assertThat(headers.getValuesList("Access-Control-Allow-Origin"))
        .isEqualTo(readable ? List.of(SHOP.substring(8)) : List.of());
    assertThat(headers.getValuesList("Access-Control-Allow-Credentials"))
        .isEqualTo(readable ? List.of("true") : List.of());
    assertThat(headers.getCSV("Vary", false)).containsOnlyOnce("Origin");
  }

  @Test
  void preflightsAndAnswersShareAConnection() throws Exception {
    ContentResponse granted = send("OPTIONS", "/api/purchases", SHOP, FOR_PUT);
    assertThat(granted.getStatus()).isEqualTo(204);
    assertReadable(granted.getHeaders(), true);
    ContentResponse answer = send("GET", "/api/purchases/by/trailers", SHOP, Gate.TOKEN);
    assertReadable(answer.getHeaders(), true);
    ContentResponse refused = send("OPTIONS", "/api/purchases", STRANGER, FOR_PUT);
    assertThat(refused.getStatus()).isEqualTo(403);
    assertReadable(refused.getHeaders(), false);
    // Nobody's policy: authentication answers.
    ContentResponse other = send("OPTIONS", "/api/ledger", SHOP, FOR_PUT);
    assertThat(other.getStatus()).isEqualTo(401);
    assertThat(
            Stream.of(granted, answer, refused, other)
                .map(each -> requireNonNull(each.getRequest().getConnection()))
                .distinct())
        .hasSize(1);
  }
}
