package dev.corsac.cli.print;

import dev.corsac.policy.finding.Quoted;

/** Values as they are shown: data, whatever they hold. */
public final class Shown {

  private Shown() {}

  /**
   * A value with what cannot be seen made visible: control characters, and those that turn the
   * direction of a text or have no width, as {@code \}{@code u202e}. Line breaks stay.
   */
  public static String visible(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .forEach(c -> {
          if (c == '\n' || Quoted.isVisible(c)) {
            text.appendCodePoint(c);
          } else {
            for (char half : Character.toChars(c)) {
              text.append(String.format("\\u%04x", (int) half));
            }
          }
        });
    return text.toString();
  }

  /** For HTML, in an element or in an attribute's quotes; ASCII, whatever the page's encoding. */
  public static String html(String value) {
    StringBuilder text = new StringBuilder();
    visible(value)
        .codePoints()
        .forEach(c -> {
          if (c > '~' || "&<>\"'`".indexOf(c) >= 0) {
            text.append("&#").append(c).append(';');
          } else {
            text.appendCodePoint(c);
          }
        });
    return text.toString();
  }

  /** For Markdown, as plain text on one line. */
  public static String markdown(String value) {
    StringBuilder text = new StringBuilder();
    for (char c : visible(value).replaceAll("\\s+", " ").toCharArray()) {
      if (c == '<') {
        text.append("&lt;");
      } else if (c == '&') {
        text.append("&amp;");
      } else {
        // The rest means something at the beginning of a line only, where no value ever stands.
        if ("\\`*_[]|~".indexOf(c) >= 0) {
          text.append('\\');
        }
        text.append(c);
      }
    }
    return text.toString();
  }

  /** For Markdown, as code: between more backticks than the value has in a row. */
  public static String code(String value) {
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
  public static String codeInCell(String value) {
    return code(value).replace("|", "\\|");
  }
}
