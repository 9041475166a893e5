package dev.corsac.cli.browser;

import dev.corsac.cli.application.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as the shell would that it was copied for. Nothing is expanded,
 * and nothing is executed. For one line; not thread safe.
 */
final class CurlWords {
  private static final String UNENDED = "The curl command ends within quotes: copy it whole.";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private CurlWords(String text) {
    this.text = text;
  }

  /** The words of "Copy as cURL", for bash or for Windows' cmd. */
  static List<String> of(String command) {
    String text = command.replace("\r\n", "\n");
    boolean cmd = text.contains("^\"") || text.contains(" ^\n");
    return cmd ? new CurlWords(withoutCarets(text)).ofCmd() : new CurlWords(text).ofBash();
  }

  /** What cmd makes of it before curl sees it: a caret takes the next character as it is. */
  private static String withoutCarets(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '^' || i + 1 == text.length()) {
        plain.append(c);
      } else if (text.charAt(i + 1) != '\n') {
        plain.append(text.charAt(++i));
      } else if (i + 2 < text.length() && text.charAt(i + 2) == '\n') {
        plain.append('\n');
        i += 2;
      } else {
        plain.append(' ');
        i++;
      }
    }
    return plain.toString();
  }

  /** As Microsoft's C runtime splits a command line. */
  private List<String> ofCmd() {
    boolean quoted = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      char next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
      if (c == '\\' && (next == '"' || (quoted && next == '\\'))) {
        add(next);
        at++;
      } else if (c == '"' && quoted && next == '"') {
        add(c);
        at++;
      } else if (c == '"') {
        quoted = !quoted;
        inWord = true;
      } else if (!quoted && Character.isWhitespace(c)) {
        end();
      } else {
        add(c);
      }
    }
    if (quoted) {
      throw new BadInputException(UNENDED);
    }
    end();
    return words;
  }

  private List<String> ofBash() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        char escaped = text.charAt(at++);
        if (escaped != '\n') {
          add(escaped);
        }
      } else if (c == '\'') {
        single();
      } else if (c == '"') {
        doubled();
      } else if (c == '$' && at < text.length() && text.charAt(at) == '\'') {
        at++;
        ansi();
      } else if (Character.isWhitespace(c)) {
        end();
      } else {
        add(c);
      }
    }
    end();
    return words;
  }

  private void single() {
    int to = text.indexOf('\'', at);
    if (to < 0) {
      throw new BadInputException(UNENDED);
    }
    inWord = true;
    word.append(text, at, to);
    at = to + 1;
  }

  private void doubled() {
    inWord = true;
    while (true) {
      char c = next();
      if (c == '"') {
        return;
      }
      if (c == '\\' && at < text.length() && "\"\\$`\n".indexOf(text.charAt(at)) >= 0) {
        c = text.charAt(at++);
        if (c == '\n') {
          continue;
        }
      }
      word.append(c);
    }
  }

  /** {@code $'…'}: as Chromium writes what has a quote, an exclamation mark or a line break. */
  private void ansi() {
    inWord = true;
    while (true) {
      char c = next();
      if (c == '\'') {
        return;
      }
      word.append(c == '\\' ? escaped(next()) : String.valueOf(c));
    }
  }

  private String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'x' -> code(2);
      case 'u' -> code(4);
      case '\'', '"', '\\', '?' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  private String code(int most) {
    int from = at;
    while (at < text.length() && at - from < most && Character.digit(text.charAt(at), 16) >= 0) {
      at++;
    }
    return at == from ? "" : String.valueOf((char) Integer.parseInt(text.substring(from, at), 16));
  }

  private char next() {
    if (at >= text.length()) {
      throw new BadInputException(UNENDED);
    }
    return text.charAt(at++);
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
