package dev.corsac.cli.export;

import dev.corsac.cli.edge.EdgeAnswer;
import dev.corsac.cli.edge.EdgeGuard;
import dev.corsac.cli.edge.EdgeLocation;
import dev.corsac.cli.edge.EdgeLocation.Answers;
import dev.corsac.cli.edge.EdgeTable;
import dev.corsac.cli.edge.InexpressibleException;
import dev.corsac.cli.edge.OriginRegion;
import dev.corsac.policy.path.TemplateSegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The table as configuration of nginx 1.19 or newer: variables for the {@code http} block, and what
 * a {@code location} does with them. A preflight is answered before the application; on other
 * responses the application's own CORS headers are replaced where it is governed.
 */
public final class NginxConfiguration {
  private static final String WORKED_OUT = "# Worked out by corsac export; do not edit.\n";

  /** What no other expression has to care for, once these are out of the way. */
  private static final String UNUSUAL =
      "~^[^?]*(?:;|//|/\\.{1,2}(?:[/?]|\\z)|%(?:[013-7]|2[1-9A-Fa-f]))";

  private static final String UNUSUAL_OR_ENCODED = "~^[^?]*(?:;|//|/\\.{1,2}(?:[/?]|\\z)|%)";

  private static final List<String> HEADERS =
      List.of(
          "Access-Control-Allow-Origin",
          "Access-Control-Allow-Credentials",
          "Access-Control-Allow-Methods",
          "Access-Control-Allow-Headers",
          "Access-Control-Max-Age",
          "Access-Control-Expose-Headers",
          // Never sent, but taken away with the others.
          "Access-Control-Allow-Private-Network",
          "Vary");

  private final EdgeTable table;
  private final List<Answers> kinds;
  private final Map<EdgeAnswer, Integer> answers = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  private NginxConfiguration(EdgeTable table) {
    this.table = table;
    this.kinds = table.locations().stream().map(EdgeLocation::answers).distinct().toList();
  }

