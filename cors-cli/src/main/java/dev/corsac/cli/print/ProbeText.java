package dev.corsac.cli.print;

import dev.corsac.cli.probe.ProbeFinding;
import dev.corsac.cli.probe.ProbedRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a probe found, for people. */
public final class ProbeText {
  private static final int MOST_EXAMPLES = 3;

  private ProbeText() {}

  /** Prints each route, and then each cause once, with the first requests that show it. */
  public static void print(List<ProbedRoute> probed, Terminal to) {
    Map<String, List<ProbeFinding>> byCause = new LinkedHashMap<>();
    for (ProbedRoute route : probed) {
      String mark = route.passed() ? to.good("ok") : to.bad("NO");
      String asked =
          route.path().isEmpty()
              ? "not probed: no path could be made up"
              : route.requests() + " requests to " + route.path();
      to.line("  " + mark + "  " + route.method() + " " + route.template() + "  (" + asked + ")");
      for (ProbeFinding finding : route.findings()) {
        byCause.computeIfAbsent(finding.cause(), each -> new ArrayList<>()).add(finding);
      }
    }
    byCause.entrySet().stream()
        .sorted(Comparator.comparing(each -> !fails(each.getValue())))
        .forEach(each -> printCause(each.getKey(), each.getValue(), to));
    to.line("");
    to.line(summary(probed, to));
  }

  private static boolean fails(List<ProbeFinding> findings) {
    return findings.stream().anyMatch(ProbeFinding::failed);
  }

  private static void printCause(String cause, List<ProbeFinding> findings, Terminal to) {
    to.line("");
    to.line(fails(findings) ? to.bad(cause) : "Changed on the way. " + cause);
    findings.stream()
        .sorted(Comparator.comparing(each -> !each.failed()))
        .limit(MOST_EXAMPLES)
        .forEach(each -> to.line("  " + each.request() + ": " + each.what()));
    if (findings.size() > MOST_EXAMPLES) {
      to.line("  and " + (findings.size() - MOST_EXAMPLES) + " more (--json has all)");
    }
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
