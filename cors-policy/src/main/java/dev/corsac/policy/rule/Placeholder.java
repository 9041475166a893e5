package dev.corsac.policy.rule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole element of a list whose value comes from configuration.
 *
 * @param name the name to look up
 * @param fallback the text to use where nothing is configured
 */
record Placeholder(String name, Optional<String> fallback) {

  /** Compiled when the first placeholder is read: most applications have none. */
  private static final class Shape {
    static final Pattern PATTERN =
        Pattern.compile("\\$\\{([A-Za-z0-9_][A-Za-z0-9_.-]*)(?::([^${}]*))?}");
  }

  static boolean isMeantBy(String element) {
    return element.contains("${");
  }

  /** Reads <code>${name}</code> or <code>${name:default}</code>; empty if it is neither. */
  static Optional<Placeholder> parse(String element) {
    Matcher matcher = Shape.PATTERN.matcher(element);
    return matcher.matches()
        ? Optional.of(new Placeholder(matcher.group(1), Optional.ofNullable(matcher.group(2))))
            .filter(placeholder -> placeholder.fallback().filter(String::isBlank).isEmpty())
        : Optional.empty();
  }
}
