package dev.corsac.policy.origin;

import dev.corsac.policy.finding.EditDistance;
import dev.corsac.policy.finding.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what an origin was probably meant to be. For diagnostics, not for decisions. */
public final class NearestOrigin {
  /** Scheme, host and port; the host may be an IPv6 address. */
  private static final Pattern PARTS =
      Pattern.compile("([^:/]*)://(\\[[^\\]]*]|[^:/]*)(?::([0-9*]*))?(/.*)?", Pattern.DOTALL);

  private static final int LONGEST = 300;

  /** More are not looked at: an attacker may send origins as long as there is somebody to read. */
  public static final int MOST = 1_000;

  /** What counts of each when two are compared, so that no two are further apart. */
  private static final int COMPARED = 128;

  private NearestOrigin() {}

  /** A sentence that names the nearest pattern and how it differs; empty if there is no pattern. */
  public static String hint(String origin, Collection<OriginPattern> patterns) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    String cut = origin.substring(0, Math.min(origin.length(), LONGEST));
    for (OriginPattern pattern : patterns.stream().limit(MOST).toList()) {
      String text = pattern.toString();
      int distance = distance(cut, text);
      if (distance < least) {
        least = distance;
        nearest = text;
      }
    }
    return nearest == null
        ? ""
        : (patterns.size() > MOST
                ? " Of the first 1,000 configured origins the nearest is "
                : " The nearest configured origin is ")
            + Quoted.text(nearest)
            + ": "
            + String.join(", ", differences(cut, nearest))
            + ".";
  }

  /** In which parts two origins differ; the order is that of the parts. */
  private static List<String> differences(String origin, String pattern) {
    Matcher is = PARTS.matcher(origin);
    Matcher due = PARTS.matcher(pattern);
    if (!is.matches() || !due.matches()) {
      return List.of("this is not an origin as browsers send it");
    }
    List<String> differences = new ArrayList<>();
    if (!part(is, 1).equals(part(due, 1))) {
      differences.add(
          part(is, 1).equalsIgnoreCase(part(due, 1))
              ? "browsers send schemes in lower case"
              : "the scheme differs");
    }
    String host = host(part(is, 2), part(due, 2));
    if (!host.isEmpty()) {
      differences.add(host);
    }
    if (!part(due, 3).equals("*") && !part(is, 3).equals(part(due, 3))) {
      differences.add("the port differs");
    }
    if (is.group(4) != null) {
      differences.add("an origin has no path and no slash at its end");
    }
    return differences.isEmpty() ? List.of("browsers would write it otherwise") : differences;
  }

  /** How two hosts differ; empty if they do not. */
  private static String host(String host, String due) {
    String apex = due.startsWith("*.") ? due.substring(2) : due;
    if (host.equals(due) || (!apex.equals(due) && host.endsWith("." + apex))) {
      return "";
    }
    if (host.equals(apex)) {
      return "the pattern covers subdomains only, not the domain itself";
    }
    if (host.equalsIgnoreCase(due)) {
      return host.equals(host.toLowerCase(Locale.ROOT))
          ? "the pattern is not in lower case, and the host is compared letter by letter"
          : "browsers send hosts in lower case";
    }
    if (!due.isEmpty() && host.equals(due + ".")) {
      return "the host has a trailing dot";
    }
    if (!due.isEmpty() && host.endsWith("." + due)) {
      return "the request comes from a subdomain of it";
    }
    return !host.isEmpty() && due.endsWith("." + host)
        ? "it is a subdomain of the request's"
        : "the host differs";
  }

  private static String part(Matcher parts, int group) {
    String part = parts.group(group);
    return part == null ? "" : part;
  }

  /** The parts first: the same host with another port is nearer than a host like it. */
  private static int distance(String origin, String pattern) {
    Matcher is = PARTS.matcher(origin);
    Matcher due = PARTS.matcher(pattern);
    boolean related =
        is.matches()
            && due.matches()
            && !host(part(is, 2), part(due, 2)).equals("the host differs");
    return (related ? 0 : 1_000) + EditDistance.atMost(COMPARED, cut(origin), cut(pattern));
  }

  // In lower case and of a sane length.
  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), COMPARED)).toLowerCase(Locale.ROOT);
  }
}
