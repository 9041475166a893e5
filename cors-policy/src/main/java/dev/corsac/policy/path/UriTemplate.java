package dev.corsac.policy.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A URI template (Jakarta REST 3.1, sections 3.4 and 3.7.3). Leading and trailing slashes do not
 * count, literals are percent-encoded, variables without a regular expression match one or more
 * characters of one segment. Immutable and thread safe.
 *
 * <p>A template without regular expressions is matched segment by segment; {@code java.util.regex}
 * only sees paths whose template has one.
 */
public final class UriTemplate {

  /** Best first, as section 3.7.2 sorts: literal characters, variables, those with a regex. */
  public static final Comparator<UriTemplate> BY_RANK = (one, two) -> compareRank(one, two, 0);

  // In what servers count differently. Jersey counts a slash at the end, and "é" as one
  // character, not six, and a variable whose regular expression has a comma as one without.
  private static final int SLASH_AT_END = 1;
  private static final int DECODED = 2;
  private static final int WITHOUT_COMMA = 4;
  private static final int WAYS_TO_COUNT = 8;

  private static final int[] NOWHERE = {};

  private final String text;
  private final List<TemplateSegment> segments;
  private final String key;
  // The literal segments that it begins with, as ordinary paths have them: "/items" of items/{id}.
  private final String beginning;
  private final int beginningSegments;
  private final int literalCharacters;
  private final int decodedCharacters;
  private final boolean slashAtEnd;
  private final int variables;
  private final int regexVariables;
  private final int regexVariablesWithoutComma;
  private final boolean spans;
  private final @Nullable Pattern rawPattern;
  private final @Nullable Pattern decodedPattern;

  private UriTemplate(String text, List<TemplateSegment> segments) {
    this.text = text;
    this.segments = List.copyOf(segments);
    StringBuilder key = new StringBuilder();
    int literals = 0;
    int decoded = 0;
    int all = 0;
    int regexes = 0;
    int withoutComma = 0;
    boolean spanning = false;
    for (TemplateSegment segment : segments) {
      key.append('/').append(segment.key());
      literals += 1 + segment.literalCharacters();
      decoded += 1 + segment.decodedCharacters();
      all += segment.variables();
      regexes += segment.regexVariables();
      withoutComma += segment.regexVariablesWithoutComma();
      spanning |= segment.spans();
    }
    this.key = key.toString();
    StringBuilder beginning = new StringBuilder();
    int leading = 0;
    for (; leading < segments.size(); leading++) {
      TemplateSegment.Literal literal = segments.get(leading).literal();
      if (literal == null) {
        break;
      }
      beginning.append('/').append(literal.raw());
    }
    this.beginning = beginning.toString();
    this.beginningSegments = leading;
    this.literalCharacters = literals;
    this.decodedCharacters = decoded;
    this.slashAtEnd = text.endsWith("/") && !segments.isEmpty();
    this.variables = all;
    this.regexVariables = regexes;
    this.regexVariablesWithoutComma = withoutComma;
    this.spans = spanning;
    this.rawPattern = regexes == 0 ? null : compile(false);
    this.decodedPattern = regexes == 0 ? null : compile(true);
  }

  /**
   * Reads a template.
   *
   * @param template the value of a {@code @Path} annotation
   * @throws IllegalArgumentException if braces do not match, a variable has no proper name, or a
   *     regular expression does not compile; the message says what to write instead
   */
  public static UriTemplate parse(String template) {
    return new UriTemplate(template, new UriTemplateParser(template).segments());
  }

