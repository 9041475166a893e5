package dev.corsac.cli.export;

import dev.corsac.cli.edge.EdgeAnswer;
import dev.corsac.cli.edge.EdgeLocation;
import dev.corsac.cli.edge.EdgeTable;
import dev.corsac.cli.edge.InexpressibleException;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.path.TemplateSegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table as {@code HTTPRoute}s of the Kubernetes Gateway API with its filter {@code CORS} (GEP
 * 1767). A rule has one policy for a path, whatever the method.
 */
public final class GatewayRoutes {
  private static final int MOST_RULES = 16;
  private static final int MOST_MATCHES = 64;
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  /**
   * Where a gateway's routes belong.
   *
   * @param gateway the {@code Gateway}'s name
   * @param service the application's {@code Service}
   * @param port that service's port
   * @param joinHeaders whether each method of a path may be given the request headers of all
   */
  public record Options(String gateway, String service, int port, boolean joinHeaders) {}

  private final EdgeTable table;
  private final Options options;
  private final List<String> problems = new ArrayList<>();

  private GatewayRoutes(EdgeTable table, Options options) {
    this.table = table;
    this.options = options;
  }

  /**
   * The documents.
   *
   * @throws InexpressibleException if a path has several policies, or what the API has no place for
   */
  public static String of(EdgeTable table, Options options) {
    return new GatewayRoutes(table, options).documents();
  }

  private String documents() {
    Map<Optional<MethodGrant>, List<EdgeLocation>> byGrant = new LinkedHashMap<>();
    for (EdgeLocation location : table.locations()) {
      Re2Path.check(location, problems);
      byGrant.computeIfAbsent(grant(location), each -> new ArrayList<>()).add(location);
    }
    checkOrder();
    List<Object> rules = new ArrayList<>();
    byGrant.forEach((grant, locations) -> {
      List<Object> matches = locations.stream().flatMap(each -> matches(each).stream()).toList();
      for (int from = 0; from < matches.size(); from += MOST_MATCHES) {
        rules.add(
            rule(matches.subList(from, Math.min(from + MOST_MATCHES, matches.size())), grant));
      }
    });
    if (!problems.isEmpty()) {
      throw new InexpressibleException("The Gateway API", problems);
    }
    StringBuilder text = new StringBuilder("# Worked out by corsac export; do not edit.\n");
    for (int from = 0; from < rules.size(); from += MOST_RULES) {
      text.append(
          Yaml.of(
              route(
                  "corsac-" + (from / MOST_RULES + 1),
                  rules.subList(from, Math.min(from + MOST_RULES, rules.size())))));
    }
    return text.toString();
  }

