package dev.corsac.jaxrs.value;

import dev.corsac.policy.rule.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What other code has thrown, without what looks like a secret in it: a database that cannot be
 * reached likes to say its URL, password included.
 */
final class Thrown {
  private static final int LONGEST = 300;

  private static final int MOST_CAUSES = 10;

  private Thrown() {}

  /** Its class and its message, on one line. */
  static String told(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "it failed";
    }
    String message = thrown.getMessage();
    String name = thrown.getClass().getName();
    return message == null
        ? name
        : name + ": " + cut(Secrets.hidden(message)).replaceAll("\\s+", " ");
  }

  /** Something to hand on as a cause or to a log: where it was thrown, and what {@link #told}. */
  static Throwable bare(Throwable thrown) {
    return bare(thrown, MOST_CAUSES);
  }

  private static Throwable bare(Throwable thrown, int causes) {
    Throwable cause = thrown.getCause();
    Throwable bare =
        new Throwable(told(thrown), cause == null || causes == 0 ? null : bare(cause, causes - 1));
    bare.setStackTrace(thrown.getStackTrace());
    return bare;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
