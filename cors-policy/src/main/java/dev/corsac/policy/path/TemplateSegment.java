package dev.corsac.policy.path;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands between two slashes of a URI template: literals and variables, alternating freely.
 * Equal if they differ at most in the variables' names. Immutable and thread safe.
 */
public final class TemplateSegment {
  private static final String REGEX_SYNTAX = "\\^$.|?*+()[]{}";

  /** A part of a segment. */
  sealed interface Piece {}

  /**
   * Text that must occur as it is.
   *
   * @param raw percent-encoded, as paths carry it
   * @param decoded the same decoded
   * @param octets the same in octets, for readings of the path that are decoded
   */
  record Literal(String raw, String decoded, String octets) implements Piece {

    /** Makes one from what paths carry. */
    static Literal of(String raw) {
      String octets = PercentEncoding.decodeWithinSegments(raw);
      return new Literal(raw, PercentEncoding.characters(octets), octets);
    }

    String in(boolean decodedPath) {
      return decodedPath ? decoded : raw;
    }
  }

  /**
   * A variable.
   *
   * @param regex its regular expression; null for the default, one or more characters but slashes
   */
  record Variable(@Nullable RegexShape regex) implements Piece {}

  private final List<Piece> pieces;
  private final @Nullable Literal literal;
  private final boolean variable;

  TemplateSegment(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    Piece only = pieces.size() == 1 ? pieces.get(0) : null;
    this.literal = only instanceof Literal whole ? whole : null;
    this.variable = only instanceof Variable whole && whole.regex() == null;
  }

  /** The literal of a segment without variables; null if it has one. */
  @Nullable Literal literal() {
    return literal;
  }

  /** The percent-encoded text of a segment without variables; empty if it has one. */
  public Optional<String> text() {
    return Optional.ofNullable(literal()).map(Literal::raw);
  }

  /** Whether it is one variable without a regular expression: any segment but an empty one. */
  public boolean isVariable() {
    return variable;
  }

