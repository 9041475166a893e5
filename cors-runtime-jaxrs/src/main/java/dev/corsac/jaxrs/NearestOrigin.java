package dev.corsac.jaxrs;

import dev.corsac.policy.origin.OriginPattern;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what an origin was probably meant to be. For diagnostics, not for decisions. */
final class NearestOrigin {
  private static final Pattern PARTS = Pattern.compile("([^:/]*)://(.*?)(?::([0-9*]+))?/?");

  private NearestOrigin() {}

  /** A sentence that names the nearest pattern and how it differs; empty if none is near. */
  static String hint(String origin, Collection<OriginPattern> patterns) {
    String nearest = null;
    String difference = null;
    int least = Integer.MAX_VALUE;
    for (OriginPattern pattern : patterns) {
      String text = pattern.toString();
      int distance = distance(origin, text);
      if (distance < least) {
        least = distance;
        nearest = text;
        difference = difference(origin, text);
      }
    }
    return nearest == null || difference == null
        ? ""
        : " The nearest configured origin is " + nearest + ": " + difference + ".";
  }

  private static @Nullable String difference(String origin, String pattern) {
    Matcher is = PARTS.matcher(origin);
    Matcher due = PARTS.matcher(pattern);
    if (!is.matches() || !due.matches()) {
      return null;
    }
    String host = part(is, 2);
    String dueHost = part(due, 2);
    if (!part(is, 1).equals(part(due, 1))) {
      return "the scheme differs";
    }
    if (host.equals(dueHost)) {
      return part(is, 3).equals(part(due, 3)) ? "an origin has no path" : "the port differs";
    }
    if (host.equalsIgnoreCase(dueHost)) {
      return "browsers send hosts in lower case";
    }
    if (host.equals(dueHost + ".")) {
      return "the host has a trailing dot";
    }
    if (dueHost.startsWith("*.") && host.equals(dueHost.substring(2))) {
      return "the pattern covers subdomains only, not the domain itself";
    }
    if (host.endsWith("." + dueHost)) {
      return "the request comes from a subdomain of it";
    }
    return "the host differs";
  }

  private static String part(Matcher parts, int group) {
    String part = parts.group(group);
    return part == null ? "" : part;
  }

  /** The Levenshtein distance, ignoring case, of texts cut to a sane length. */
  private static int distance(String one, String other) {
    String a = cut(one);
    String b = cut(other);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), 128)).toLowerCase(Locale.ROOT);
  }
}
