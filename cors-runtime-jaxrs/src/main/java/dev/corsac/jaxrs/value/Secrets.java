package dev.corsac.jaxrs.value;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What other code says, without what looks like a secret in it. */
final class Secrets {
  private static final Pattern USER_INFORMATION = Pattern.compile("//[^/\\s@\"']*@");
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)([\\w.-]*(?:password|passwd|pwd|secret|token|api[-_]?key|credential)[\\w.-]*)(\\s*[=:]\\s*)"
              + "[^\\s;,&\"']+");
  private static final int LONGEST = 300;

  private Secrets() {}

  /** What was thrown: its class and its message. */
  static String hiddenIn(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "it failed";
    }
    String message = thrown.getMessage();
    String name = thrown.getClass().getName();
    return message == null ? name : name + ": " + hidden(cut(message)).replaceAll("\\s+", " ");
  }

  private static String hidden(String text) {
    String bare = USER_INFORMATION.matcher(text).replaceAll("//…@");
    return ASSIGNED.matcher(bare).replaceAll("$1$2…");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
