package dev.corsac.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.corsac.testing.HttpRequest;
import java.io.IOException;
import java.util.Optional;

/** What Envoy makes of the exported routes: the first that matches, and its CORS policy. */
final class EnvoyModel {
  private final JsonNode routes;

  EnvoyModel(String document) throws IOException {
    this.routes = new YAMLMapper().readTree(document).get("virtual_hosts").get(0).get("routes");
  }

  int routes() {
    return routes.size();
  }

  /** The policy that answers; empty if none of the origin's. */
  Optional<JsonNode> granting(HttpRequest request, String origin) {
    return Optional.ofNullable(
            route(request).path("typed_per_filter_config").get("envoy.filters.http.cors"))
        .filter(policy -> allows(policy, origin));
  }

  /** Whether it is refused by Envoy itself. */
  boolean refuses(HttpRequest request) {
    return route(request).path("direct_response").path("status").asInt() == 403;
  }

  private JsonNode route(HttpRequest request) {
    for (JsonNode route : routes) {
      if (matches(route.get("match"), request)) {
        return route;
      }
    }
    throw new AssertionError("no route for " + request);
  }

  private static boolean matches(JsonNode match, HttpRequest request) {
    String path = request.url().getRawPath();
    boolean matches =
        match.has("prefix")
            ? path.startsWith(match.get("prefix").asText())
            : path.matches(match.get("safe_regex").get("regex").asText());
    for (JsonNode header : match.path("headers")) {
      String name = header.get("name").asText();
      Optional<String> value =
          name.equals(":method") ? Optional.of(request.method()) : request.headers().get(name);
      matches &=
          header.path("present_match").asBoolean()
              ? value.isPresent()
              : value.filter(text -> matches(header.get("string_match"), text)).isPresent();
    }
    return matches;
  }

  private static boolean matches(JsonNode matcher, String text) {
    return matcher.has("exact")
        ? matcher.get("exact").asText().equals(text)
        : text.matches(matcher.get("safe_regex").get("regex").asText());
  }

  private static boolean allows(JsonNode policy, String origin) {
    for (JsonNode each : policy.get("allow_origin_string_match")) {
      if (matches(each, "*") || matches(each, origin)) {
        return true;
      }
    }
    return false;
  }
}
