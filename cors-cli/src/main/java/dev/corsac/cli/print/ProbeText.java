package dev.corsac.cli.print;

import dev.corsac.cli.probe.ProbeFinding;
import dev.corsac.cli.probe.ProbedRoute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a probe found, for people. */
public final class ProbeText {
  private static final int MOST_EXAMPLES = 2;

  private ProbeText() {}

  /** Prints it: each cause once for a route, with the first requests that show it. */
  public static void print(List<ProbedRoute> probed, Terminal to) {
    for (ProbedRoute route : probed) {
      String mark = route.passed() ? to.good("ok") : to.bad("NO");
      String asked =
          route.path().isEmpty()
              ? "not probed: no path could be made up"
              : route.requests() + " requests to " + route.path();
      to.line("  " + mark + "  " + route.method() + " " + route.template() + "  (" + asked + ")");
      Map<String, List<ProbeFinding>> byCause = new LinkedHashMap<>();
      for (ProbeFinding finding : route.findings()) {
        byCause.computeIfAbsent(finding.cause(), each -> new java.util.ArrayList<>()).add(finding);
      }
      byCause.forEach((cause, findings) -> printCause(cause, findings, to));
    }
    to.line("");
    to.line(summary(probed, to));
  }

  private static void printCause(String cause, List<ProbeFinding> findings, Terminal to) {
    boolean failed = findings.stream().anyMatch(ProbeFinding::failed);
    findings.stream()
        .sorted((one, other) -> Boolean.compare(other.failed(), one.failed()))
        .limit(MOST_EXAMPLES)
        .forEach(each -> to.line("      " + each.request() + ": " + each.what()));
    if (findings.size() > MOST_EXAMPLES) {
      to.line("      and " + (findings.size() - MOST_EXAMPLES) + " more");
    }
    to.line("      " + (failed ? to.bad("->") : "->") + " " + cause);
  }

  private static String summary(List<ProbedRoute> probed, Terminal to) {
    int requests = probed.stream().mapToInt(ProbedRoute::requests).sum();
    long failed = probed.stream().filter(route -> !route.passed()).count();
    long changed =
        probed.stream().filter(route -> route.passed() && !route.findings().isEmpty()).count();
    long skipped = probed.stream().filter(route -> route.path().isEmpty()).count();
    String said =
        requests
            + " requests, "
            + probed.size()
            + " governed routes: "
            + (failed == 0 ? "all answer as compiled" : failed + " do not answer as compiled")
            + (changed == 0 ? "" : ", " + changed + " with headers changed on the way")
            + (skipped == 0 ? "" : ", " + skipped + " not probed")
            + ".";
    return failed == 0 ? to.good(said) : to.bad(said);
  }
}
