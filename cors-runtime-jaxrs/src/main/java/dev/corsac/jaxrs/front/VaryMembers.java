package dev.corsac.jaxrs.front;

import dev.corsac.policy.CorsHeaders;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The members of {@code Vary}, read line by line.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5">RFC 9110, section 12.5.5</a>
 */
public final class VaryMembers {
  private VaryMembers() {}

  /**
   * The members of a list that no line names, in their order; null if all are named.
   *
   * @param lines of the response; their texts count
   * @param due one of the values of {@link CorsHeaders#vary}
   */
  public static @Nullable String missing(Collection<?> lines, String due) {
    if (due.equals(CorsHeaders.ORIGIN)) {
      return names(lines, due) ? null : due;
    }
    String missing = null;
    for (String member : due.split(", ", -1)) {
      if (!names(lines, member)) {
        missing = missing == null ? member : missing + ", " + member;
      }
    }
    return missing;
  }

  private static boolean names(Collection<?> lines, String name) {
    for (Object line : lines) {
      if (names(String.valueOf(line), name)) {
        return true;
      }
    }
    return false;
  }

  /** Member by member, without cutting them out. */
  private static boolean names(String line, String name) {
    int from = 0;
    while (from <= line.length()) {
      int comma = line.indexOf(',', from);
      int to = comma < 0 ? line.length() : comma;
      int start = from;
      int end = to;
      while (start < end && line.charAt(start) <= ' ') {
        start++;
      }
      while (end > start && line.charAt(end - 1) <= ' ') {
        end--;
      }
      boolean any = end - start == 1 && line.charAt(start) == '*';
      if (any
          || (end - start == name.length()
              && line.regionMatches(true, start, name, 0, end - start))) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }
}
