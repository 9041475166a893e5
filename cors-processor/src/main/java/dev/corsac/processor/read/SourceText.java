package dev.corsac.processor.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The text of a source file, in which declarations are found by name. It knows no more of Java than
 * what is code and what is not, and where braces and parentheses close; where that leaves a doubt
 * it finds nothing.
 */
final class SourceText {

  private static final String TEXT_BLOCK = "\"\"\"";
  private static final Set<String> TYPE_KEYWORDS = Set.of("class", "interface", "enum", "record");

  /** Numbers for each token: where it begins and ends in the text, and its line. */
  private static final int WIDTH = 3;

  private final String text;
  private final Map<List<String>, Map<String, List<Integer>>> methods = new HashMap<>();
  private int[] tokens;
  private int count;

  SourceText(String text) {
    this.text = text;
    this.tokens = new int[WIDTH * (text.length() / 4 + 1)];
    int line = 1;
    int end;
    for (int from = 0; from < text.length(); from = end) {
      char first = text.charAt(from);
      if (isPartOfName(first)) {
        end = endOfName(text, from);
        addToken(from, end, line);
      } else if (first == ' ' || Character.isWhitespace(first)) {
        end = from + 1;
        line += first == '\n' ? 1 : 0;
      } else if (first == '/' && isComment(text, from)) {
        end = endOfComment(text, from);
        line += newlines(text, from, end);
      } else if (first == '"' || first == '\'') {
        end = endOfLiteral(text, from);
        addToken(from, end, line);
        line += newlines(text, from, end);
      } else {
        end = from + 1;
        addToken(from, end, line);
      }
    }
  }

  private void addToken(int from, int to, int line) {
    int at = WIDTH * count++;
    if (at == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * at);
    }
    tokens[at] = from;
    tokens[at + 1] = to;
    tokens[at + 2] = line;
  }

  private char first(int token) {
    return text.charAt(tokens[WIDTH * token]);
  }

  private String text(int token) {
    return text.substring(tokens[WIDTH * token], tokens[WIDTH * token + 1]);
  }

  private int line(int token) {
    return tokens[WIDTH * token + 2];
  }

  private boolean is(int token, String expected) {
    int from = tokens[WIDTH * token];
    return tokens[WIDTH * token + 1] - from == expected.length() && text.startsWith(expected, from);
  }

  private static int endOfName(String text, int from) {
    int end = from + 1;
    while (end < text.length() && isPartOfName(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Halves of letters outside the basic plane included: nothing else has such in code. */
  private static boolean isPartOfName(char c) {
    return (c >= 'a' && c <= 'z') || Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
  }

  private static boolean isComment(String text, int from) {
    return text.startsWith("//", from) || text.startsWith("/*", from);
  }

  private static int endOfComment(String text, int from) {
    String closed = text.startsWith("//", from) ? "\n" : "*/";
    int end = text.indexOf(closed, from + 2);
    return end < 0 ? text.length() : end + closed.length();
  }

  private static int newlines(String text, int from, int end) {
    int newlines = 0;
    for (int at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
      newlines++;
    }
    return newlines;
  }

  /** Behind the quotes that close it; behind the first character if it is not closed. */
  private static int endOfLiteral(String text, int from) {
    String quotes = text.startsWith(TEXT_BLOCK, from) ? TEXT_BLOCK : text.substring(from, from + 1);
    for (int at = from + quotes.length(); at < text.length(); at++) {
      if (text.startsWith(quotes, at)) {
        return at + quotes.length();
      }
      at += text.charAt(at) == '\\' ? 1 : 0;
    }
    return from + 1;
  }

  /** The line of a type, by its simple names from the outermost to its own. */
  OptionalInt lineOfType(List<String> names) {
    int at = type(names);
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(line(at));
  }

  /**
   * The line of a method.
   *
   * @param names the simple names of its type, outermost first
   * @param method its name
   * @param index which of those with this name, in the order of the source
   * @param count how many of this name there are; if another number is found, nothing is
   */
  OptionalInt lineOfMethod(List<String> names, String method, int index, int count) {
    List<Integer> lines =
        methods.computeIfAbsent(names, this::linesOfMethods).getOrDefault(method, List.of());
    return lines.size() == count ? OptionalInt.of(lines.get(index)) : OptionalInt.empty();
  }

  /** The lines of all methods of a type, by their names. */
  private Map<String, List<Integer>> linesOfMethods(List<String> names) {
    Map<String, List<Integer>> lines = new HashMap<>();
    int type = type(names);
    int depth = 0;
    int parentheses = 0;
    for (int i = type < 0 ? count : bodyOf(type); i < count && depth >= 0; i++) {
      if (depth == 0 && parentheses == 0 && isDeclaration(i)) {
        lines.computeIfAbsent(text(i), name -> new ArrayList<>()).add(line(i));
      }
      switch (first(i)) {
        case '{' -> depth++;
        case '}' -> depth--;
        case '(' -> parentheses++;
        case ')' -> parentheses--;
        default -> {}
      }
    }
    return lines;
  }

  /** A name before a parenthesis and behind a type: no call, no constructor, no annotation. */
  private boolean isDeclaration(int at) {
    if (at + 1 == count || !is(at + 1, "(")) {
      return false;
    }
    char before = first(at - 1);
    return before == '>' || before == ']' || (isPartOfName(before) && !is(at - 1, "new"));
  }

  private int type(List<String> names) {
    int from = 0;
    int found = -1;
    for (String name : names) {
      found = typeIn(from, name);
      if (found < 0) {
        return -1;
      }
      from = bodyOf(found);
    }
    return found;
  }

  /** The name's index among the types that are declared right here, in a body or a file. */
  private int typeIn(int from, String name) {
    int depth = 0;
    for (int i = from; i + 1 < count && depth >= 0; i++) {
      if (depth == 0 && is(i + 1, name) && TYPE_KEYWORDS.contains(text(i))) {
        return i + 1;
      }
      depth += first(i) == '{' ? 1 : first(i) == '}' ? -1 : 0;
    }
    return -1;
  }

  private int bodyOf(int type) {
    int i = type;
    while (i < count && !is(i, "{")) {
      i++;
    }
    return i + 1;
  }
}
