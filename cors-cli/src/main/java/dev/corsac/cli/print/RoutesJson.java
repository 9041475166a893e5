package dev.corsac.cli.print;

import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Routes for programs. */
public final class RoutesJson {
  private RoutesJson() {}

  /** A route. */
  public static Map<String, Object> of(SurfaceRoute route) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", route.kind().name().toLowerCase(Locale.ROOT));
    json.put("method", route.method());
    json.put("template", route.template());
    json.put("resourceClass", route.resourceClass());
    json.put("resourceMethod", route.resourceMethod());
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
}
