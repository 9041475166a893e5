package dev.corsac.policy.path;

import java.util.regex.Pattern;

/**
 * Counts the work that one request causes, and ends it where there is more than a small multiple of
 * the path's length: a regular expression of a URI template may backtrack for hours, or overflow
 * the stack. Not thread safe; each request has its own.
 */
public final class Steps {

  /** Enough for the expressions of short paths, whatever they are. */
  private static final int AT_LEAST = 32_768;

  private static final int FOR_EACH_CHARACTER = 16;

  private final long most;
  private long limited;
  private long taken;

  /**
   * Begins to count.
   *
   * @param length the length of the request's path
   */
  public Steps(int length) {
    this.most = AT_LEAST + (long) FOR_EACH_CHARACTER * length;
  }

  /**
   * Counts.
   *
   * @throws UndecidedPathException if it is too much by now
   */
  public void take(int steps) {
    taken += steps;
    limited += steps;
    if (limited > most) {
      throw UndecidedPathException.EXPRESSION_FAILED;
    }
  }

  /** Counts what has a bound of its own. */
  void note(int steps) {
    taken += steps;
  }

  /** How many were taken. */
  public long taken() {
    return taken;
  }

  /**
   * Matches a part of a text as a whole; each character that the expression looks at is a step.
   *
   * @throws UndecidedPathException if that is too much, or the expression fails
   */
  boolean matches(Pattern pattern, String text, int from, int to) {
    try {
      return pattern.matcher(new Counted(text, this)).region(from, to).matches();
    } catch (StackOverflowError | RuntimeException e) {
      // java.util.regex recurses for each turn of a repeated group, (a|b|[^/])+, and fails at some
      // expressions that it compiles: [ж?&&].
      throw e instanceof UndecidedPathException undecided
          ? undecided
          : UndecidedPathException.EXPRESSION_FAILED;
    }
  }

  /** Whether an expression matches a text as a whole; yes where it takes too long, or fails. */
  public static boolean mayMatch(Pattern pattern, String text) {
    try {
      return new Steps(text.length()).matches(pattern, text, 0, text.length());
    } catch (UndecidedPathException e) {
      return true;
    }
  }

  private record Counted(String text, Steps steps) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps.take(1);
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
