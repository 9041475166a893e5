package dev.corsac.cli.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corsac.cli.edge.EdgeLocation;
import dev.corsac.cli.edge.EdgeTable;
import dev.corsac.cli.edge.EdgeTemplate;
import dev.corsac.cli.edge.InexpressibleException;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table as an OpenAPI 3.0 document: each operation with the CORS headers of its responses, and
 * the preflight as the operation {@code options}, for gateways and documentation that read those.
 */
public final class OpenApiDocument {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH");

  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\s*([^:{}\\s]+)\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})*))?}");

  private final EdgeTable table;
  private final List<String> problems = new ArrayList<>();

  private OpenApiDocument(EdgeTable table) {
    this.table = table;
  }

  /**
   * The document, as JSON.
   *
   * @param routes of the same application
   * @throws InexpressibleException if two paths differ by regular expressions only, or a method is
   *     none of OpenAPI's
   */
  public static String of(EdgeTable table, List<SurfaceRoute> routes) {
    return new OpenApiDocument(table).document(routes);
  }

  private String document(List<SurfaceRoute> routes) {
    Map<String, EdgeLocation> byPath = new LinkedHashMap<>();
    Map<String, Object> paths = new LinkedHashMap<>();
    Map<EdgeTemplate, List<SurfaceRoute>> byTemplate = byTemplate(routes);
    for (EdgeLocation location : table.locations()) {
      List<SurfaceRoute> here =
          location.written().isPresent()
              ? byTemplate.getOrDefault(location.template(), List.of())
              : List.of();
      if (!here.isEmpty()) {
        String written = here.get(0).template();
        String shape = VARIABLE.matcher(written).replaceAll("{}");
        EdgeLocation other = byPath.putIfAbsent(shape, location);
        if (other != null) {
          problems.add(
              written
                  + " and "
                  + other.name()
                  + ": OpenAPI cannot tell paths apart by regular expressions.");
        }
        paths.put(
            table.base() + VARIABLE.matcher(written).replaceAll("{$1}"),
            item(location, written, here));
      }
    }
    table.locations().stream()
        .filter(location -> location.written().isEmpty())
        .forEach(this::checkMeeting);
    if (!problems.isEmpty()) {
      throw new InexpressibleException("OpenAPI", problems);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("openapi", "3.0.3");
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", "Cross-origin surface");
    info.put("description", "Worked out by corsac export; do not edit.");
    info.put("version", "1");
    root.put("info", info);
    root.put("paths", paths);
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where routes meet there is no path of its own: what each of them says has to hold there. */
  private void checkMeeting(EdgeLocation meeting) {
    table.locations().stream()
        .filter(each -> each.written().isPresent())
        .filter(each -> each.template().contains(meeting.template()))
        .filter(each -> !each.answers().equals(meeting.answers()))
        .findFirst()
        .ifPresent(each ->
            problems.add(
                each.name()
                    + ": some of its paths also match another route ("
                    + meeting.name()
                    + ") and get a different answer. OpenAPI cannot express that."));
  }

  private static Map<EdgeTemplate, List<SurfaceRoute>> byTemplate(List<SurfaceRoute> routes) {
    Map<EdgeTemplate, List<SurfaceRoute>> byTemplate = new HashMap<>();
    for (SurfaceRoute route : routes) {
      EdgeTemplate.written(route.template())
          .ifPresent(template ->
              byTemplate.computeIfAbsent(template, each -> new ArrayList<>()).add(route));
    }
    return byTemplate;
  }

  private Map<String, Object> item(EdgeLocation location, String written, List<SurfaceRoute> here) {
    Map<String, MethodGrant> grants = MethodGrant.at(location, table, problems);
    Map<String, Object> item = new LinkedHashMap<>();
    List<Object> parameters = parameters(written);
    if (!parameters.isEmpty()) {
      item.put("parameters", parameters);
    }
    Set<String> methods = new LinkedHashSet<>();
    here.forEach(route -> methods.add(route.method()));
    for (String method : methods) {
      if (!METHODS.contains(method)) {
        problems.add(method + " " + written + ": OpenAPI has no such method.");
      }
      MethodGrant grant = grants.get(method);
      Map<String, Object> response = new LinkedHashMap<>();
      response.put(
          "description",
          grant == null
              ? "Any response; no script of another origin may read it."
              : "Any response, to an origin that may read it.");
      if (grant != null) {
        response.put("headers", actualHeaders(grant));
      }
      Map<String, Object> operation = new LinkedHashMap<>();
      operation.put("responses", Map.of("default", response));
      item.put(method.toLowerCase(Locale.ROOT), operation);
    }
    if (!grants.isEmpty() && !methods.contains("OPTIONS")) {
      item.put("options", preflight(grants.values()));
    }
    return item;
  }

  private static List<Object> parameters(String written) {
    List<Object> parameters = new ArrayList<>();
    Matcher variable = VARIABLE.matcher(written);
    while (variable.find()) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "string");
      String regex = variable.group(2);
      if (regex != null && !regex.isBlank()) {
        schema.put("pattern", "^(?:" + regex.strip() + ")$");
      }
      Map<String, Object> parameter = new LinkedHashMap<>();
      parameter.put("name", variable.group(1));
      parameter.put("in", "path");
      parameter.put("required", true);
      parameter.put("schema", schema);
      parameters.add(parameter);
    }
    return parameters;
  }

  private static Map<String, Object> actualHeaders(MethodGrant grant) {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("Access-Control-Allow-Origin", Map.of("schema", origins(List.of(grant))));
    if (grant.credentials()) {
      headers.put("Access-Control-Allow-Credentials", oneOf(Set.of("true")));
    }
    if (!grant.exposed().isEmpty()) {
      headers.put(
          "Access-Control-Expose-Headers", oneOf(Set.of(String.join(", ", grant.exposed()))));
    }
    if (!grant.anyOrigin()) {
      headers.put("Vary", oneOf(Set.of("Origin")));
    }
    return headers;
  }

  private static Map<String, Object> preflight(Collection<MethodGrant> grants) {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("Access-Control-Allow-Origin", Map.of("schema", origins(grants)));
    if (grants.stream().anyMatch(MethodGrant::credentials)) {
      headers.put("Access-Control-Allow-Credentials", oneOf(Set.of("true")));
    }
    headers.put(
        "Access-Control-Allow-Methods",
        oneOf(values(grants, grant -> String.join(", ", grant.methods()))));
    Set<String> allowed = values(grants, grant -> String.join(", ", grant.headers()));
    allowed.remove("");
    if (!allowed.isEmpty()) {
      headers.put("Access-Control-Allow-Headers", oneOf(allowed));
    }
    headers.put(
        "Access-Control-Max-Age", oneOf(values(grants, grant -> Long.toString(grant.maxAge()))));
    headers.put("Vary", oneOf(Set.of("Origin, Access-Control-Request-Method")));
    Map<String, Object> granted = new LinkedHashMap<>();
    granted.put("description", "Granted.");
    granted.put("headers", headers);
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("204", granted);
    responses.put("403", Map.of("description", "Refused, without any Access-Control header."));
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", "CORS preflight");
    operation.put("responses", responses);
    return operation;
  }

  private static Set<String> values(
      Collection<MethodGrant> grants, java.util.function.Function<MethodGrant, String> value) {
    return grants.stream().map(value).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Map<String, Object> oneOf(Set<String> values) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("enum", List.copyOf(values));
    return Map.of("schema", schema);
  }

  private static Map<String, Object> origins(Collection<MethodGrant> grants) {
    Set<OriginPattern> patterns =
        grants.stream()
            .flatMap(grant -> grant.origins().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    if (patterns.stream().allMatch(pattern -> pattern.isAny() || pattern.isExact())) {
      schema.put("enum", patterns.stream().map(OriginPattern::toString).toList());
    } else {
      schema.put(
          "pattern",
          patterns.stream()
              .map(each -> each.isAny() ? "\\*" : OriginExpression.of(each))
              .collect(Collectors.joining("|", "^(?:", ")$")));
    }
    return schema;
  }
}
