package dev.corsac.cli.print;

import dev.corsac.cli.application.AnnotationText;
import dev.corsac.cli.application.FrontDoor;
import dev.corsac.cli.application.GuardState;
import dev.corsac.cli.application.SourceLine;
import dev.corsac.cli.explain.Explanation;
import dev.corsac.cli.explain.Remedy;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import dev.corsac.testing.FetchRequest;
import dev.corsac.testing.FetchRequest.Credentials;
import dev.corsac.testing.Outcome;
import dev.corsac.testing.Outcome.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An explanation for people. */
public final class ExplanationText {
  private ExplanationText() {}

  /** Prints it. */
  public static void print(Explanation explanation, Terminal to) {
    Outcome outcome = explanation.outcome();
    to.line(to.strong(title(outcome.request())));
    to.line("");
    for (Step step : outcome.steps()) {
      String mark = step.passed() ? to.good("ok") : to.bad("NO");
      to.line("  " + mark + "  " + step.clause() + ": " + shown(step.sentence()));
    }
    to.line("");
    to.line(verdict(outcome, to));
    to.line("");
    explanation
        .console()
        .ifPresent(message -> {
          to.line("What the browser's console says:");
          to.line("  Chromium  " + shown(message.chromium()));
          to.line("  Firefox   " + shown(message.firefox()));
          to.line("");
        });
    explanation.route().ifPresent(route -> printRoute(route, explanation, to));
    explanation.remedy().ifPresent(remedy -> printRemedy(remedy, explanation.remedyPlace(), to));
  }

  private static String title(FetchRequest request) {
    String headers =
        request.headers().lines().stream()
            .map(line -> line.name() + ": " + line.value())
            .collect(Collectors.joining(", "));
    return request.method()
        + " "
        + shown(request.url().toString())
        + " from "
        + request.origin()
        + (request.credentials() == Credentials.INCLUDE ? ", with credentials" : "")
        + (request.uploadListener() ? ", with an upload listener" : "")
        + (headers.isEmpty() ? "" : ", with " + headers);
  }

  private static String verdict(Outcome outcome, Terminal to) {
    if (!outcome.readable()) {
      return to.bad("Refused.")
          + (outcome.arrived()
              ? outcome.refusedByGuard()
                  ? " The request is sent, and would be refused by the guard: 403 before the method"
                      + " runs."
                  : " The request is sent and the server handles it; the script cannot read the"
                      + " response."
              : " The request itself is never sent.");
    }
    List<String> more =
        outcome.sent().stream()
            .filter(one -> !one.method().equals("OPTIONS"))
            .map(one -> one.credentials() ? "with cookies" : "without cookies")
            .toList();
    return to.good("Granted.")
        + " The request is sent "
        + (more.isEmpty() ? "" : more.get(more.size() - 1))
        + ", and the script can read the response"
        + exposed(outcome)
        + ".";
  }

  private static String exposed(Outcome outcome) {
    String names =
        outcome.sent().isEmpty() || outcome.response() == null
            ? ""
            : outcome.response().headers().lines().stream()
                .map(line -> line.name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " with its headers " + names;
  }

  private static void printRoute(SurfaceRoute route, Explanation explanation, Terminal to) {
    to.line(
        "Route   "
            + route.method()
            + " "
            + route.template()
            + "  "
            + route.resourceClass()
            + "."
            + route.resourceMethod()
            + in(explanation.routePlace()));
    to.line("Policy  " + route.policy().map(ExplanationText::policy).orElse("none"));
    if (!route.requestHeaders().isEmpty()) {
      to.line(
          "Headers "
              + route.requestHeaders().stream()
                  .map(header -> header.name() + " (" + header.source() + ")")
                  .collect(Collectors.joining(", ")));
    }
    explanation.configured().forEach(each -> to.line("Origins " + each.sentence()));
    to.line("Guard   " + GuardState.sentence(route));
    // A refusal of the policy's own is none that a front door changes.
    if (explanation.outcome().readable() || explanation.frontDoor().isPresent()) {
      to.line("Door    " + FrontDoor.sentence(explanation.frontDoor()));
    }
    to.line("");
  }

  private static String policy(SurfacePolicy policy) {
    return "@"
        + policy.annotation()
        + " on "
        + policy.bearer()
        + (policy.composed() ? ", declared on " + policy.declaredOn() : "");
  }

  private static void printRemedy(Remedy remedy, Optional<SourceLine> place, Terminal to) {
    if (remedy instanceof Remedy.Impossible impossible) {
      to.line("No change of an annotation grants it:");
      impossible.reasons().forEach(reason -> to.line("  " + shown(reason).replace("\n", "\n  ")));
    } else if (remedy instanceof Remedy.Change change) {
      to.line(
          "What would grant it: "
              + String.join("; ", change.what())
              + ". On "
              + change.element()
              + in(place)
              + " write");
      to.line("");
      to.line("    " + AnnotationText.of(change.after()).replace("\n", "\n    "));
      change
          .configured()
          .ifPresent(origins -> {
            to.line("");
            to.line(
                "Or, without compiling, let ${"
                    + origins.placeholder()
                    + "} stand for this origin too: it is "
                    + origins.words()
                    + ".");
          });
      if (!change.objections().isEmpty()) {
        to.line("");
        to.line("The compiler will say:");
        change.objections().forEach(each -> to.line("  " + each.replace("\n", "\n  ")));
      }
    }
  }

  private static String in(Optional<SourceLine> place) {
    return place.map(known -> " (" + known + ")").orElse("");
  }

  /** Without the server that stands for any. */
  private static String shown(String text) {
    return text.replace(Explanation.SOME_SERVER, "");
  }
}
