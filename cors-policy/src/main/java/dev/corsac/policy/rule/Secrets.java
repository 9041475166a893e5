package dev.corsac.policy.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is configured, and what other code says, without what looks like a secret in it. Whoever
 * puts the wrong variable into a placeholder shall not find a password in the log. Hides rather too
 * much than too little, so it is only asked about texts that are wrong anyway.
 */
public final class Secrets {
  private static final String HIDDEN = "…";

  /** A user and a password, up to the last "@": an unescaped password may contain a slash. */
  private static final Pattern BEFORE_AT =
      Pattern.compile("((?:[A-Za-z][A-Za-z0-9+.-]*:)+//|//)?[^\\s\"'@](?:[^\\s\"']*[^\\s\"'@])?@");

  /** Scheme and host, in which long names and numbers are no secrets. */
  private static final String HOST = "(://[^\\s\"'/,;?#]*)";

  private static final String ASSIGNED =
      "([\\w.-]*(?:password|passwd|pwd|secret|token|api[-_]?key|credential|authorization)"
          + "[\\w.-]*\\s*[=:]\\s*)(?:(?:Bearer|Basic)\\s+)?[^\\s;,&\"']+";

  /** Long, without hyphen and dot, of letters and digits. */
  private static final String TOKEN =
      "(?<![\\w+=~])(?=[A-Za-z_+=~]*[0-9])(?=[0-9_+=~]*[A-Za-z])[\\w+=~]{20,}";

  private static final Pattern LOOKS_SECRET =
      Pattern.compile("(?i)" + HOST + "|" + ASSIGNED + "|" + TOKEN);

  private Secrets() {}

  /**
   * The text, with an ellipsis in the place of each user and password before an "@", each value of
   * something that is called a password, a secret, a token or the like, and each long token.
   */
  public static String hidden(String text) {
    String bare = BEFORE_AT.matcher(text).replaceAll("$1" + HIDDEN + "@");
    return LOOKS_SECRET
        .matcher(bare)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group(1) != null
                    ? found.group(1)
                    : (found.group(2) == null ? "" : found.group(2)) + HIDDEN));
  }
}
