package dev.corsac.processor.read;

import java.util.ArrayList;
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

  private record Token(String text, int line) {}

  private final List<Token> tokens = new ArrayList<>();
  private final Map<List<String>, Map<String, List<Integer>>> methods = new HashMap<>();

  SourceText(String text) {
    int line = 1;
    int end;
    for (int from = 0; from < text.length(); from = end) {
      char first = text.charAt(from);
      if (isPartOfName(first)) {
        end = endOfName(text, from);
        tokens.add(new Token(text.substring(from, end), line));
      } else if (Character.isWhitespace(first)) {
        end = from + 1;
        line += first == '\n' ? 1 : 0;
      } else if (isComment(text, from)) {
        end = endOfComment(text, from);
        line += newlines(text, from, end);
      } else if (first == '"' || first == '\'') {
        end = endOfLiteral(text, from);
        tokens.add(new Token(text.substring(from, end), line));
        line += newlines(text, from, end);
      } else {
        end = from + 1;
        tokens.add(new Token(text.substring(from, end), line));
      }
    }
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
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(tokens.get(at).line());
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
    for (int i = type < 0 ? tokens.size() : bodyOf(type); i < tokens.size() && depth >= 0; i++) {
      Token token = tokens.get(i);
      if (depth == 0 && parentheses == 0 && isDeclaration(i)) {
        lines.computeIfAbsent(token.text(), name -> new ArrayList<>()).add(token.line());
      }
      switch (token.text().charAt(0)) {
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
    String before = tokens.get(at - 1).text();
    return at + 1 < tokens.size()
        && tokens.get(at + 1).text().equals("(")
        && !before.equals("new")
        && (isPartOfName(before.charAt(0)) || before.equals(">") || before.equals("]"));
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
    for (int i = from; i + 1 < tokens.size() && depth >= 0; i++) {
      String token = tokens.get(i).text();
      if (depth == 0 && tokens.get(i + 1).text().equals(name) && TYPE_KEYWORDS.contains(token)) {
        return i + 1;
      }
      depth += token.charAt(0) == '{' ? 1 : token.charAt(0) == '}' ? -1 : 0;
    }
    return -1;
  }

  private int bodyOf(int type) {
    int i = type;
    while (i < tokens.size() && !tokens.get(i).text().equals("{")) {
      i++;
    }
    return i + 1;
  }
}
