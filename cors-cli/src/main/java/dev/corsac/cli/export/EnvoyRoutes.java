package dev.corsac.cli.export;

import dev.corsac.cli.edge.EdgeLocation;
import dev.corsac.cli.edge.EdgeTable;
import dev.corsac.cli.edge.InexpressibleException;
import dev.corsac.policy.origin.OriginPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table as an Envoy {@code RouteConfiguration} (v3) for its filter {@code
 * envoy.filters.http.cors}. Of governed places that get the same there is a route for the
 * preflights and one for the other requests of the methods that have one policy, and one for all
 * the rest.
 */
public final class EnvoyRoutes {
  private static final String POLICY =
      "type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy";

  private static final List<String> APPLICATIONS_OWN =
      List.of(
          "access-control-allow-origin",
          "access-control-allow-credentials",
          "access-control-allow-methods",
          "access-control-allow-headers",
          "access-control-max-age",
          "access-control-expose-headers");

  private final EdgeTable table;
  private final String cluster;
  private final List<String> problems = new ArrayList<>();
  private final List<Object> routes = new ArrayList<>();

  private EnvoyRoutes(EdgeTable table, String cluster) {
    this.table = table;
    this.cluster = cluster;
  }

  /**
   * The document.
   *
   * @param cluster the application's
   * @throws InexpressibleException if a place's regular expression or grants cannot be written
   */
  public static String of(EdgeTable table, String cluster) {
    return new EnvoyRoutes(table, cluster).document();
  }

  private String document() {
    routes.add(route("unusual paths", Map.of("safe_regex", regex(unusual())), List.of()));
    AlikePlaces.of(table.locations(), this::grants).forEach(this::add);
    routes.add(route("everything else", Map.of("prefix", "/"), List.of()));
    if (!problems.isEmpty()) {
      throw new InexpressibleException("Envoy", problems);
    }
    Map<String, Object> host = new LinkedHashMap<>();
    host.put("name", "application");
    host.put("domains", List.of("*"));
    host.put("routes", routes);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("name", "corsac");
    root.put("virtual_hosts", List.of(host));
    return "# Worked out by corsac export; do not edit. For a listener with the HTTP filters\n"
        + "# envoy.filters.http.cors and envoy.filters.http.router.\n"
        + Yaml.of(root);
  }

  private String unusual() {
    String encoded = table.encodedText() ? "%" : "%(?:[013-7]|2[1-9A-Fa-f])";
    return ".*(?:;|//|/\\.{1,2}/|" + encoded + ").*|.*/\\.{1,2}";
  }

  /** Which methods have which grant; empty where nothing is governed. */
  private Optional<Map<MethodGrant, List<String>>> grants(EdgeLocation location) {
    Re2Path.check(location, problems);
    if (location.answers().notGoverned()) {
      return Optional.empty();
    }
    Map<MethodGrant, List<String>> byGrant = new LinkedHashMap<>();
    MethodGrant.at(location, table, problems)
        .forEach((method, grant) ->
            byGrant.computeIfAbsent(grant, each -> new ArrayList<>()).add(method));
    return Optional.of(byGrant);
  }

  private void add(AlikePlaces<Optional<Map<MethodGrant, List<String>>>> places) {
    String name = places.name();
    Map<String, Object> path = Map.of("safe_regex", regex(Re2Path.of(places.locations(), table)));
    Map<String, Object> rest = route(name, path, List.of());
    if (places.gets().isPresent()) {
      places
          .gets()
          .get()
          .forEach((grant, methods) -> {
            String title = name + " " + String.join(" ", methods);
            routes.add(
                granting(
                    route(
                        title + ", preflight",
                        path,
                        List.of(
                            header(":method", exact("OPTIONS")),
                            present("origin"),
                            header("access-control-request-method", oneOf(methods)))),
                    grant));
            routes.add(
                granting(route(title, path, List.of(header(":method", oneOf(methods)))), grant));
          });
      routes.add(refused(name, path));
      rest.put("response_headers_to_remove", APPLICATIONS_OWN);
      rest.put("response_headers_to_add", List.of(vary()));
    }
    routes.add(rest);
  }

  private Map<String, Object> route(String name, Map<String, Object> path, List<Object> headers) {
    Map<String, Object> match = new LinkedHashMap<>(path);
    if (!headers.isEmpty()) {
      match.put("headers", headers);
    }
    Map<String, Object> route = new LinkedHashMap<>();
    route.put("name", name);
    route.put("match", match);
    route.put("route", Map.of("cluster", cluster));
    return route;
  }

  private static Map<String, Object> refused(String name, Map<String, Object> path) {
    Map<String, Object> match = new LinkedHashMap<>(path);
    match.put(
        "headers",
        List.of(
            header(":method", exact("OPTIONS")),
            present("origin"),
            present("access-control-request-method")));
    Map<String, Object> route = new LinkedHashMap<>();
    route.put("name", name + ", preflights that are refused");
    route.put("match", match);
    route.put("direct_response", Map.of("status", 403));
    route.put("response_headers_to_add", List.of(vary()));
    return route;
  }

  private static Map<String, Object> granting(Map<String, Object> route, MethodGrant grant) {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("@type", POLICY);
    policy.put(
        "allow_origin_string_match", grant.origins().stream().map(EnvoyRoutes::origin).toList());
    policy.put("allow_methods", String.join(",", grant.methods()));
    if (!grant.headers().isEmpty()) {
      policy.put("allow_headers", String.join(",", grant.headers()));
    }
    if (!grant.exposed().isEmpty()) {
      policy.put("expose_headers", String.join(",", grant.exposed()));
    }
    policy.put("max_age", Long.toString(grant.maxAge()));
    policy.put("allow_credentials", grant.credentials());
    policy.put("forward_not_matching_preflights", false);
    route.put("typed_per_filter_config", Map.of("envoy.filters.http.cors", policy));
    route.put("response_headers_to_remove", APPLICATIONS_OWN);
    if (!grant.anyOrigin()) {
      route.put("response_headers_to_add", List.of(vary()));
    }
    return route;
  }

  private static Map<String, Object> origin(OriginPattern pattern) {
    return pattern.isAny() || pattern.isExact()
        ? exact(pattern.toString())
        : Map.of("safe_regex", regex(OriginExpression.of(pattern)));
  }

  private static Map<String, Object> vary() {
    Map<String, Object> vary = new LinkedHashMap<>();
    vary.put("key", "vary");
    vary.put("value", "Origin");
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("header", vary);
    header.put("append_action", "APPEND_IF_EXISTS_OR_ADD");
    return header;
  }

  private static Map<String, Object> header(String name, Map<String, Object> match) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("name", name);
    header.put("string_match", match);
    return header;
  }

  private static Map<String, Object> present(String name) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("name", name);
    header.put("present_match", true);
    return header;
  }

  private static Map<String, Object> oneOf(List<String> methods) {
    return methods.size() == 1
        ? exact(methods.get(0))
        : Map.of(
            "safe_regex",
            regex(methods.stream().map(PortableRegex::quoted).collect(Collectors.joining("|"))));
  }

  private static Map<String, Object> exact(String text) {
    return Map.of("exact", text);
  }

  private static Map<String, Object> regex(String regex) {
    return Map.of("regex", regex);
  }
}
