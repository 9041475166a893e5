package dev.corsac.cli.edge;

import dev.corsac.cli.edge.EdgeLocation.Answers;
import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.Headers;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.HttpResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the compiled table answers at a place, to each method and class of origins. Most places get
 * what others get, which is kept once. Not thread safe.
 */
final class AnswersOfTable {
  private static final String SERVER = "http://edge.invalid";

  private final CompiledTable table;
  private final EdgeTable asked;
  private final boolean guard;
  private final Map<EdgeAnswer, EdgeAnswer> known = new HashMap<>();
  private final Map<Answers, Answers> places = new HashMap<>();

  /**
   * Asks a table.
   *
   * @param asked the base, the methods and the origins
   * @param guard whether the guard is asked too
   */
  AnswersOfTable(CompiledTable table, EdgeTable asked, boolean guard) {
    this.table = table;
    this.asked = asked;
    this.guard = guard;
  }

  /** Those of a place that is left to the application. */
  Answers untouched() {
    EdgeAnswer none = EdgeAnswer.of(HttpResponse.of(404), "");
    List<EdgeAnswer> nobody = Collections.nCopies(asked.origins().count(), none);
    List<List<EdgeAnswer>> never = Collections.nCopies(asked.methods().size(), nobody);
    return once(new Answers(never, never, List.of()));
  }

  /** Empty if there is no sample of a place, or two samples are answered differently. */
  Optional<Answers> at(EdgeTemplate template, Collection<EdgeTemplate> others) {
    Optional<List<String>> samples = template.samples(others);
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    Answers one = at(samples.get().get(0));
    Answers other = at(samples.get().get(1));
    return one.equals(other) ? Optional.of(one) : Optional.empty();
  }

  private Answers at(String path) {
    URI url = URI.create(SERVER + asked.base() + path);
    List<List<EdgeAnswer>> preflights = new ArrayList<>();
    List<List<EdgeAnswer>> actuals = new ArrayList<>();
    for (String method : asked.methods()) {
      List<EdgeAnswer> preflight = new ArrayList<>();
      List<EdgeAnswer> actual = new ArrayList<>();
      for (int c = 0; c < asked.origins().count(); c++) {
        String origin = asked.origins().sample(c);
        Headers from = Headers.NONE.with("Origin", origin);
        Headers asking = from.with("Access-Control-Request-Method", method);
        preflight.add(answer(new HttpRequest("OPTIONS", url, asking, false), origin));
        // The guard is the application's own: what is asked for here are the headers.
        Headers handled = from.with("Sec-Fetch-Site", "same-origin");
        actual.add(answer(new HttpRequest(method, url, handled, false), origin));
      }
      preflights.add(preflight);
      actuals.add(actual);
    }
    return once(new Answers(preflights, actuals, guard ? guards(url) : List.of()));
  }

  private EdgeAnswer answer(HttpRequest request, String origin) {
    return known.computeIfAbsent(EdgeAnswer.of(table.send(request), origin), same -> same);
  }

  private Answers once(Answers answers) {
    return places.computeIfAbsent(answers, same -> same);
  }

  private List<List<EdgeGuard>> guards(URI url) {
    List<List<EdgeGuard>> guards = new ArrayList<>();
    for (String method : asked.methods()) {
      List<EdgeGuard> ofMethod = new ArrayList<>();
      for (int c = 0; c < asked.origins().count(); c++) {
        Headers from =
            Headers.NONE
                .with("Origin", asked.origins().sample(c))
                .with("Sec-Fetch-Site", "cross-site");
        boolean handled = isHandled(new HttpRequest(method, url, from, false));
        boolean withCookies = isHandled(new HttpRequest(method, url, from, true));
        ofMethod.add(
            withCookies
                ? EdgeGuard.HANDLED
                : handled ? EdgeGuard.REFUSED_WITH_COOKIES : EdgeGuard.REFUSED);
      }
      guards.add(ofMethod);
    }
    return guards;
  }

  private boolean isHandled(HttpRequest request) {
    return table.send(request).status() != 403;
  }
}
