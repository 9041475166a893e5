package dev.corsac.policy.path;

import dev.corsac.policy.path.TemplateSegment.Literal;
import dev.corsac.policy.path.TemplateSegment.Piece;
import dev.corsac.policy.path.TemplateSegment.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one URI template by the grammar of Jakarta REST 3.1, section 3.4. */
final class UriTemplateParser {
  private final String template;
  private int at;

  UriTemplateParser(String template) {
    this.template = template;
  }

  List<TemplateSegment> segments() {
    int end = template.length();
    if (at < end && template.charAt(at) == '/') {
      at++;
    }
    if (at < end && template.charAt(end - 1) == '/') {
      end--;
    }
    List<TemplateSegment> segments = new ArrayList<>();
    if (at == end) {
      return segments;
    }
    List<Piece> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (at < end) {
      char c = template.charAt(at);
      if (c == '/') {
        segments.add(segment(pieces, literal));
        at++;
      } else if (c == '{') {
        flush(literal, pieces);
        pieces.add(variable());
      } else if (c == '}') {
        throw malformed("a \"}\" without its \"{\"; write \"%7D\" for the character itself");
      } else {
        literal.append(c);
        at++;
      }
    }
    segments.add(segment(pieces, literal));
    return segments;
  }

  private static TemplateSegment segment(List<Piece> pieces, StringBuilder literal) {
    flush(literal, pieces);
    if (pieces.isEmpty()) {
      pieces.add(Literal.of(""));
    }
    TemplateSegment segment = new TemplateSegment(pieces);
    pieces.clear();
    return segment;
  }

  private static void flush(StringBuilder literal, List<Piece> pieces) {
    if (!literal.isEmpty()) {
      String raw = PercentEncoding.encodePath(literal.toString());
      pieces.add(Literal.of(raw));
      literal.setLength(0);
    }
  }

  private Variable variable() {
    int close = closingBrace();
    String inside = template.substring(at + 1, close);
    int colon = inside.indexOf(':');
    String name = (colon < 0 ? inside : inside.substring(0, colon)).strip();
    if (!isName(name)) {
      throw malformed(
          "\"{" + inside + "}\" has no variable name; write \"{id}\" or \"{id: [0-9]+}\"");
    }
    Variable variable = new Variable(regex(colon < 0 ? "" : inside.substring(colon + 1).strip()));
    at = close + 1;
    return variable;
  }

  private @Nullable RegexShape regex(String regex) {
    // The default written out ranks as the default (section 3.7.2).
    if (regex.isEmpty() || regex.equals("[^/]+?")) {
      return null;
    }
    try {
      return RegexShape.of(regex);
    } catch (IllegalArgumentException e) {
      throw malformed(
          "the regular expression \""
              + regex
              + "\" does not compile: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private int closingBrace() {
    int depth = 0;
    for (int i = at; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    throw malformed("a \"{\" without its \"}\"; write \"%7B\" for the character itself");
  }

  private static boolean isName(String name) {
    if (name.isEmpty() || name.charAt(0) == '-' || name.charAt(0) == '.') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.')) {
        return false;
      }
    }
    return true;
  }

  private IllegalArgumentException malformed(String what) {
    return new IllegalArgumentException(
        "The URI template \"" + template + "\" is malformed: " + what + ".");
  }
}
