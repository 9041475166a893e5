package dev.corsac.cli.print;

import dev.corsac.cli.application.SourceLine;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Routes for programs. */
public final class RoutesJson {
  private RoutesJson() {}

  /** A route. */
  public static Map<String, Object> of(SurfaceRoute route) {
    return of(route, Optional.empty());
  }

  /** A route, and where its method stands if that is known. */
  public static Map<String, Object> of(SurfaceRoute route, Optional<SourceLine> place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", route.kind().name().toLowerCase(Locale.ROOT));
    json.put("method", route.method());
    json.put("template", route.template());
    json.put("resourceClass", route.resourceClass());
    json.put("resourceMethod", route.resourceMethod());
    putPlace(json, place);
    json.put("requestHeaders", route.requestHeaders());
    route.policy().ifPresent(policy -> json.put("policy", policy(policy)));
    return json;
  }

  private static Map<String, Object> policy(SurfacePolicy policy) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("annotation", policy.annotation());
    json.put("site", policy.bearer());
    json.put("declaredOn", policy.declaredOn());
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
  static void putPlace(Map<String, Object> json, Optional<SourceLine> place) {
    place.ifPresent(known -> {
      json.put("file", known.file());
      known.line().ifPresent(line -> json.put("line", line));
    });
  }
}
