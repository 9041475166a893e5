package dev.corsac.cli.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code policies.json} with any bytes in it: refused in words, or read as it would be if what was
 * read were written again. Jazzer calls it, and {@link PoliciesCorpusTest}.
 */
public final class PoliciesFuzzing {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final String NAME = "policies.json";

  private PoliciesFuzzing() {}

  /**
   * Called with each file that Jazzer thinks of.
   *
   * @throws IllegalStateException if something is not as it must be
   */
  public static void fuzzerTestOneInput(byte[] file) {
    List<SurfaceRoute> routes;
    try {
      routes = new PoliciesJson().surface(file, NAME);
    } catch (BadInputException e) {
      require(String.valueOf(e.getMessage()).startsWith(NAME + " "), "refused without a word");
      return;
    }
    List<SurfaceRoute> again = new PoliciesJson().surface(written(routes), NAME);
    require(again.equals(routes.stream().distinct().toList()), "read again, and differently");
    MatchingRoutes.of(routes, "/a/b");
    for (SurfaceRoute route : routes) {
      route.policy().ifPresent(policy -> BoundPolicy.of(policy, name -> Optional.empty()));
    }
  }

  private static byte[] written(List<SurfaceRoute> routes) {
    try {
      return JSON.writeValueAsBytes(
          Map.of("format", 1, "routes", routes.stream().map(PoliciesFuzzing::route).toList()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, @Nullable Object> route(SurfaceRoute route) {
    Map<String, @Nullable Object> json = new HashMap<>();
    json.put("kind", route.kind().name().toLowerCase(Locale.ROOT));
    json.put("method", route.method());
    json.put("template", route.template());
    json.put("resourceClass", route.resourceClass());
    json.put("resourceMethod", route.resourceMethod());
    json.put("requestHeaders", route.requestHeaders());
    json.put("policy", route.policy().map(PoliciesFuzzing::policy).orElse(null));
    json.put("simple", route.simple());
    return json;
  }

  private static Map<String, Object> policy(SurfacePolicy policy) {
    PolicyDeclaration declaration = policy.declaration();
    return Map.of(
        "annotation", policy.annotation(),
        "site", policy.bearer(),
        "declaredOn", policy.declaredOn(),
        "origins", policy.origins(),
        "allowedHeaders", declaration.allowedHeaders(),
        "exposedHeaders", declaration.exposedHeaders(),
        "allowCredentials", declaration.allowCredentials(),
        "maxAge", declaration.maxAge(),
        "guarded", declaration.guarded(),
        "tolerate", declaration.tolerate());
  }

  private static void require(boolean so, String otherwise) {
    if (!so) {
      throw new IllegalStateException(otherwise);
    }
  }
}