  /**
   * The variables, for the {@code http} block.
   *
   * @throws InexpressibleException if a name or a regular expression means something else to nginx
   */
  public static String variables(EdgeTable table) {
    List<String> problems = new ArrayList<>();
    for (EdgeLocation location : table.locations()) {
      for (TemplateSegment segment : location.template().segments()) {
        if (!segment.isVariable() && !PortableRegex.isPortable(segment.expression())) {
          problems.add(
              location.name()
                  + ": "
                  + segment
                  + " is a regular expression that Java and nginx may read differently.");
        }
      }
      location.answers().preflights().stream()
          .flatMap(List::stream)
          .flatMap(answer -> answer.response().headers().lines().stream())
          .filter(line -> line.value().indexOf('$') >= 0)
          .map(line -> location.name() + ": nginx cannot write \"$\" in " + line + ".")
          .distinct()
          .forEach(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new InexpressibleException("nginx", problems);
    }
    return new NginxConfiguration(table).variables();
  }

  /**
   * What the {@code location} that passes requests on has to include.
   *
   * @param guard whether the table was asked for the guard
   */
  public static String location(boolean guard) {
    StringBuilder text = new StringBuilder(WORKED_OUT);
    text.append("# Include it in the location with proxy_pass. Other add_header lines of that\n");
    text.append("# location belong beside the last block, not in a block around it.\n");
    if (guard) {
      stop(text);
    }
    condition(text, "refused", 403, List.of("Vary"));
    condition(text, "granted", 204, HEADERS.stream().filter(h -> !h.contains("Expose")).toList());
    HEADERS.stream()
        .filter(header -> !header.equals("Vary"))
        .forEach(header -> text.append("proxy_hide_header ").append(header).append(";\n"));
    HEADERS.forEach(header -> addHeader(text, "", header, variable("out", header)));
    return text.toString();
  }

  private static void condition(
      StringBuilder text, String verdict, int status, List<String> headers) {
    text.append("if ($corsac_verdict = ").append(verdict).append(") {\n");
    for (String header : headers) {
      addHeader(text, "  ", header, variable("preflight", header));
    }
    text.append("  return ").append(status).append(";\n}\n");
  }

  /** No page: one that reloads itself would send the request again. An empty text gives one. */
  private static void stop(StringBuilder text) {
    text.append("default_type text/plain;\nif ($corsac_stopped) {\n");
    HEADERS.forEach(header -> addHeader(text, "  ", header, variable("out", header)));
    text.append("  return 403 \"Refused by the guard.\";\n}\n");
  }

  private static void addHeader(StringBuilder text, String indent, String header, String value) {
    text.append(indent).append("add_header ").append(header).append(' ').append(value);
    text.append(" always;\n");
  }

  private static String variable(String kind, String header) {
    String name = header.replace("Access-Control-", "").replace('-', '_');
    return "$corsac_" + kind + "_" + name.toLowerCase(java.util.Locale.ROOT);
  }

  private String variables() {
    text.append(WORKED_OUT);
    places();
    origins();
    methods("$corsac_method", "$request_method");
    methods("$corsac_requested", "$http_access_control_request_method");
    decisions();
    preflightHeaders();
    actualHeaders();
    if (kinds.stream().anyMatch(Answers::guarded)) {
      guard();
    } else {
      text.append("map 0 $corsac_stopped {\n  default 0;\n}\n");
    }
    return text.toString();
  }

  private void open(String variable, String source) {
    text.append("map ").append(source).append(' ').append(variable).append(" {\n");
  }

  private void entry(String key, String value) {
    text.append("  ").append(key).append(' ').append(value).append(";\n");
  }

  private void close() {
    text.append("}\n");
  }

  /** Backslashes and quotation marks have a meaning in nginx's strings too. */
  private static String literal(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private void places() {
    text.append("\n# Which place a path is; 0 is left to the application.\n");
    open("$corsac_place", "$request_uri");
    entry("default", "0");
    entry(literal(table.encodedText() ? UNUSUAL_OR_ENCODED : UNUSUAL), "0");
    for (EdgeLocation location : table.locations()) {
      String path =
          location.template().segments().isEmpty()
              ? "/?"
              : location.template().expression(NginxConfiguration::segment);
      String regex = "~^" + PortableRegex.quoted(table.base()) + path + "(?:\\?|\\z)";
      boolean governed = !location.answers().notGoverned();
      entry(literal(regex), governed ? Integer.toString(number(location.answers())) : "0");
    }
    close();
  }

  private int number(Answers answered) {
    return kinds.indexOf(answered) + 1;
  }

  private static String segment(TemplateSegment segment) {
    if (segment.isVariable()) {
      return "[^/?#]+";
    }
    return segment.text().isPresent()
        ? segment.expression()
        : "(?=[^/?#%]+(?:[/?]|\\z))" + segment.expression();
  }

  private void origins() {
    text.append("\n# Which policies allow an origin; 0: none. Upper and lower case differ.\n");
    open("$corsac_origin", "$http_origin");
    entry("default", "0");
    for (OriginRegion region : table.origins().regions()) {
      entry(
          literal("~^" + OriginExpression.of(region) + "\\z"),
          Integer.toString(region.originClass()));
    }
    close();
  }

  private void methods(String variable, String source) {
    text.append('\n');
    open(variable, source);
    entry("default", "0");
    for (int i = 1; i < table.methods().size(); i++) {
      entry(
          literal("~^" + PortableRegex.quoted(table.methods().get(i)) + "\\z"),
          Integer.toString(i));
    }
    close();
  }

  private int number(EdgeAnswer answer) {
    return answers.computeIfAbsent(answer, each -> answers.size() + 1);
  }

  private void decisions() {
    text.append("\n# place:origin:method, for preflight requests and for all others.\n");
    text.append("map $corsac_place $corsac_governed {\n  default 1;\n  0 0;\n}\n");
    decision("$corsac_preflight_answer", "$corsac_requested", Answers::preflights);
    decision("$corsac_answer", "$corsac_method", Answers::actuals);
    text.append("\n# A preflight request has all three.\n");
    present("$corsac_has_origin", "$http_origin");
    present("$corsac_has_requested", "$http_access_control_request_method");
    open(
        "$corsac_verdict",
        "\"$request_method:$corsac_has_origin$corsac_has_requested:$corsac_governed"
            + ":$corsac_preflight_answer\"");
    entry("default", "\"\"");
    entry(literal("~^OPTIONS:11:1:0\\z"), "refused");
    entry(literal("~^OPTIONS:11:1:[1-9]"), "granted");
    close();
  }

  private void present(String variable, String source) {
    open(variable, source);
    entry("default", "1");
    entry("\"\"", "0");
    close();
  }

  private void decision(
      String variable, String method, Function<Answers, List<List<EdgeAnswer>>> side) {
    open(variable, "\"$corsac_place:$corsac_origin:" + method + "\"");
    entry("default", "0");
    for (Answers kind : kinds) {
      if (kind.notGoverned()) {
        continue;
      }
      List<List<EdgeAnswer>> byMethod = side.apply(kind);
      for (int m = 0; m < byMethod.size(); m++) {
        for (int c = 0; c < byMethod.get(m).size(); c++) {
          EdgeAnswer answer = byMethod.get(m).get(c);
          boolean says = answer.granted() || (answer.status() == 200 && hasHeaders(answer));
          if (says) {
            entry("\"" + number(kind) + ":" + c + ":" + m + "\"", "" + number(answer));
          }
        }
      }
    }
    close();
  }

  private void guard() {
    text.append("\n# The guard: 2 refuses what other origins' pages send, 1 if it has cookies.\n");
    open("$corsac_guard", "\"$corsac_place:$corsac_origin:$corsac_method\"");
    entry("default", "0");
    for (Answers kind : kinds) {
      for (int m = 0; m < kind.guards().size(); m++) {
        for (int c = 0; c < kind.guards().get(m).size(); c++) {
          int strength = strength(kind.guards().get(m).get(c));
          if (strength > 0 && !kind.notGoverned()) {
            entry("\"" + number(kind) + ":" + c + ":" + m + "\"", Integer.toString(strength));
          }
        }
      }
    }
    close();
    present("$corsac_has_cookies", "$http_cookie");
    text.append("\n# Own pages, and what is no browser; whatever else comes is cross-origin.\n");
    open("$corsac_cross", "\"$http_sec_fetch_site|$http_origin $http_host\"");
    entry("default", "1");
    entry(literal("~^(?:same-origin|none)\\|"), "0");
    entry(literal("~^\\| "), "0");
    entry(literal("~^\\|https?://([^ @/]+) \\1\\z"), "0");
    close();
    open("$corsac_stopped", "$corsac_guard$corsac_cross$corsac_has_cookies");
    entry("default", "0");
    entry(literal("~^(?:21|111)"), "1");
    close();
  }

  private static int strength(EdgeGuard guard) {
    return switch (guard) {
      case HANDLED -> 0;
      case REFUSED_WITH_COOKIES -> 1;
      case REFUSED -> 2;
    };
  }

  private static boolean hasHeaders(EdgeAnswer answer) {
    return answer.allowsRequestsOrigin() || !answer.response().headers().lines().isEmpty();
  }

  private void preflightHeaders() {
    text.append("\n# What a granted preflight gets.\n");
    for (String header : HEADERS) {
      if (!header.contains("Expose")) {
        headerOf("preflight", "$corsac_preflight_answer", header, true);
      }
    }
  }

  private void actualHeaders() {
    text.append(
        "\n# What other responses get; where nothing is governed, the application's own.\n");
    for (String header : HEADERS) {
      if (header.equals("Vary")) {
        continue;
      }
      headerOf("actual", "$corsac_answer", header, false);
      String upstream =
          "$upstream_http_" + header.toLowerCase(java.util.Locale.ROOT).replace('-', '_');
      open(variable("out", header), "$corsac_governed");
      entry("default", variable("actual", header));
      entry("0", upstream);
      close();
    }
    headerOf("actual", "$corsac_answer", "Vary", false);
    text.append("\n# The application's Vary stays; Origin is not said twice.\n");
    open(variable("out", "Vary"), "\"$corsac_governed:$upstream_http_vary\"");
    entry("default", variable("actual", "Vary"));
    entry(literal("~^0:"), "\"\"");
    entry(literal("~*[:, \\t](?:origin|\\*)(?:[, \\t]|\\z)"), "\"\"");
    close();
  }

  private void headerOf(String kind, String source, String header, boolean preflight) {
    open(variable(kind, header), source);
    // A refused preflight has no answer of its own, and must not be kept for another origin.
    boolean alwaysThere = preflight && header.equals("Vary");
    entry("default", alwaysThere ? "\"Origin, Access-Control-Request-Method\"" : "\"\"");
    answers.forEach((answer, number) -> {
      boolean echoed = header.endsWith("Allow-Origin") && answer.allowsRequestsOrigin();
      Optional<String> value = echoed ? Optional.of("$http_origin") : answer.header(header);
      boolean ofKind = answer.granted() == preflight;
      if (ofKind && value.isPresent() && !alwaysThere) {
        entry(Integer.toString(number), literal(value.get()));
      }
    });
    close();
  }
}
