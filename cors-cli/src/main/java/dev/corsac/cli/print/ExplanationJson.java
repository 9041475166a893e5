package dev.corsac.cli.print;

import dev.corsac.cli.application.AnnotationText;
import dev.corsac.cli.application.ConfiguredOrigins;
import dev.corsac.cli.application.GuardState;
import dev.corsac.cli.application.SourceLine;
import dev.corsac.cli.explain.Explanation;
import dev.corsac.cli.explain.Remedy;
import dev.corsac.testing.Headers;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An explanation for programs. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** The root object. */
  public static Map<String, Object> of(Explanation explanation) {
    Outcome outcome = explanation.outcome();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("granted", outcome.readable());
    root.put("preflighted", outcome.preflighted());
    root.put("sent", outcome.arrived());
    root.put("steps", outcome.steps().stream().map(ExplanationJson::step).toList());
    root.put("requests", outcome.sent().stream().map(ExplanationJson::request).toList());
    if (outcome.response() != null) {
      root.put("readable", headers(outcome.response().headers()));
    }
    explanation
        .console()
        .ifPresent(message -> {
          Map<String, Object> console = new LinkedHashMap<>();
          console.put("chromium", message.chromium());
          console.put("firefox", message.firefox());
          root.put("console", console);
        });
    explanation
        .route()
        .ifPresent(route -> {
          root.put("route", RoutesJson.of(route, explanation.routePlace()));
          root.put("guard", GuardState.of(route).name().toLowerCase(Locale.ROOT));
        });
    root.put(
        "configured", explanation.configured().stream().map(ExplanationJson::origins).toList());
    explanation.frontDoor().ifPresent(door -> root.put("frontDoor", door.module()));
    if (!explanation.nearest().isEmpty()) {
      root.put("nearest", explanation.nearest());
    }
    explanation
        .remedy()
        .ifPresent(remedy -> {
          if (remedy instanceof Remedy.Change change) {
            root.put("change", change(change, explanation.remedyPlace()));
          } else if (remedy instanceof Remedy.Impossible impossible) {
            root.put("impossible", impossible.reasons());
          }
        });
    return root;
  }

  private static Map<String, Object> step(Outcome.Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clause", step.clause());
    json.put("sentence", step.sentence());
    json.put("passed", step.passed());
    return json;
  }

  private static Map<String, Object> change(Remedy.Change change, Optional<SourceLine> place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("element", change.element());
    RoutesJson.putPlace(json, place);
    json.put("what", change.what());
    change.before().ifPresent(before -> json.put("before", AnnotationText.of(before)));
    json.put("after", AnnotationText.of(change.after()));
    json.put("objections", change.objections());
    change.configured().ifPresent(origins -> json.put("orConfigured", origins(origins)));
    return json;
  }

  private static Map<String, Object> origins(ConfiguredOrigins origins) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("placeholder", origins.placeholder());
    origins.source().ifPresent(source -> json.put("source", source));
    return json;
  }

  private static Map<String, Object> request(HttpRequest request) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", request.method());
    json.put("url", request.url().toString());
    json.put("headers", headers(request.headers()));
    json.put("credentials", request.credentials());
    return json;
  }

  private static List<Map<String, String>> headers(Headers headers) {
    List<Map<String, String>> lines = new ArrayList<>();
    headers
        .lines()
        .forEach(line -> {
          Map<String, String> json = new LinkedHashMap<>();
          json.put("name", line.name());
          json.put("value", line.value());
          lines.add(json);
        });
    return lines;
  }
}
