package dev.corsac.cli.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corsac.cli.application.Route.Header;
import dev.corsac.cli.application.Route.RoutePolicy;
import dev.corsac.cli.application.Route.SourceLine;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.route.ResourceMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code policies.json} as the processor writes it. */
final class PoliciesJson {
  private static final int FORMAT = 1;

  private PoliciesJson() {}

  /**
   * The routes of a file.
   *
   * @param name the file, for messages
   * @throws BadInputException if it is of another format
   */
  static List<Route> routes(JsonNode root, String name) {
    if (!root.path("format").isInt() || !root.path("routes").isArray()) {
      throw new BadInputException(
          name + " is not what cors-processor writes. Compile the application anew.");
    }
    if (root.path("format").asInt() != FORMAT) {
      throw new BadInputException(
          name
              + " has the format "
              + root.path("format")
              + ", and this version reads "
              + FORMAT
              + ". Use the corsac command of the version that compiled the application.");
    }
    return list(root.path("routes"), json -> route(json, name));
  }

  private static Route route(JsonNode json, String name) {
    Route.Kind kind =
        Route.Kind.valueOf(json.path("kind").asText("route").toUpperCase(Locale.ROOT));
    String method = json.path("method").asText();
    if (!isMethodOf(kind, method)) {
      // It would be written into what is exported, where a line break ends a directive.
      throw new BadInputException(
          name + " has a route with the method " + json.path("method") + ", which is none.");
    }
    return new Route(
        kind,
        method,
        json.path("template").asText(),
        json.path("resourceClass").asText(),
        json.path("resourceMethod").asText(),
        line(json),
        json.path("policy").isObject()
            ? Optional.of(policy(json.path("policy")))
            : Optional.empty(),
        list(
            json.path("requestHeaders"),
            each -> new Header(each.path("name").asText(), each.path("source").asText())),
        json.path("simple").asBoolean(Route.isSafelisted(method)));
  }

  /** What opaque locators and Applications grant, they grant to whatever methods there are. */
  private static boolean isMethodOf(Route.Kind kind, String method) {
    return switch (kind) {
      case ROUTE, UNREACHED -> ResourceMethod.isHttpMethod(method);
      case LOCATOR, APPLICATION -> method.equals("*");
    };
  }

  private static RoutePolicy policy(JsonNode json) {
    String annotation = json.path("annotation").asText();
    return new RoutePolicy(
        annotation,
        json.path("site").asText(),
        json.path("declaredOn").asText(),
        line(json),
        new PolicyDeclaration(
            annotation.equals("CrossOrigin"),
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

  private static Optional<SourceLine> line(JsonNode json) {
    return json.hasNonNull("file") && json.hasNonNull("line")
        ? Optional.of(new SourceLine(json.path("file").asText(), json.path("line").asInt()))
        : Optional.empty();
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
