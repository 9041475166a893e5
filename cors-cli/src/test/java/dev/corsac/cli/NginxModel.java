package dev.corsac.cli;

import dev.corsac.testing.Headers;
import dev.corsac.testing.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What nginx makes of the exported files, as its manual says: {@code map} with exact keys first,
 * then regular expressions in their order; {@code if}, {@code return} and {@code add_header}.
 */
final class NginxModel {
  private static final Pattern MAP =
      Pattern.compile("(?m)^map (\"[^\"]*\"|\\S+) \\$(\\w+) \\{\\n((?: .*\\n)*)\\}");
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^ +(\"(?:[^\"\\\\]|\\\\.)*\"|\\S+) (\"(?:[^\"\\\\]|\\\\.)*\"|\\S+);$");
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^if \\(\\$corsac_verdict = (\\w+)\\) \\{\\n((?: .*\\n)*)\\}\\n");
  private static final Pattern ADD = Pattern.compile("(?m)^ *add_header (\\S+) (\\S+) always;$");
  private static final Pattern RETURN = Pattern.compile("return (\\d+);");
  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

  /**
   * What nginx answers, or adds to the application's response.
   *
   * @param status empty where the request goes on to the application
   */
  record Answer(Optional<Integer> status, Headers headers) {}

  private record Mapping(String source, Map<String, String> exact, List<String[]> expressions) {}

  private final Map<String, Mapping> maps = new HashMap<>();
  private final String location;

  NginxModel(String http, String location) {
    this.location = location;
    Matcher map = MAP.matcher(http);
    while (map.find()) {
      Map<String, String> exact = new LinkedHashMap<>();
      List<String[]> expressions = new ArrayList<>();
      Matcher entry = ENTRY.matcher(map.group(3));
      while (entry.find()) {
        String key = unquoted(entry.group(1));
        if (key.startsWith("~")) {
          expressions.add(new String[] {key.substring(1), unquoted(entry.group(2))});
        } else {
          exact.put(key, unquoted(entry.group(2)));
        }
      }
      maps.put(map.group(2), new Mapping(unquoted(map.group(1)), exact, expressions));
    }
  }

  private static String unquoted(String token) {
    return token.startsWith("\"")
        ? token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1")
        : token;
  }

  /** The application says nothing about CORS here. */
  Answer answer(HttpRequest request) {
    String verdict = value("corsac_verdict", request);
    Matcher block = BLOCK.matcher(location);
    while (block.find()) {
      if (block.group(1).equals(verdict)) {
        Matcher status = RETURN.matcher(block.group(2));
        if (!status.find()) {
          throw new AssertionError(block.group());
        }
        return new Answer(
            Optional.of(Integer.valueOf(status.group(1))), added(block.group(2), request));
      }
    }
    return new Answer(Optional.empty(), added(BLOCK.matcher(location).replaceAll(""), request));
  }

  private Headers added(String directives, HttpRequest request) {
    Headers headers = Headers.NONE;
    Matcher add = ADD.matcher(directives);
    while (add.find()) {
      String value = expanded(add.group(2), request);
      headers = value.isEmpty() ? headers : headers.with(add.group(1), value);
    }
    return headers;
  }

  private String expanded(String text, HttpRequest request) {
    return VARIABLE
        .matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(value(name.group(1), request)));
  }

  private String value(String variable, HttpRequest request) {
    Mapping map = maps.get(variable);
    if (map == null) {
      return builtIn(variable, request);
    }
    String source = expanded(map.source(), request);
    String exact = map.exact().get(source);
    if (exact != null && !source.equals("default")) {
      return expanded(exact, request);
    }
    for (String[] each : map.expressions()) {
      boolean anyCase = each[0].startsWith("*");
      Pattern pattern =
          anyCase
              ? Pattern.compile(each[0].substring(1), Pattern.CASE_INSENSITIVE)
              : Pattern.compile(each[0]);
      if (pattern.matcher(source).find()) {
        return expanded(each[1], request);
      }
    }
    return expanded(map.exact().getOrDefault("default", ""), request);
  }

  private static String builtIn(String variable, HttpRequest request) {
    if (variable.equals("request_uri")) {
      return request.url().getRawPath();
    }
    if (variable.equals("request_method")) {
      return request.method();
    }
    if (variable.startsWith("http_")) {
      String header = variable.substring("http_".length()).replace('_', '-');
      return request.headers().get(header).orElse("");
    }
    if (variable.startsWith("upstream_http_")) {
      return "";
    }
    throw new AssertionError("$" + variable + " is not set");
  }
}
