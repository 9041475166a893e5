package dev.corsac.cli.print;

import dev.corsac.cli.probe.ProbedRoute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a probe found, for programs. */
public final class ProbeJson {
  private ProbeJson() {}

  /** Every route with every finding. */
  public static Map<String, Object> of(List<ProbedRoute> probed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", probed.stream().allMatch(ProbedRoute::passed));
    json.put("requests", probed.stream().mapToInt(ProbedRoute::requests).sum());
    json.put("routes", probed.stream().map(ProbeJson::route).toList());
    return json;
  }

  private static Map<String, Object> route(ProbedRoute route) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", route.method());
    json.put("template", route.template());
    json.put("path", route.path());
    json.put("requests", route.requests());
    json.put("passed", route.passed());
    json.put("findings", route.findings());
    return json;
  }
}