  /** Whether {@link #parse} accepts the template. */
  public static boolean isWellFormed(String template) {
    if (template.indexOf('{') < 0 && template.indexOf('}') < 0) {
      return true;
    }
    try {
      parse(template);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The number of literal characters, percent-encoded, slashes between segments included. */
  public int literalCharacters() {
    return literalCharacters;
  }

  /** The number of variables, with and without a regular expression. */
  public int variables() {
    return variables;
  }

  /** The number of variables with a regular expression. */
  public int regexVariables() {
    return regexVariables;
  }

  private static int compareRank(UriTemplate one, UriTemplate two, int way) {
    int order = Integer.compare(two.literals(way), one.literals(way));
    order = order != 0 ? order : Integer.compare(two.variables, one.variables);
    return order != 0 ? order : Integer.compare(two.regexes(way), one.regexes(way));
  }

  private int literals(int way) {
    int characters = (way & DECODED) == 0 ? literalCharacters : decodedCharacters;
    return slashAtEnd && (way & SLASH_AT_END) != 0 ? characters + 1 : characters;
  }

  private int regexes(int way) {
    return (way & WITHOUT_COMMA) == 0 ? regexVariables : regexVariablesWithoutComma;
  }

  /** Whether it is the better one, in whatever way a server counts. */
  public boolean comesBefore(UriTemplate other) {
    for (int way = 0; way < WAYS_TO_COUNT; way++) {
      if (compareRank(this, other, way) >= 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether section 3.7.2 cannot tell which of two templates comes first, or servers that count
   * characters and regular expressions in different ways do not agree on it.
   */
  public boolean ranksLike(UriTemplate other) {
    return !comesBefore(other) && !other.comesBefore(this);
  }

  /**
   * Whether servers may take the classes with these templates in either order. RESTEasy takes
   * {@code ""} and a single variable as equally good, and then the class that was registered first.
   */
  public boolean ranksLikeAsClass(UriTemplate other) {
    return ranksLike(other)
        || (isEmpty() && other.isPlainVariable())
        || (other.isEmpty() && isPlainVariable());
  }

  private boolean isPlainVariable() {
    return segments.size() == 1 && literalCharacters == 1 && variables == 1 && regexVariables == 0;
  }

  /**
   * Whether a variable's regular expression can match a slash or nothing. Says yes where it cannot
   * be sure.
   */
  public boolean spans() {
    return spans;
  }

  /** Whether both match the same paths because they differ at most in the variables' names. */
  public boolean sameAs(UriTemplate other) {
    return key.equals(other.key);
  }

  /** Of templates that are {@link #sameAs} each other, the one that some servers rank best. */
  public static UriTemplate bestOf(Stream<UriTemplate> same) {
    return same.reduce((one, two) -> one.slashAtEnd ? one : two).orElseThrow();
  }

  /** Equal for templates that are {@link #sameAs} each other; not a URI template itself. */
  public String key() {
    return key;
  }

  /** What stands between its slashes; nothing for {@code /}. */
  public List<TemplateSegment> segments() {
    return segments;
  }

  public boolean isEmpty() {
    return segments.isEmpty();
  }

  /**
   * Whether some path can match both templates as a whole. Says yes where it cannot be sure, which
   * takes two regular expressions.
   */
  public boolean mayOverlap(UriTemplate other) {
    return overlaps(other, false);
  }

  /** Whether a path can begin with both, as class and locator templates only have to. */
  public boolean mayShareBeginning(UriTemplate other) {
    return overlaps(other, true);
  }

  private boolean overlaps(UriTemplate other, boolean beginning) {
    if (!beginningsOverlap(other, beginning)) {
      return false;
    }
    int shorter = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < shorter; i++) {
      TemplateSegment mine = segments.get(i);
      TemplateSegment theirs = other.segments.get(i);
      if (mine.spans() || theirs.spans()) {
        return beginning || endsOverlap(other, shorter);
      }
      if (!mine.mayOverlap(theirs)) {
        return false;
      }
    }
    if (beginning || segments.size() == other.segments.size()) {
      return true;
    }
    // A spanning variable right behind the shorter template can match nothing.
    UriTemplate longer = segments.size() > other.segments.size() ? this : other;
    return longer.segments.get(shorter).spans() && endsOverlap(other, shorter);
  }

  /** Whatever a variable behind it spans, a literal beginning stays. */
  private boolean beginningsOverlap(UriTemplate other, boolean goesOn) {
    String mine = literalBeginning();
    String theirs = other.literalBeginning();
    return (mine.startsWith(theirs) && (goesOn || other.variables > 0 || mine.equals(theirs)))
        || (theirs.startsWith(mine) && (goesOn || variables > 0));
  }

  /** What every path begins with that the template matches. */
  private String literalBeginning() {
    StringBuilder literal = new StringBuilder();
    for (TemplateSegment segment : segments) {
      String text = segment.literalBeginning();
      if (text.isEmpty() && segment.spans()) {
        break;
      }
      literal.append('/').append(text);
      if (segment.literal() == null) {
        break;
      }
    }
    return literal.toString();
  }

  private boolean endsOverlap(UriTemplate other, int shorter) {
    for (int i = 1; i <= shorter; i++) {
      TemplateSegment mine = segments.get(segments.size() - i);
      TemplateSegment theirs = other.segments.get(other.segments.size() - i);
      if (mine.spans() || theirs.spans()) {
        return mine.mayEndLike(theirs);
      }
      if (!mine.mayOverlap(theirs)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the rest of a reading, from a slash or its end on, matches as a whole. */
  boolean matches(Reading path, int from, Steps steps) {
    String text = path.text();
    return spans
        ? patternMatches(text, path.decoded(), from, text.length(), steps)
        : end(path, from, steps) == text.length();
  }

  /**
   * Where the rest of the path can begin after this template: each end of a match, at a slash or at
   * the end of the path. Only a spanning template has more than one.
   */
  int[] ends(Reading path, int from, Steps steps) {
    String text = path.text();
    if (!spans) {
      int end = end(path, from, steps);
      return end < 0 ? NOWHERE : new int[] {end};
    }
    List<Integer> ends = new ArrayList<>();
    for (int to = from; to >= 0; to = nextSlash(text, to)) {
      if (patternMatches(text, path.decoded(), from, to, steps)) {
        ends.add(to);
      }
    }
    return ends.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Where the rest of an ordinary path begins after this template; -1 if the template does not
   * match, or spans, so that there could be several ends.
   *
   * @throws UndecidedPathException if its regular expression takes too long, or fails
   */
  public int end(String text, int from) {
    if (spans || !text.startsWith(beginning, from)) {
      return -1;
    }
    int at = from + beginning.length();
    if (at < text.length() && text.charAt(at) != '/') {
      return -1;
    }
    int end = segmentsEnd(text, false, beginningSegments, at);
    return end < 0
            || regexVariables == 0
            || patternMatches(text, false, from, end, new Steps(text.length()))
        ? end
        : -1;
  }

  private static int nextSlash(String text, int at) {
    if (at == text.length()) {
      return -1;
    }
    int slash = text.indexOf('/', at + 1);
    return slash < 0 ? text.length() : slash;
  }

  /**
   * The same in a reading of a path; only for a template that does not span.
   *
   * @return -1 if it does not match
   */
  public int end(Reading path, int from, Steps steps) {
    int end = segmentsEnd(path.text(), path.decoded(), 0, from);
    return end < 0
            || regexVariables == 0
            || patternMatches(path.text(), path.decoded(), from, end, steps)
        ? end
        : -1;
  }

  /**
   * Where so many segments end, each of which matches; -1 if they do not. Where the template has
   * regular expressions, nothing is compared yet.
   *
   * @param matched how many of the first segments are known to match
   * @param upTo where these end
   */
  private int segmentsEnd(String text, boolean decoded, int matched, int upTo) {
    int at = upTo;
    for (int i = matched; i < segments.size(); i++) {
      if (at == text.length()) {
        return -1;
      }
      int to = nextSlash(text, at);
      if (regexVariables == 0 && !segments.get(i).matches(text, at + 1, to, decoded)) {
        return -1;
      }
      at = to;
    }
    return at;
  }

  private boolean patternMatches(String text, boolean decoded, int from, int to, Steps steps) {
    Pattern pattern = decoded ? decodedPattern : rawPattern;
    if (pattern == null) {
      return false;
    }
    boolean atEnd = to == text.length();
    if (decoded) {
      String characters = PercentEncoding.characters(text.substring(from, to));
      return patternMatches(pattern, characters, 0, characters.length(), atEnd, steps);
    }
    return patternMatches(pattern, text, from, to, atEnd, steps);
  }

  private boolean patternMatches(
      Pattern pattern, String text, int from, int to, boolean atEnd, Steps steps) {
    if (steps.matches(pattern, text, from, to)) {
      return true;
    }
    // Where a variable may be empty, servers disagree whether it needs the slash before it.
    return spans && atEnd && steps.matches(pattern, text + "/", from, to + 1);
  }

  private Pattern compile(boolean decoded) {
    StringBuilder regex = new StringBuilder();
    for (TemplateSegment segment : segments) {
      regex.append('/').append(segment.regex(decoded));
    }
    return Pattern.compile(regex.toString());
  }

  /** The template as written. */
  @Override
  public String toString() {
    return text;
  }
}
