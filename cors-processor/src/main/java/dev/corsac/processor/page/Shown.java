package dev.corsac.processor.page;

import dev.corsac.policy.finding.Quoted;

/** Values as they are shown: data, whatever they hold. */
final class Shown {

  private Shown() {}

  /**
   * A value with what cannot be seen made visible: control characters, and those that turn the
   * direction of a text or have no width, as {@code \}{@code u202e}.
   */
  static String visible(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .forEach(c -> {
          boolean space = c == '\n' || Character.getType(c) == Character.SPACE_SEPARATOR;
          if (space || Quoted.isVisible(c)) {
            text.appendCodePoint(c);
          } else {
            text.append(String.format("\\u%04x", c));
          }
        });
    return text.toString();
  }

  /** For HTML, in an element or in an attribute's quotes. */
  static String html(String value) {
    StringBuilder text = new StringBuilder();
    for (char c : visible(value).toCharArray()) {
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  /** For Markdown, as plain text on one line. */
  static String markdown(String value) {
    StringBuilder text = new StringBuilder();
    for (char c : visible(value).replaceAll("\\s+", " ").toCharArray()) {
      if (c == '<') {
        text.append("&lt;");
      } else if (c == '&') {
        text.append("&amp;");
      } else {
        if ("\\`*_{}[]()#+-.!|>~".indexOf(c) >= 0 && !isHarmless(c)) {
          text.append('\\');
        }
        text.append(c);
      }
    }
    return text.toString();
  }

  // They mean something only at the beginning of a line, where no value ever stands.
  private static boolean isHarmless(char c) {
    return "{}()#+-.!>".indexOf(c) >= 0;
  }

  /** For Markdown, as code: between more backticks than the value has in a row. */
  static String code(String value) {
    String text = visible(value).replaceAll("\\s+", " ");
    String fence = "`";
    while (text.contains(fence)) {
      fence += "`";
    }
    boolean padded = text.isBlank() || text.startsWith("`") || text.endsWith("`");
    String inner = padded ? " " + text + " " : text;
    return fence + inner + fence;
  }

  /** For Markdown, as code in a cell of a table, which a bar would end even there. */
  static String codeInCell(String value) {
    return code(value).replace("|", "\\|");
  }
}
