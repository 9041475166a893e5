package dev.corsac.cli.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.policy.surface.Surface;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code policies.json} as the processor writes it. */
final class PoliciesJson {
  /** Those that need no preflight, as far as the method goes (Fetch, "CORS-safelisted method"). */
  private static final Set<String> SAFELISTED = Set.of("GET", "HEAD", "POST");

  private PoliciesJson() {}

  /**
   * The surface that a file says.
   *
   * @param name the file, for messages
   * @throws BadInputException if it is of another format
   */
  static Surface surface(JsonNode root, String name) {
    if (!root.path("format").isInt() || !root.path("routes").isArray()) {
      throw new BadInputException(
          name + " is not what cors-processor writes. Compile the application anew.");
    }
    if (root.path("format").asInt() != Surface.FORMAT) {
      throw new BadInputException(
          name
              + " has the format "
              + root.path("format")
              + ", and this version reads "
              + Surface.FORMAT
              + ". Use the corsac command of the version that compiled the application.");
    }
    return new Surface(list(root.path("routes"), json -> route(json, name)));
  }

  private static SurfaceRoute route(JsonNode json, String name) {
    SurfaceRoute.Kind kind = kind(json, name);
    String method = json.path("method").asText();
    if (!isMethodOf(kind, method)) {
      // It would be written into what is exported, where a line break ends a directive.
      throw new BadInputException(
          name + " has a route with the method " + json.path("method") + ", which is none.");
    }
    return new SurfaceRoute(
        kind,
        method,
        json.path("template").asText(),
        json.path("resourceClass").asText(),
        json.path("resourceMethod").asText(),
        list(
            json.path("requestHeaders"),
            each -> new InferredHeader(each.path("name").asText(), each.path("source").asText())),
        json.path("policy").isObject()
            ? Optional.of(policy(json.path("policy")))
            : Optional.empty(),
        json.path("simple").asBoolean(SAFELISTED.contains(method)));
  }

  private static SurfaceRoute.Kind kind(JsonNode json, String name) {
    String kind = json.path("kind").asText("route");
    for (SurfaceRoute.Kind each : SurfaceRoute.Kind.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(kind)) {
        return each;
      }
    }
    throw new BadInputException(
        name
            + " has a route of the kind "
            + json.path("kind")
            + ", which this version does not know."
            + " Use the corsac command of the version that compiled the application.");
  }

  /** What opaque locators and Applications grant, they grant to whatever methods there are. */
  private static boolean isMethodOf(SurfaceRoute.Kind kind, String method) {
    return switch (kind) {
      case ROUTE, UNREACHED -> ResourceMethod.isHttpMethod(method);
      case LOCATOR, APPLICATION -> method.equals("*");
    };
  }

  private static SurfacePolicy policy(JsonNode json) {
    return new SurfacePolicy(
        json.path("site").asText(),
        json.path("declaredOn").asText(),
        new PolicyDeclaration(
            json.path("annotation").asText().equals(SurfacePolicy.CROSS_ORIGIN),
            texts(json.path("origins")),
            List.of(),
            texts(json.path("allowedHeaders")),
            texts(json.path("exposedHeaders")),
            json.path("allowCredentials").asBoolean(),
            json.path("maxAge").asLong(),
            json.path("guarded").asBoolean(true),
            list(
                json.path("tolerate"),
                each -> new Toleration(each.path("id").asText(), each.path("reason").asText()))));
  }

  private static List<String> texts(JsonNode array) {
    return list(array, JsonNode::asText);
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    List<T> elements = new ArrayList<>();
    array.forEach(each -> elements.add(element.apply(each)));
    return elements;
  }
}
