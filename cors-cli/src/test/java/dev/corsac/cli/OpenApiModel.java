package dev.corsac.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader of the exported document learns of a path: the item that is concrete, else the one
 * whose template matches. Of several that match OpenAPI says nothing.
 */
final class OpenApiModel {
  private final JsonNode paths;

  OpenApiModel(String document) throws IOException {
    this.paths = new ObjectMapper().readTree(document).get("paths");
  }

  /** The item of a path; empty if there is none, or more than one. */
  Optional<JsonNode> item(String path) {
    if (paths.has(path)) {
      return Optional.of(paths.get(path));
    }
    List<JsonNode> matching = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : paths.properties()) {
      if (path.matches(regex(each.getKey(), each.getValue()))) {
        matching.add(each.getValue());
      }
    }
    return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
  }

  private static String regex(String template, JsonNode item) {
    String regex = template;
    for (JsonNode parameter : item.path("parameters")) {
      String pattern = parameter.at("/schema/pattern").asText("^[^/]+$");
      regex =
          regex.replace(
              "{" + parameter.get("name").asText() + "}",
              "(?:" + pattern.substring(1, pattern.length() - 1) + ")");
    }
    return regex;
  }

  /** Whether the operation has what a method grants to an origin; empty if there is none. */
  static Optional<Boolean> grants(JsonNode item, String method, String origin) {
    return Optional.ofNullable(item.get(method.toLowerCase(Locale.ROOT)))
        .map(operation ->
            admits(
                    operation.at("/responses/default/headers"),
                    "Access-Control-Allow-Origin",
                    origin)
                || admits(
                    operation.at("/responses/default/headers"),
                    "Access-Control-Allow-Origin",
                    "*"));
  }

  /** The headers of a preflight that is granted. */
  static JsonNode preflight(JsonNode item) {
    return item.at("/options/responses/204/headers");
  }

  /** Whether a header may have a value. */
  static boolean admits(JsonNode headers, String name, String value) {
    JsonNode schema = headers.path(name).path("schema");
    for (JsonNode each : schema.path("enum")) {
      if (each.asText().equals(value)) {
        return true;
      }
    }
    return schema.has("pattern") && value.matches(schema.get("pattern").asText());
  }
}
