package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example over real HTTP, on the server that the build was asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Example example = Example.start(Ports.FREE);
  private final String trusted = example.trusted().toString();
  private final String stranger = example.stranger().toString();

  @BeforeAll
  void theThreeServersHaveOriginsOfTheirOwn() {
    assertThat(Stream.of(example.api(), example.trusted(), example.stranger()).map(URI::getPort))
        .doesNotHaveDuplicates()
        .allMatch(port -> port > 0);
  }

  @AfterAll
  void close() {
    example.close();
  }

  @ParameterizedTest
  @CsvSource({
    "orders, POST, content-type",
    "orders/1, PUT, content-type",
    "orders/1, DELETE, if-match",
    "account, GET, authorization"
  })
  void aPreflightOfTheTrustedFrontEndIsGranted(String path, String method, String header)
      throws Exception {
    HttpResponse<String> response = preflight(path, method, trusted);

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly(trusted);
    assertThat(list(response, "Access-Control-Allow-Methods")).contains(method);
    assertThat(list(response, "Access-Control-Allow-Headers").map(ExampleTest::lowerCase))
        .contains(header);
    assertThat(list(response, "Vary")).contains("Origin", "Access-Control-Request-Method");
  }

  @Test
  void onlyTheOrdersTakeCookies() throws Exception {
    assertThat(preflight("orders", "POST", trusted).headers().map())
        .containsKey("access-control-allow-credentials");
    assertThat(preflight("account", "GET", trusted).headers().map())
        .doesNotContainKey("access-control-allow-credentials");
  }

  @ParameterizedTest
  @CsvSource({"orders, POST", "orders/1, PUT", "orders/1, DELETE", "account, GET"})
  void aPreflightOfTheStrangerIsRefused(String path, String method) throws Exception {
    HttpResponse<String> response = preflight(path, method, stranger);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(accessControl(response)).isEmpty();
    assertThat(response.body()).isEmpty();
  }

  @Test
  void theOriginThatThePoliciesNameIsGrantedWhereverTheFrontEndIs() throws Exception {
    assertThat(preflight("orders", "POST", "http://localhost:8081").statusCode()).isEqualTo(204);
  }

  @Test
  void notEvenTheTrustedFrontEndMovesMoney() throws Exception {
    HttpResponse<String> preflight = preflight("transfers", "POST", trusted);
    HttpResponse<String> actual =
        send(
            request("transfers", trusted)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"to\": \"Eve\", \"cents\": 100}")));

    assertThat(preflight.statusCode()).isEqualTo(403);
    assertThat(accessControl(preflight)).isEmpty();
    // Should a browser have sent it all the same, the guard ends it.
    assertThat(actual.statusCode()).isEqualTo(403);
    assertThat(actual.body()).isEmpty();
    assertThat(accessControl(actual)).isEmpty();
  }

  @Test
  void anyOriginReadsTheCatalogue() throws Exception {
    HttpResponse<String> response = send(request("catalogue", stranger));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(response.headers().allValues("Vary")).isEmpty();
    assertThat(response.body()).contains("Storm lantern");
  }

  @Test
  void theTrustedFrontEndReadsTheOrders() throws Exception {
    HttpResponse<String> response = send(request("orders", trusted));

    assertThat(response.statusCode()).isEqualTo(200);
    assertReadableWithCookies(response);
    assertThat(response.body()).contains("\"customer\":\"Ada\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger", "null", "nobody"})
  void nobodyElseReadsThem(String who) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri("orders"));
    if (!who.equals("nobody")) {
      request.header("Origin", who.equals("null") ? "null" : stranger);
    }
    HttpResponse<String> response = send(request);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(accessControl(response)).isEmpty();
    assertThat(list(response, "Vary")).containsExactly("Origin");
  }

  @Test
  void anOrderLivesThroughItsLife() throws Exception {
    HttpResponse<String> placed =
        send(
            json(request("orders", trusted).header("Cookie", "customer=Grace"))
                .POST(BodyPublishers.ofString("{\"product\": \"tent\", \"quantity\": 1}")));
    assertThat(placed.statusCode()).isEqualTo(201);
    assertReadableWithCookies(placed);
    assertThat(list(placed, "Access-Control-Expose-Headers")).contains("ETag", "Location");
    assertThat(placed.body()).contains("\"customer\":\"Grace\"");
    URI order = URI.create(placed.headers().firstValue("Location").orElseThrow());

    HttpResponse<String> changed =
        send(
            json(HttpRequest.newBuilder(order).header("Origin", trusted))
                .header("If-Match", placed.headers().firstValue("ETag").orElseThrow())
                .PUT(BodyPublishers.ofString("{\"product\": \"rope\", \"quantity\": 2}")));
    assertThat(changed.statusCode()).isEqualTo(200);
    assertReadableWithCookies(changed);

    HttpResponse<String> cancelled =
        send(HttpRequest.newBuilder(order).header("Origin", trusted).DELETE());
    assertThat(cancelled.statusCode()).isEqualTo(204);
    assertReadableWithCookies(cancelled);

    HttpResponse<String> gone = send(HttpRequest.newBuilder(order).header("Origin", trusted));
    assertThat(gone.statusCode()).isEqualTo(404);
    assertReadableWithCookies(gone);
  }

  @Test
  void anOrderThatChangedMeanwhileIsNotOverwritten() throws Exception {
    HttpResponse<String> response =
        send(
            json(request("orders/1", trusted))
                .header("If-Match", "\"another\"")
                .PUT(BodyPublishers.ofString("{\"product\": \"rope\", \"quantity\": 2}")));

    assertThat(response.statusCode()).isEqualTo(412);
    assertReadableWithCookies(response);
  }

  @Test
  void anOrderThatTheBrowserHasIsNotSentAgain() throws Exception {
    String tag = send(request("orders/1", trusted)).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> response = send(request("orders/1", trusted).header("If-None-Match", tag));

    assertThat(response.statusCode()).isEqualTo(304);
    assertReadableWithCookies(response);
  }

  @Test
  void aMappedExceptionIsReadable() throws Exception {
    HttpResponse<String> response = send(request("orders/4711", trusted));

    assertThat(response.statusCode()).isEqualTo(404);
    assertReadableWithCookies(response);
    assertThat(response.body()).contains("There is no order 4711.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"product\":", "{\"product\": \"moon\", \"quantity\": 1}", "{}", ""})
  void aBadOrderIsTheClientsMistakeAndReadable(String body) throws Exception {
    HttpResponse<String> response =
        send(json(request("orders", trusted)).POST(BodyPublishers.ofString(body)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertReadableWithCookies(response);
  }

  @ParameterizedTest
  @CsvSource({"PATCH, application/json, 405", "POST, text/plain, 415"})
  void whatNoMethodTakesIsReadableToo(String method, String mediaType, int status)
      throws Exception {
    HttpResponse<String> response =
        send(
            request("orders", trusted)
                .header("Content-Type", mediaType)
                .method(method, BodyPublishers.ofString("{}")));

    assertThat(response.statusCode()).isEqualTo(status);
    assertReadableWithCookies(response);
  }

  @Test
  void theAuthenticationFiltersAnswerIsReadable() throws Exception {
    HttpResponse<String> response = send(request("account", trusted));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly(trusted);
    assertThat(list(response, "Access-Control-Expose-Headers")).containsExactly("WWW-Authenticate");
    assertThat(list(response, "Vary")).containsExactly("Origin");
  }

  @Test
  void theAccountOpensWithAToken() throws Exception {
    HttpResponse<String> response =
        send(request("account", trusted).header("Authorization", "Bearer demo"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly(trusted);
  }

  @ParameterizedTest
  @CsvSource({
    "tips, trusted, same-site, 200",
    "tips, stranger, same-site, 200",
    "tips/guarded, trusted, same-site, 200",
    "tips/guarded, stranger, same-site, 403",
    "tips/guarded, null, cross-site, 403",
    "tips/guarded, stranger, same-origin, 200",
    "tips, null, cross-site, 200",
    "transfers, stranger, same-site, 415"
  })
  void aFormIsHandledWhoeverSendsItUnlessTheGuardStopsIt(
      String path, String who, String site, int status) throws Exception {
    String origin = who.equals("trusted") ? trusted : who.equals("stranger") ? stranger : "null";
    HttpResponse<String> response =
        send(
            request(path, origin)
                .header("Sec-Fetch-Site", site)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("cents=100")));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
        .isEqualTo(who.equals("trusted") ? List.of(trusted) : List.of());
  }

  @Test
  void theLedgerSaysWhatArrivedAndWhatWasAnsweredInTheOrderOfArrival() throws Exception {
    send(
        HttpRequest.newBuilder(uri("account?call=ledger-1"))
            .header("Origin", trusted)
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization")
            .method("OPTIONS", BodyPublishers.noBody()));
    send(request("account?call=ledger-1", trusted).header("Authorization", "Bearer demo"));
    send(request("account?call=ledger-1", stranger));

    String notes =
        send(HttpRequest.newBuilder(URI.create(trusted + "/ledger?call=ledger-1"))).body();

    String granted = "&allowedOrigin=" + URLEncoder.encode(trusted, StandardCharsets.UTF_8);
    assertThat(notes.lines())
        .satisfiesExactly(
            preflight ->
                assertThat(preflight)
                    .startsWith("method=OPTIONS&")
                    .contains(
                        "&askedMethod=GET&askedHeaders=authorization&handled=false&status=204")
                    .endsWith(granted),
            actual ->
                assertThat(actual)
                    .startsWith("method=GET&")
                    .contains("&handled=true&status=200&")
                    .endsWith(granted),
            refused ->
                assertThat(refused)
                    .contains("&handled=false&status=401&")
                    .doesNotContain("allowedOrigin"));
  }

  @Test
  void anUnknownPathBelongsToNobody() throws Exception {
    HttpResponse<String> response = send(request("nothing", trusted));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(accessControl(response)).isEmpty();
  }

  private void assertReadableWithCookies(HttpResponse<String> response) {
    HttpHeaders headers = response.headers();
    assertThat(headers.allValues("Access-Control-Allow-Origin")).containsExactly(trusted);
    assertThat(headers.allValues("Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(list(response, "Vary")).containsExactly("Origin");
  }

  private HttpResponse<String> preflight(String path, String method, String origin)
      throws IOException, InterruptedException {
    return send(
        request(path, origin)
            .header("Access-Control-Request-Method", method)
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path, String origin) {
    return HttpRequest.newBuilder(uri(path)).header("Origin", origin);
  }

  private URI uri(String path) {
    return URI.create(example.api() + "/" + path);
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** The members of a list-valued header, over all its lines. */
  private static Stream<String> list(HttpResponse<String> response, String name) {
    return response.headers().allValues(name).stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .map(String::strip);
  }

  private static List<String> accessControl(HttpResponse<String> response) {
    return response.headers().map().keySet().stream()
        .filter(name -> lowerCase(name).startsWith("access-control-"))
        .toList();
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
