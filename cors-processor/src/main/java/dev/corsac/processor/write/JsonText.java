package dev.corsac.processor.write;

import java.util.HexFormat;
import java.util.List;

/**
 * JSON (RFC 8259), a member or an element a line, in ASCII, whatever encoding the file gets. It is
 * written from top to bottom, without a tree of objects first: there may be tens of thousands.
 */
final class JsonText {
  private static final String INDENT = "  ";

  private final StringBuilder json = new StringBuilder();
  private String lineStart = "\n";
  private boolean empty = true;

  /** Begins an object or an array. */
  JsonText begin(char bracket) {
    json.append(bracket);
    lineStart += INDENT;
    empty = true;
    return this;
  }

  /** Ends it. */
  JsonText end(char bracket) {
    lineStart = lineStart.substring(0, lineStart.length() - INDENT.length());
    if (!empty) {
      json.append(lineStart);
    }
    json.append(bracket);
    empty = false;
    return this;
  }

  /** Goes on to the next element of an array. */
  JsonText element() {
    json.append(empty ? "" : ",").append(lineStart);
    empty = false;
    return this;
  }

  /** Goes on to a member of an object, whose value follows; the name needs no escapes. */
  JsonText name(String name) {
    element();
    json.append('"').append(name).append("\": ");
    return this;
  }

  /** A string. */
  JsonText text(String text) {
    json.append('"').append(isPlain(text) ? text : escaped(text)).append('"');
    return this;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        escaped.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** An array of strings. */
  JsonText texts(List<String> texts) {
    begin('[');
    for (String each : texts) {
      element().text(each);
    }
    return end(']');
  }

  /** A number, {@code true}, {@code false} or {@code null}. */
  JsonText literal(String literal) {
    json.append(literal);
    return this;
  }

  /** All that was written. */
  @Override
  public String toString() {
    return json.toString();
  }
}
