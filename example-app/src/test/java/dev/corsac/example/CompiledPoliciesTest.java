package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.Fetch;
import dev.corsac.testing.FetchRequest;
import dev.corsac.testing.Headers;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.HttpResponse;
import dev.corsac.testing.Network;
import dev.corsac.testing.Outcome;
import dev.corsac.testing.RunningServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example's policies as browsers see them, from the compiled table and from the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompiledPoliciesTest {
  private static final String SANDBOXED = "null";

  private final Example example = Example.start(Ports.FREE);
  private final String trusted = example.trusted().toString();
  private final String stranger = example.stranger().toString();
  private final CompiledTable table =
      CompiledTable.onClassPath(
          "/api",
          name -> name.equals("example.trusted.origins") ? Optional.of(trusted) : Optional.empty());

  @AfterAll
  void close() {
    example.close();
  }

  private FetchRequest request(String origin, String path) {
    return FetchRequest.get(origin, example.api() + "/" + path);
  }

  @Test
  void theTrustedFrontEndChangesAnOrderAndReadsItsTag() {
    FetchRequest change =
        request(trusted, "orders/1")
            .method("PUT")
            .header("Content-Type", "application/json")
            .header("If-Match", "\"x\"")
            .withCredentials();

    Fetch.over(table).fetch(change).assertPreflighted().assertReadable();
    Fetch.over(new RunningServer())
        .fetch(request(trusted, "orders/1").withCredentials())
        .assertReadable()
        .assertExposes("ETag");
  }

  @Test
  void aStrangersPutIsNeverSentButItsGetArrives() {
    Fetch.over(table).fetch(request(stranger, "orders/1").method("PUT")).assertNotSent();

    assertThat(Fetch.over(table).fetch(request(stranger, "orders")).assertNotReadable().arrived())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, orders, Accept",
    "POST, orders, Content-Type",
    "PUT, orders/1, X-Other",
    "DELETE, orders/99, If-Match",
    "PATCH, orders/1, Content-Type",
    "GET, account, Authorization",
    "GET, account, X-Other",
    "GET, catalogue, Accept",
    "GET, catalogue, X-Other",
    "POST, transfers, Content-Type"
  })
  void theTableWithoutServerAnswersAsTheServer(String method, String path, String header) {
    for (String origin : List.of(trusted, stranger, SANDBOXED)) {
      FetchRequest request =
          request(origin, path).method(method).header(header, "application/json");
      for (FetchRequest one : List.of(request, request.withCredentials())) {
        agrees(one);
      }
    }
  }

  @Test
  void aFailureReadsAsTheDocumentationShowsIt() {
    Network forgetsMethods =
        sent -> HttpResponse.of(204).with("Access-Control-Allow-Origin", "https://app.example.com");
    FetchRequest change =
        FetchRequest.get("https://app.example.com", "https://api.example.com/orders").method("PUT");

    Outcome outcome = Fetch.over(forgetsMethods).fetch(change);

    assertThatThrownBy(outcome::assertReadable)
        .satisfies(failure ->
            assertThat(Documents.read(Documents.ROOT.resolve("docs/testing.md")))
                .contains("```text\n" + failure + "\n```"));
  }

  private void agrees(FetchRequest request) {
    Network both =
        sent -> {
          HttpResponse served = new RunningServer().send(sent);
          assertThat(grants(table.send(sent))).as("%s", sent).isEqualTo(grants(served));
          return served;
        };
    for (HttpRequest sent : Fetch.over(both).fetch(request).sent()) {
      assertThat(sent.url()).isEqualTo(request.url());
    }
  }

  private static List<String> grants(HttpResponse response) {
    return response.headers().lines().stream()
        .map(Headers.Line::toString)
        .filter(line -> line.regionMatches(true, 0, "Access-Control-", 0, 15))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example, tips, true",
    "https://evil.example, tips/guarded, false",
    "http://localhost:8081, tips/guarded, true",
    "http://localhost:8082, tips/guarded, false",
    "'null', tips/guarded, false",
    "http://localhost:8080, tips/guarded, true",
    "http://localhost:8081, transfers, false"
  })
  void aFormIsHandledOnlyForWhomThePolicyLets(String origin, String path, boolean handled) {
    Outcome outcome =
        Fetch.over(table).fetch(FetchRequest.form(origin, "http://localhost:8080/api/" + path));
    if (handled) {
      outcome.assertHandled();
    } else {
      outcome.assertRefusedByGuard();
    }
  }
}
