package dev.corsac.suites;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a suite. A line that is not indented begins a policy ({@code policy NAME}); {@code row
 * METHOD} begins a request under it. What belongs to them is indented: a word and its value, or, in
 * a row, a header line of the request. Backslashes are Java's. {@code #} begins a comment.
 */
final class SuiteReader {
  private final List<String> sources = new ArrayList<>();
  private final List<SuitePolicy> policies = new ArrayList<>();
  private final List<SuiteRow> rows = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();
  private final Map<String, String> ofPolicy = new HashMap<>();
  private final Map<String, String> ofRow = new HashMap<>();
  private final List<String> answers = new ArrayList<>();
  private final Map<String, Object> properties = new HashMap<>();
  private String suite = "";
  private int policyLine;
  private int rowLine;

  private SuiteReader() {}

  static Suite read(String file) {
    String name = file + ".suite";
    try (InputStream in = SuiteReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new SuiteReader().read(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Suite read(Stream<String> lines) {
    int number = 0;
    for (String line : lines.toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        take(number, line.translateEscapes());
      }
    }
    endPolicy();
    return new Suite(suite, List.copyOf(sources), List.copyOf(policies));
  }

  private void take(int number, String line) {
    boolean indented = line.startsWith("  ");
    String text = indented ? line.substring(2) : line;
    int space = text.indexOf(' ');
    String word = space < 0 ? text : text.substring(0, space);
    String value = space < 0 ? "" : text.substring(space + 1);
    if (indented) {
      takeDetail(text, word, value);
    } else {
      begin(number, word, value);
    }
  }

  private void begin(int number, String word, String value) {
    switch (word) {
      case "suite" -> suite = value;
      case "source" -> sources.add(value);
      case "policy" -> {
        endPolicy();
        policyLine = number;
        ofPolicy.put("name", value);
      }
      case "row" -> {
        endRow();
        rowLine = number;
        ofRow.put("method", value);
      }
      default -> throw new IllegalArgumentException("line " + number + ": " + word);
    }
  }

  private void takeDetail(String text, String word, String value) {
    if (rowLine > 0 && word.endsWith(":")) {
      headers.add(text);
    } else if (rowLine > 0) {
      ofRow.put(word, value);
    } else if (word.equals("answers")) {
      answers.add(value);
    } else if (word.equals("property")) {
      properties.put(
          value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
    } else {
      ofPolicy.put(word, value);
    }
  }

  private void endRow() {
    if (rowLine > 0) {
      rows.add(
          new SuiteRow(
              rowLine,
              ofRow.remove("method"),
              List.copyOf(headers),
              facts(ofRow.remove("must")),
              facts(ofRow.remove("ours")),
              text(ofRow.remove("because")),
              ofRow.remove("not-portable") == null));
      requireNothingLeft(rowLine, ofRow);
    }
    rowLine = 0;
    headers.clear();
  }

  private void endPolicy() {
    endRow();
    if (policyLine > 0) {
      policies.add(
          new SuitePolicy(
              policyLine,
              ofPolicy.remove("name"),
              kind(),
              words(ofPolicy.remove("origins")),
              ofPolicy.remove("credentials") != null,
              methods(),
              words(ofPolicy.remove("headers")),
              words(ofPolicy.remove("exposed")),
              text(ofPolicy.remove("max-age")),
              words(ofPolicy.remove("tolerates")),
              List.copyOf(answers),
              Map.copyOf(properties),
              facts(ofPolicy.remove("must")),
              facts(ofPolicy.remove("ours")),
              words(ofPolicy.remove("says")),
              text(ofPolicy.remove("because")),
              List.copyOf(rows)));
      requireNothingLeft(policyLine, ofPolicy);
    }
    policyLine = 0;
    rows.clear();
    answers.clear();
    properties.clear();
  }

  private SuitePolicy.Kind kind() {
    String kind = ofPolicy.remove("kind");
    return kind == null
        ? SuitePolicy.Kind.CROSS_ORIGIN
        : SuitePolicy.Kind.valueOf(kind.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private List<String> methods() {
    List<String> named = words(ofPolicy.remove("methods"));
    return named.isEmpty() ? List.of("GET", "POST") : named;
  }

  private static void requireNothingLeft(int line, Map<String, String> left) {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("line " + line + ": " + left.keySet());
    }
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static List<Fact> facts(String value) {
    return words(value).stream().map(Fact::of).toList();
  }

  // An element that is empty or has a space is written in quotes.
  private static List<String> words(String value) {
    if (value == null || value.isEmpty()) {
      return List.of();
    }
    if (value.startsWith("\"")) {
      return List.of(value.substring(1, value.length() - 1));
    }
    return List.copyOf(Arrays.asList(value.split(" ", -1)));
  }
}
