package dev.corsac.processor.write;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.policy.surface.Surface;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.Locale;

/** The surface for programs: {@code META-INF/corsac/policies.json}. */
public final class PoliciesJson {

  private final JsonText json = new JsonText();

  private PoliciesJson() {}

  /** The file's content. */
  public static String of(Surface surface) {
    return new PoliciesJson().write(surface);
  }

  private String write(Surface surface) {
    json.begin('{');
    json.name("format").literal(Integer.toString(Surface.FORMAT));
    json.name("routes").begin('[');
    for (SurfaceRoute route : surface.routes()) {
      json.element();
      add(route);
    }
    json.end(']').end('}').literal("\n");
    return json.toString();
  }

  private void add(SurfaceRoute route) {
    json.begin('{');
    if (route.kind() != SurfaceRoute.Kind.ROUTE) {
      json.name("kind").text(route.kind().name().toLowerCase(Locale.ROOT));
    }
    json.name("method").text(route.method());
    json.name("template").text(route.template());
    json.name("resourceClass").text(route.resourceClass());
    json.name("resourceMethod").text(route.resourceMethod());
    json.name("requestHeaders").begin('[');
    for (InferredHeader header : route.requestHeaders()) {
      json.element().begin('{');
      json.name("name").text(header.name());
      json.name("source").text(header.source());
      json.end('}');
    }
    json.end(']');
    json.name("policy");
    if (route.policy().isPresent()) {
      add(route.policy().get());
    } else {
      json.literal("null");
    }
    json.name("simple").literal(Boolean.toString(route.simple()));
    json.end('}');
  }

  private void add(SurfacePolicy governing) {
    PolicyDeclaration policy = governing.declaration();
    json.begin('{');
    json.name("annotation").text(governing.annotation());
    json.name("site").text(governing.bearer());
    json.name("declaredOn").text(governing.declaredOn());
    json.name("origins").texts(policy.effectiveOrigins());
    json.name("allowedHeaders").texts(policy.allowedHeaders());
    json.name("exposedHeaders").texts(policy.exposedHeaders());
    json.name("allowCredentials").literal(Boolean.toString(policy.allowCredentials()));
    json.name("maxAge").literal(Long.toString(policy.maxAge()));
    json.name("guarded").literal(Boolean.toString(policy.guarded()));
    json.name("tolerate").begin('[');
    for (Toleration accepted : policy.tolerate()) {
      json.element().begin('{');
      json.name("id").text(accepted.id());
      json.name("reason").text(accepted.reason());
      json.end('}');
    }
    json.end(']').end('}');
  }
}
