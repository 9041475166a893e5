package dev.corsac.cli.print;

import dev.corsac.cli.application.Route;
import dev.corsac.cli.application.Route.RoutePolicy;
import dev.corsac.cli.application.Route.SourceLine;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Routes for programs. */
public final class RoutesJson {
  private RoutesJson() {}

  /** A route. */
  public static Map<String, Object> of(Route route) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", route.kind().name().toLowerCase(Locale.ROOT));
    json.put("method", route.method());
    json.put("template", route.template());
    json.put("resourceClass", route.resourceClass());
    json.put("resourceMethod", route.resourceMethod());
    putLine(json, route.line());
    json.put("requestHeaders", route.requestHeaders());
    route.policy().ifPresent(policy -> json.put("policy", policy(policy)));
    return json;
  }

  private static Map<String, Object> policy(RoutePolicy policy) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("annotation", policy.annotation());
    json.put("site", policy.site());
    json.put("declaredOn", policy.declaredOn());
    putLine(json, policy.line());
    json.put("origins", policy.origins());
    json.put("allowedHeaders", policy.declaration().allowedHeaders());
    json.put("exposedHeaders", policy.declaration().exposedHeaders());
    json.put("allowCredentials", policy.declaration().allowCredentials());
    json.put("maxAge", policy.declaration().maxAge());
    json.put("guarded", policy.declaration().guarded());
    json.put("tolerate", policy.declaration().tolerate());
    return json;
  }

  /** Adds where something stands, if that is known. */
  static void putLine(Map<String, Object> json, Optional<SourceLine> line) {
    line.ifPresent(known -> {
      json.put("file", known.file());
      json.put("line", known.line());
    });
  }
}
