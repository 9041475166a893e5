package dev.corsac.processor.idna;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code origins.jsonl}: inputs, and the origin that three URL implementations agree on. */
public final class OriginVectors {

  /**
   * One line.
   *
   * @param input any text
   * @param origin its origin's serialisation; empty if it is no URL
   */
  public record Vector(String input, Optional<String> origin) {}

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern LINE =
      Pattern.compile("\\{\"input\":" + STRING + ",\"origin\":(?:null|" + STRING + ")\\}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

  private OriginVectors() {}

  /** All lines, in the order of the file. */
  public static List<Vector> all() {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(OriginVectors.class.getResourceAsStream("origins.jsonl")),
                StandardCharsets.UTF_8))) {
      return reader.lines().map(OriginVectors::vector).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vector vector(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(line);
    }
    return new Vector(
        unescaped(matcher.group(1)),
        Optional.ofNullable(matcher.group(2)).map(OriginVectors::unescaped));
  }

  private static String unescaped(String json) {
    return ESCAPE
        .matcher(json)
        .replaceAll(match -> Matcher.quoteReplacement(character(match.group(1))));
  }

  private static String character(String escape) {
    return switch (escape.charAt(0)) {
      case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case 'f' -> "\f";
      default -> escape;
    };
  }
}
