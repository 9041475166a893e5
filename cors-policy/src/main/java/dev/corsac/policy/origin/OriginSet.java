package dev.corsac.policy.origin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The origin patterns of one policy, to look the value of an {@code Origin} header up in. Exact
 * origins are one look-up, wildcards one for each label of the host, however many patterns there
 * are; nothing is allocated. Immutable and thread safe.
 */
public final class OriginSet {

  /** Allows no origin. */
  public static final OriginSet NONE = new OriginSet(List.of());

  private static final int LONGEST_HOST_AND_PORT = DnsName.LONGEST_NAME + ":65535".length();

  private final List<OriginPattern> patterns;
  private final boolean any;

  /** The only pattern, if it is an exact origin, as in most policies: one comparison. Else null. */
  private final @Nullable String only;

  private final ExactOrigins exact;

  /** {@code https://.example.com:8443} for {@code https://*.example.com:8443}. */
  private final RegionTable subdomains;

  /** {@code https://.example.com} for {@code https://*.example.com:*}. */
  private final RegionTable subdomainsAnyPort;

  /** {@code http://localhost} for {@code http://localhost:*}. */
  private final RegionTable anyPort;

  private final boolean wildcards;
  private final int longest;

  private OriginSet(List<OriginPattern> patterns) {
    this.patterns = List.copyOf(patterns);
    this.only =
        patterns.size() == 1 && patterns.get(0).isExact() ? patterns.get(0).toString() : null;
    Set<String> exactOrigins = new LinkedHashSet<>();
    Set<RegionTable.Key> below = new LinkedHashSet<>();
    Set<RegionTable.Key> belowAnyPort = new LinkedHashSet<>();
    Set<RegionTable.Key> onAnyPort = new LinkedHashSet<>();
    boolean all = false;
    int longestScheme = 0;
    for (OriginPattern pattern : patterns) {
      longestScheme = Math.max(longestScheme, pattern.scheme().length());
      if (pattern.isAny()) {
        all = true;
      } else if (pattern.isExact()) {
        exactOrigins.add(pattern.toString());
      } else {
        Set<RegionTable.Key> keys =
            pattern.subdomains() ? pattern.anyPort() ? belowAnyPort : below : onAnyPort;
        keys.add(new RegionTable.Key(pattern.scheme(), tail(pattern)));
      }
    }
    this.any = all;
    this.exact = only != null ? ExactOrigins.EMPTY : new ExactOrigins(exactOrigins);
    this.subdomains = RegionTable.of(below);
    this.subdomainsAnyPort = RegionTable.of(belowAnyPort);
    this.anyPort = RegionTable.of(onAnyPort);
    this.wildcards = !(below.isEmpty() && belowAnyPort.isEmpty() && onAnyPort.isEmpty());
    this.longest = longestScheme + "://".length() + LONGEST_HOST_AND_PORT;
  }

  private static String tail(OriginPattern pattern) {
    return (pattern.subdomains() ? "." : "")
        + pattern.host()
        + (pattern.port() == Ports.NONE ? "" : ":" + pattern.port());
  }

  /** The set of all origins that at least one pattern matches. */
  public static OriginSet of(List<OriginPattern> patterns) {
    return new OriginSet(patterns);
  }

  /** Whether the set is {@code *}. */
  public boolean isAny() {
    return any;
  }

  /** The origin that is all of the set; null if the set has another number, or a pattern. */
  public @Nullable String onlyOrigin() {
    return only;
  }

  /** The patterns, in the order in which they were given. */
  public List<OriginPattern> patterns() {
    return patterns;
  }

  /**
   * Whether the value of an {@code Origin} header is in the set; never throws, allocates nothing.
   *
   * @param origin the value as it came, of any length
   */
  public boolean contains(String origin) {
    if (any) {
      return true;
    }
    if (only != null) {
      return only.equals(origin);
    }
    // The length first: a header may be as long as the server reads.
    if (origin.length() > longest) {
      return false;
    }
    return exact.contains(origin) || (wildcards && matchesWildcard(origin));
  }

  private boolean matchesWildcard(String origin) {
    int schemeEnd = origin.indexOf("://");
    if (schemeEnd < 1) {
      return false;
    }
    int host = schemeEnd + 3;
    int hostEnd = hostEnd(origin, host);
    boolean goodPort = isPort(origin, hostEnd, schemeEnd);
    if (goodPort && anyPort.contains(origin, schemeEnd, host, hostEnd)) {
      return true;
    }
    int dot = subdomains.suffix(origin, schemeEnd, host, hostEnd, origin.length());
    if (dot < 0 && goodPort) {
      dot = subdomainsAnyPort.suffix(origin, schemeEnd, host, hostEnd, hostEnd);
    }
    // What follows the dot is a pattern's, and so well-formed.
    return dot >= 0 && hostEnd - host <= DnsName.LONGEST_NAME && hasDnsLabels(origin, host, dot);
  }

  private static int hostEnd(String origin, int host) {
    if (origin.startsWith("[", host)) {
      int bracket = origin.indexOf(']', host);
      return bracket < 0 ? origin.length() : bracket + 1;
    }
    int colon = origin.indexOf(':', host);
    return colon < 0 ? origin.length() : colon;
  }

  /** Nothing, or 1 to 65535 in decimal without a leading zero, not the scheme's default. */
  private static boolean isPort(String origin, int colon, int schemeEnd) {
    if (colon == origin.length()) {
      return true;
    }
    int digits = origin.length() - colon - 1;
    if (origin.charAt(colon) != ':'
        || digits < 1
        || digits > 5
        || origin.charAt(colon + 1) == '0') {
      return false;
    }
    int port = 0;
    for (int i = colon + 1; i < origin.length(); i++) {
      char c = origin.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      port = port * 10 + (c - '0');
    }
    return port <= Ports.HIGHEST && !isDefault(origin, schemeEnd, port);
  }

  private static boolean isDefault(String origin, int schemeEnd, int port) {
    return (port == 80 && schemeEnd == 4 && origin.startsWith("http"))
        || (port == 443 && schemeEnd == 5 && origin.startsWith("https"));
  }

  /** Labels of 1 to 63 of {@code a-z 0-9 - _}. */
  private static boolean hasDnsLabels(String origin, int from, int to) {
    int label = 0;
    for (int i = from; i < to; i++) {
      char c = origin.charAt(i);
      if (c == '.') {
        if (label == 0) {
          return false;
        }
        label = 0;
      } else if (!DnsName.isLabelCharacter(c) || ++label > DnsName.LONGEST_LABEL) {
        return false;
      }
    }
    return label > 0;
  }
}