  /** Between two regular expressions the API leaves the order to the implementation. */
  private void checkOrder() {
    List<EdgeLocation> all = table.locations();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        EdgeLocation narrow = all.get(i);
        EdgeLocation wide = all.get(j);
        if (!isText(narrow)
            && narrow.template().overlaps(wide.template())
            && !narrow.answers().equals(wide.answers())) {
          problems.add(
              narrow.name()
                  + " and "
                  + wide.name()
                  + ": some paths match both, and the API does not define which comes first.");
        }
      }
    }
  }

  private static boolean isText(EdgeLocation location) {
    return location.template().segments().stream().allMatch(s -> s.text().isPresent());
  }

  /** What every method of the path grants alike; empty if nothing is governed. */
  private Optional<MethodGrant> grant(EdgeLocation location) {
    if (location.answers().notGoverned()) {
      return Optional.empty();
    }
    Map<String, MethodGrant> grants = MethodGrant.at(location, table, problems);
    if (grants.isEmpty()) {
      return Optional.empty();
    }
    List<List<EdgeAnswer>> actuals = location.answers().actuals();
    Set<List<Boolean>> allowed =
        actuals.stream()
            .map(byClass -> byClass.stream().map(EdgeAnswer::allowsAnybody).toList())
            .collect(Collectors.toSet());
    Set<String> headers = new LinkedHashSet<>();
    Set<String> methods = new LinkedHashSet<>();
    Set<MethodGrant> distinct = new LinkedHashSet<>();
    // Where the headers are joined, none of the methods is in the way of keeping a preflight.
    long maxAge = options.joinHeaders() ? 0 : Long.MAX_VALUE;
    for (MethodGrant each : grants.values()) {
      headers.addAll(each.headers());
      methods.addAll(each.methods());
      maxAge =
          options.joinHeaders() ? Math.max(maxAge, each.maxAge()) : Math.min(maxAge, each.maxAge());
      distinct.add(each.withHeaders(List.of()).with(List.of(), 0));
    }
    String where = location.name();
    if (distinct.size() > 1 || allowed.size() > 1) {
      problems.add(where + ": its methods have several policies, but a rule has only one.");
    } else if (!options.joinHeaders()
        && grants.values().stream().anyMatch(g -> !headers.equals(Set.copyOf(g.headers())))) {
      problems.add(
          where
              + ": its methods allow different request headers, but a rule has only one list."
              + " With --join-headers each method gets all of these: "
              + String.join(", ", headers)
              + ".");
    }
    if (maxAge == 0) {
      problems.add(
          where
              + ": its preflights must not be cached (max age 0), but the lowest value here is 1.");
    }
    methods.stream()
        .filter(method -> !METHODS.contains(method))
        .forEach(method -> problems.add(method + " " + where + ": the API has no such method."));
    MethodGrant one = distinct.iterator().next();
    return Optional.of(one.with(List.copyOf(methods), maxAge).withHeaders(List.copyOf(headers)));
  }

  private List<Object> matches(EdgeLocation location) {
    if (!isText(location)) {
      return List.of(path("RegularExpression", Re2Path.of(location, table)));
    }
    String text =
        table.base()
            + location.template().segments().stream()
                .map((TemplateSegment segment) -> "/" + segment.text().orElseThrow())
                .collect(Collectors.joining());
    return text.isEmpty()
        ? List.of(path("Exact", "/"))
        : List.of(path("Exact", text), path("Exact", text + "/"));
  }

  private static Map<String, Object> path(String type, String value) {
    Map<String, Object> path = new LinkedHashMap<>();
    path.put("type", type);
    path.put("value", value);
    return Map.of("path", path);
  }

  private Map<String, Object> rule(List<Object> matches, Optional<MethodGrant> grant) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("matches", matches);
    grant.ifPresent(each -> {
      Map<String, Object> filter = new LinkedHashMap<>();
      filter.put("type", "CORS");
      filter.put("cors", cors(each));
      rule.put("filters", List.of(filter));
    });
    Map<String, Object> backend = new LinkedHashMap<>();
    backend.put("name", options.service());
    backend.put("port", options.port());
    rule.put("backendRefs", List.of(backend));
    return rule;
  }

  private static Map<String, Object> cors(MethodGrant grant) {
    Map<String, Object> cors = new LinkedHashMap<>();
    cors.put("allowOrigins", grant.origins().stream().map(OriginPattern::toString).toList());
    cors.put("allowCredentials", grant.credentials());
    cors.put("allowMethods", grant.methods());
    if (!grant.headers().isEmpty()) {
      cors.put("allowHeaders", grant.headers());
    }
    if (!grant.exposed().isEmpty()) {
      cors.put("exposeHeaders", grant.exposed());
    }
    cors.put("maxAge", grant.maxAge());
    return cors;
  }

  private Map<String, Object> route(String name, List<Object> rules) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("parentRefs", List.of(Map.of("name", options.gateway())));
    spec.put("rules", rules);
    Map<String, Object> route = new LinkedHashMap<>();
    route.put("apiVersion", "gateway.networking.k8s.io/v1");
    route.put("kind", "HTTPRoute");
    route.put("metadata", Map.of("name", name));
    route.put("spec", spec);
    return route;
  }
}
