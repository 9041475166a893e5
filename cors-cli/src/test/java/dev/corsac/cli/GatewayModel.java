package dev.corsac.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a gateway makes of the exported {@code HTTPRoute}s: an exact path before a regular
 * expression, and the rule's filter {@code CORS}.
 */
final class GatewayModel {
  private final List<JsonNode> rules = new ArrayList<>();

  GatewayModel(String documents) throws IOException {
    try (MappingIterator<JsonNode> routes =
        new YAMLMapper().readerFor(JsonNode.class).readValues(documents)) {
      while (routes.hasNext()) {
        routes.next().at("/spec/rules").forEach(rules::add);
      }
    }
  }

  /** The policy of a path, if it lets an origin in. */
  Optional<JsonNode> granting(String path, String origin) {
    return rule("Exact", path)
        .or(() -> rule("RegularExpression", path))
        .map(rule -> rule.at("/filters/0/cors"))
        .filter(cors -> allows(cors, origin));
  }

  private Optional<JsonNode> rule(String type, String path) {
    for (JsonNode rule : rules) {
      for (JsonNode match : rule.get("matches")) {
        JsonNode matcher = match.get("path");
        String value = matcher.get("value").asText();
        boolean matches = type.equals("Exact") ? path.equals(value) : path.matches(value);
        if (matcher.get("type").asText().equals(type) && matches) {
          return Optional.of(rule);
        }
      }
    }
    return Optional.empty();
  }

  /** A star stands for characters of a host, as many as can be. */
  private static boolean allows(JsonNode cors, String origin) {
    for (JsonNode each : cors.path("allowOrigins")) {
      String pattern = each.asText();
      String regex = Pattern.quote(pattern).replace("*", "\\E[a-z0-9._-]+\\Q");
      if (pattern.equals("*") || origin.matches(regex)) {
        return true;
      }
    }
    return false;
  }

  /** The members of a list. */
  static List<String> list(JsonNode cors, String name) {
    List<String> members = new ArrayList<>();
    cors.path(name).forEach(each -> members.add(each.asText()));
    return members;
  }
}
