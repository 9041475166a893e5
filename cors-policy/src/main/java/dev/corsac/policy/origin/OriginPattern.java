package dev.corsac.policy.origin;

import org.jspecify.annotations.Nullable;

/**
 * One origin, or a family of them, in the only four forms there are: {@code https://example.com},
 * {@code https://*.example.com}, {@code http://localhost:*} (both wildcards together too), and
 * {@code *}. An origin pattern that exists is valid and in its canonical form. Immutable and thread
 * safe.
 */
public final class OriginPattern {

  /** Every origin: {@code *}. */
  public static final OriginPattern ANY =
      new OriginPattern("", new Host(HostKind.DOMAIN, ""), false, Ports.NONE, false);

  private final String scheme;
  private final Host host;
  private final boolean subdomains;
  private final int port;
  private final boolean anyPort;
  private final String text;

  private OriginPattern(String scheme, Host host, boolean subdomains, int port, boolean anyPort) {
    this.scheme = scheme;
    this.host = host;
    this.subdomains = subdomains;
    this.port = port;
    this.anyPort = anyPort;
    this.text =
        scheme.isEmpty()
            ? "*"
            : scheme
                + "://"
                + (subdomains ? "*." : "")
                + host.text()
                + (anyPort ? ":*" : port == Ports.NONE ? "" : ":" + port);
  }

  /** For the grammar, which has checked every part. */
  static OriginPattern checked(
      String scheme, Host host, boolean subdomains, int port, boolean anyPort) {
    return new OriginPattern(scheme, host, subdomains, port, anyPort);
  }

  /**
   * Parses a pattern that is known to be valid, as the compiler writes them. Labels that begin with
   * {@code xn--} are not decoded.
   *
   * @throws IllegalArgumentException if it is not a canonical origin pattern
   */
  public static OriginPattern of(String text) {
    OriginReading reading = new OriginGrammar(DomainToAscii.ASCII_ONLY).read(text);
    if (reading instanceof OriginReading.Accepted accepted) {
      return accepted.pattern();
    }
    throw new IllegalArgumentException(((OriginReading.Refused) reading).problem());
  }

  /** Whether this is {@code *}. */
  public boolean isAny() {
    return scheme.isEmpty();
  }

  /** Whether the scheme is http or https, so that the host is a place on a network. */
  public boolean isWeb() {
    return UrlPieces.isWeb(scheme);
  }

  /** The scheme in lower case; empty for {@code *}. */
  public String scheme() {
    return scheme;
  }

  /** The host without {@code *.}, an IPv6 address with its brackets; empty for {@code *}. */
  public String host() {
    return host.text();
  }

  /** What the host is; a domain for {@code *}. */
  public HostKind hostKind() {
    return host.kind();
  }

  /** Whether {@code *.} stands before the host: its subdomains match, at any depth, it does not. */
  public boolean subdomains() {
    return subdomains;
  }

  /** The port; -1 for the scheme's default and for any port. */
  public int port() {
    return port;
  }

  /** Whether {@code :*} stands for the port. */
  public boolean anyPort() {
    return anyPort;
  }

  /** Whether the pattern is one origin, without a wildcard. */
  public boolean isExact() {
    return !isAny() && !subdomains && !anyPort;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OriginPattern pattern && text.equals(pattern.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The canonical text. */
  @Override
  public String toString() {
    return text;
  }
}
