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

  /** Scheme and host, in which long names and numbers are no secrets. */
  private static final String HOST = "(://[^\\s\"'/,;?#]*)";

  private static final String ASSIGNED =
      "([\\w.-]{0,64}(?:password|passwd|pwd|secret|token|api[-_]?key|credential|authorization)"
          + "[\\w.-]{0,64}\\s*[=:]\\s*)(?:(?:Bearer|Basic)\\s+)?[^\\s;,&\"']+";

  /** Long, without hyphen and dot, of letters and digits. */
  private static final String TOKEN =
      "(?<![\\w+=~])(?=[A-Za-z_+=~]*[0-9])(?=[0-9_+=~]*[A-Za-z])[\\w+=~]{20,}";

  private static final Pattern LOOKS_SECRET =
      Pattern.compile("(?i)" + HOST + "|" + ASSIGNED + "|" + TOKEN);

  private static final Pattern WORD = Pattern.compile("[^\\s\"']+");

  private Secrets() {}

  /**
   * The text, with an ellipsis in the place of each user and password before an "@", each value of
   * something that is called a password, a secret, a token or the like, and each long token.
   */
  public static String hidden(String text) {
    return LOOKS_SECRET
        .matcher(text.indexOf('@') < 0 ? text : withoutUsers(text))
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group(1) != null
                    ? found.group(1)
                    : (found.group(2) == null ? "" : found.group(2)) + HIDDEN));
  }

  /** Each word without what stands before its last "@": a password may contain that and a slash. */
  private static String withoutUsers(String text) {
    StringBuilder bare = new StringBuilder();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String found = word.group();
      int at = found.lastIndexOf('@');
      int slashes = found.lastIndexOf("//", at);
      int from = slashes < 0 ? 0 : found.indexOf("//") + 2;
      boolean any = at > from;
      word.appendReplacement(
          bare,
          Matcher.quoteReplacement(
              any ? found.substring(0, from) + HIDDEN + found.substring(at) : found));
    }
    return word.appendTail(bare).toString();
  }
}
