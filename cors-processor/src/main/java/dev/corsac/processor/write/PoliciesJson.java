package dev.corsac.processor.write;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.processor.model.InferredHeader;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.SurfaceRoute;
import java.util.List;
import java.util.Locale;

/** The surface for programs: {@code META-INF/corsac/policies.json}. */
public final class PoliciesJson {

  /** Counts up when a reader of the last format would misread the new one. */
  private static final int FORMAT = 1;

  private final JsonText json = new JsonText();

  private PoliciesJson() {}

  /** The file's content. */
  public static String of(List<SurfaceRoute> routes) {
    return new PoliciesJson().write(routes);
  }

  private String write(List<SurfaceRoute> routes) {
    json.begin('{');
    json.name("format").literal(Integer.toString(FORMAT));
    json.name("routes").begin('[');
    for (SurfaceRoute route : routes) {
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
    json.name("method").text(route.httpMethod());
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

  private void add(PolicyAnnotation annotation) {
    PolicyDeclaration policy = annotation.declaration();
    json.begin('{');
    json.name("annotation").text(annotation.simpleName());
    json.name("site").text(annotation.bearer().toString());
    json.name("declaredOn").text(annotation.declaredOn().toString());
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
