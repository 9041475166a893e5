package dev.corsac.browsers;

import dev.corsac.testing.Fetch;
import dev.corsac.testing.FetchRequest;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.Network;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the Fetch Standard makes of a case: the test kit's algorithm over a server.
 *
 * @param verdict what is sent and whether the answer can be read
 * @param headers which of {@link #KNOWN} a script sees on a readable answer
 */
record Prediction(Verdict verdict, Set<String> headers) {

  /** Response headers that all resources send. */
  static final Set<String> KNOWN = Set.of("x-one", "x-two", "etag", "link", "cache-control");

  /** What a browser with these deviations makes of it if this server answers. */
  static Prediction of(RandomCase drawn, Network server, Set<Deviation> deviations) {
    return of(outcome(drawn, server, deviations));
  }

  /** What the test kit tells of a case over a server. */
  static dev.corsac.testing.Outcome outcome(
      RandomCase drawn, Network server, Set<Deviation> deviations) {
    return Fetch.over(server).fetch(request(drawn, deviations));
  }

  /** The part of it that a browser shows too. */
  static Prediction of(dev.corsac.testing.Outcome outcome) {
    int preflights = (int) outcome.sent().stream().filter(Prediction::isPreflight).count();
    Verdict verdict =
        new Verdict(preflights, outcome.sent().size() - preflights, outcome.readable());
    Set<String> visible = new TreeSet<>();
    if (outcome.response() != null) {
      outcome
          .response()
          .headers()
          .lines()
          .forEach(line -> visible.add(line.name().toLowerCase(Locale.ROOT)));
    }
    visible.retainAll(KNOWN);
    return new Prediction(verdict, visible);
  }

  private static boolean isPreflight(HttpRequest request) {
    return request.method().equals("OPTIONS")
        && request.headers().get("Access-Control-Request-Method").isPresent();
  }

  private static FetchRequest request(RandomCase drawn, Set<Deviation> deviations) {
    Call call = drawn.call();
    FetchRequest request =
        FetchRequest.get(drawn.sandboxed() ? "null" : drawn.page(), call.url())
            .method(call.method())
            .credentials(
                switch (call.credentials()) {
                  case "omit" -> FetchRequest.Credentials.OMIT;
                  case "include" -> FetchRequest.Credentials.INCLUDE;
                  default -> FetchRequest.Credentials.SAME_ORIGIN;
                });
    for (List<String> header : call.headers()) {
      request = request.header(header.get(0), header.get(1));
    }
    boolean listens =
        call.uploadListener()
            && !(call.body() == null
                && deviations.contains(Deviation.NO_PREFLIGHT_FOR_LISTENERS_WITHOUT_BODY));
    return listens ? request.withUploadListener() : request;
  }

  /** The same without headers: for an answer that came not from the resource, or has none. */
  Prediction withoutHeaders() {
    return new Prediction(verdict, Set.of());
  }
}