  /**
   * The regular expression of an undecoded segment, without groups for the variables and without
   * matrix parameters; variables' own expressions stand in it as they were written.
   */
  public String expression() {
    StringBuilder regex = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Literal literal) {
        literal.raw().chars().forEach(c -> regex.append(escaped((char) c)));
      } else if (piece instanceof Variable variable) {
        RegexShape shape = variable.regex();
        regex.append("(?:").append(shape == null ? "[^/]+" : shape.text()).append(')');
      }
    }
    return regex.toString();
  }

  private static String escaped(char c) {
    return REGEX_SYNTAX.indexOf(c) < 0 ? String.valueOf(c) : "\\" + c;
  }

  int literalCharacters() {
    int characters = 0;
    for (Piece piece : pieces) {
      if (piece instanceof Literal literal) {
        characters += literal.raw().length();
      }
    }
    return characters;
  }

  int decodedCharacters() {
    int characters = 0;
    for (Piece piece : pieces) {
      characters += piece instanceof Literal literal ? literal.decoded().length() : 0;
    }
    return characters;
  }

  int variables() {
    int variables = 0;
    for (Piece piece : pieces) {
      variables += piece instanceof Variable ? 1 : 0;
    }
    return variables;
  }

  int regexVariables() {
    int variables = 0;
    for (Piece piece : pieces) {
      variables += piece instanceof Variable v && v.regex() != null ? 1 : 0;
    }
    return variables;
  }

  int regexVariablesWithoutComma() {
    int variables = 0;
    for (Piece piece : pieces) {
      boolean counts = piece instanceof Variable v && v.regex() != null && !v.regex().hasComma();
      variables += counts ? 1 : 0;
    }
    return variables;
  }

  /** Whether a variable's regular expression can match a slash or nothing. */
  public boolean spans() {
    for (Piece piece : pieces) {
      if (piece instanceof Variable v && v.regex() != null && v.regex().spans()) {
        return true;
      }
    }
    return false;
  }

  /** The segment without its variables' names. Literals hold no braces: those are encoded. */
  String key() {
    StringBuilder key = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Literal literal) {
        key.append(literal.raw());
      } else if (piece instanceof Variable variable) {
        RegexShape regex = variable.regex();
        key.append(regex == null ? "{}" : "{:" + regex.text() + "}");
      }
    }
    return key.toString();
  }

  /** The segment as a regular expression. A literal segment may carry matrix parameters. */
  String regex(boolean decoded) {
    Literal whole = literal();
    if (whole != null) {
      return Pattern.quote(whole.in(decoded)) + "(?:;[^/]*)?";
    }
    StringBuilder regex = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Literal literal) {
        regex.append(Pattern.quote(literal.in(decoded)));
      } else if (piece instanceof Variable variable) {
        RegexShape shape = variable.regex();
        regex.append('(').append(shape == null ? "[^/]+?" : shape.text()).append(')');
      }
    }
    return regex.toString();
  }

  /** Whether a segment of a path matches; only for segments without regular expressions. */
  boolean matches(String text, int from, int to, boolean decoded) {
    if (variable) {
      return to > from;
    }
    Literal whole = literal();
    if (whole != null) {
      String expected = decoded ? whole.octets() : whole.raw();
      int end = from + expected.length();
      return end <= to && text.startsWith(expected, from) && (end == to || text.charAt(end) == ';');
    }
    if (!decoded) {
      return matchesPieces(text, from, to, false);
    }
    String characters = PercentEncoding.characters(text.substring(from, to));
    return matchesPieces(characters, 0, characters.length(), true);
  }

  /** Each literal is taken where it occurs first: no later place leaves more to what follows. */
  private boolean matchesPieces(String text, int from, int to, boolean decoded) {
    int at = from;
    int pendingVariables = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (!(pieces.get(i) instanceof Literal literal)) {
        pendingVariables++;
        continue;
      }
      String expected = literal.in(decoded);
      int earliest = at + pendingVariables;
      int found;
      if (pendingVariables == 0) {
        found = text.startsWith(expected, at) ? at : -1;
      } else if (i == pieces.size() - 1) {
        int last = to - expected.length();
        found = last >= earliest && text.startsWith(expected, last) ? last : -1;
      } else {
        found = indexOf(expected, text, earliest, to);
      }
      if (found < 0 || found + expected.length() > to) {
        return false;
      }
      at = found + expected.length();
      pendingVariables = 0;
    }
    return pendingVariables == 0 ? at == to : to - at >= pendingVariables;
  }

  private static int indexOf(String expected, String text, int from, int to) {
    for (int at = from; at + expected.length() <= to; at++) {
      if (text.startsWith(expected, at)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether some text can match both; neither spans. Says yes where it cannot be sure. */
  public boolean mayOverlap(TemplateSegment other) {
    Literal mine = literal();
    Literal theirs = other.literal();
    if (mine != null && theirs != null) {
      return mine.raw().equals(theirs.raw());
    }
    if (mine != null) {
      return Steps.mayMatch(Pattern.compile(other.regex(false)), mine.raw());
    }
    if (theirs != null) {
      return Steps.mayMatch(Pattern.compile(regex(false)), theirs.raw());
    }
    String beginning = literalBeginning();
    return (beginning.startsWith(other.literalBeginning())
            || other.literalBeginning().startsWith(beginning))
        && mayEndLike(other)
        && !alphabetsDisjoint(other);
  }

  /** The literal that it begins with; empty if a variable comes first. */
  String literalBeginning() {
    return pieces.get(0) instanceof Literal literal ? literal.raw() : "";
  }

  private String literalEnd() {
    return pieces.get(pieces.size() - 1) instanceof Literal literal ? literal.raw() : "";
  }

  /** Whether the literals at the end of both can end one text. */
  boolean mayEndLike(TemplateSegment other) {
    return literalEnd().endsWith(other.literalEnd()) || other.literalEnd().endsWith(literalEnd());
  }

  private boolean alphabetsDisjoint(TemplateSegment other) {
    return pieces.size() == 1
        && other.pieces.size() == 1
        && pieces.get(0) instanceof Variable mine
        && other.pieces.get(0) instanceof Variable theirs
        && mine.regex() != null
        && theirs.regex() != null
        && !mine.regex().sharesCharacterWith(theirs.regex());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TemplateSegment segment && key().equals(segment.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  /** The segment with its variables' regular expressions, but without their names. */
  @Override
  public String toString() {
    return key();
  }
}
