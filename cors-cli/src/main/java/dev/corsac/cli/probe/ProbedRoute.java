package dev.corsac.cli.probe;

import java.util.List;

/**
 * A route, and what came of asking for it.
 *
 * @param method the HTTP method
 * @param template the URI template
 * @param path the path that was sent; empty if none could be made up
 * @param requests how many requests were sent
 * @param findings what is wrong
 */
public record ProbedRoute(
    String method, String template, String path, int requests, List<ProbeFinding> findings) {
  public ProbedRoute {
    findings = List.copyOf(findings);
  }

  /** Whether nothing failed. */
  public boolean passed() {
    return findings.stream().noneMatch(ProbeFinding::failed);
  }
}
