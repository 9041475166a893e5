package dev.corsac.policy.path;

import java.util.BitSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What can be said of a variable's regular expression without running it: whether it can match
 * nothing, and which characters occur in what it matches, those beyond ASCII counted as one.
 * Constructs that this does not know count as any character.
 */
final class RegexShape {
  private static final int ASCII = 128;

  /** All characters beyond ASCII. */
  private static final int OTHERS = ASCII;

  private final String text;
  private final boolean matchesNothing;
  private final BitSet alphabet;

  private RegexShape(String text, boolean matchesNothing, BitSet alphabet) {
    this.text = text;
    this.matchesNothing = matchesNothing;
    this.alphabet = alphabet;
  }

  /**
   * @throws PatternSyntaxException if it does not compile
   */
  static RegexShape of(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return new RegexShape(regex, Steps.mayMatch(pattern, ""), new Reader(regex).alphabet());
  }

  String text() {
    return text;
  }

  boolean hasComma() {
    return text.indexOf(',') >= 0;
  }

  /** Whether it can match a slash or nothing. */
  boolean spans() {
    return matchesNothing || alphabet.get('/');
  }

  boolean sharesCharacterWith(RegexShape other) {
    return alphabet.intersects(other.alphabet);
  }

  /** Collects the characters of all atoms, whatever quantifiers and groups make of them. */
  private static final class Reader {
    private final String regex;
    private final BitSet found = new BitSet(OTHERS + 1);
    private int at;

    Reader(String regex) {
      this.regex = regex;
    }

    BitSet alphabet() {
      while (at < regex.length()) {
        char c = regex.charAt(at);
        switch (c) {
          case '\\' -> escape();
          case '[' -> characterClass();
          case '(' -> group();
          case '{' -> at = after('}');
          case ')', '|', '^', '$', '*', '+', '?' -> at++;
          case '.' -> {
            found.set(0, OTHERS + 1);
            at++;
          }
          default -> {
            add(c);
            at++;
          }
        }
      }
      if (found.isEmpty()) {
        anything();
      }
      return found;
    }

    private void add(char c) {
      found.set(Math.min(c, OTHERS));
    }

    private void escape() {
      char c = at + 1 < regex.length() ? regex.charAt(at + 1) : '\\';
      if ("dDwWsShHvVtnrfae".indexOf(c) >= 0) {
        atom(at + 2);
      } else if (c == 'p' || c == 'P') {
        boolean braced = at + 2 < regex.length() && regex.charAt(at + 2) == '{';
        atom(braced ? after('}') : at + 3);
      } else if ("bBAGZz".indexOf(c) >= 0) {
        at += 2;
      } else if (Character.isLetterOrDigit(c)) {
        // "\1" too: which group of the whole template that is, servers count differently.
        anything();
      } else {
        add(c);
        at += 2;
      }
    }

    private void characterClass() {
      int depth = 0;
      for (int i = at; i < regex.length(); i++) {
        char c = regex.charAt(i);
        if (c == '\\') {
          // Quoting inside a class would hide its end.
          if (i + 1 < regex.length() && regex.charAt(i + 1) == 'Q') {
            break;
          }
          i++;
        } else if (c == '[') {
          depth++;
        } else if (c == ']' && --depth == 0) {
          atom(i + 1);
          return;
        }
      }
      anything();
    }

    private void group() {
      if (!regex.startsWith("(?", at)) {
        at++;
      } else if (regex.startsWith("(?:", at) || regex.startsWith("(?>", at)) {
        at += 3;
      } else {
        // Look-arounds, names and flags: rare, and flags change what the atoms mean.
        anything();
      }
    }

    private void atom(int end) {
      int to = Math.min(end, regex.length());
      Pattern pattern;
      try {
        pattern = Pattern.compile(regex.substring(at, to));
      } catch (PatternSyntaxException e) {
        anything();
        return;
      }
      for (char c = 0; c < ASCII; c++) {
        if (Steps.mayMatch(pattern, String.valueOf(c))) {
          found.set(c);
        }
      }
      if (mayMatchOthers(regex.substring(at, to))) {
        found.set(OTHERS);
      }
      at = to;
    }

    /** Whether it is more than characters and ranges of ASCII, digits and word characters. */
    private static boolean mayMatchOthers(String atom) {
      for (int i = 0; i < atom.length(); i++) {
        char c = atom.charAt(i);
        if (c >= ASCII || c == '^') {
          return true;
        }
        if (c == '\\') {
          i++;
          char escaped = i < atom.length() ? atom.charAt(i) : c;
          if (Character.isLetter(escaped) && "dwstnrfae".indexOf(escaped) < 0) {
            return true;
          }
        }
      }
      return false;
    }

    private void anything() {
      found.set(0, OTHERS + 1);
      at = regex.length();
    }

    private int after(char close) {
      int end = regex.indexOf(close, at);
      return end < 0 ? regex.length() : end + 1;
    }
  }
}
