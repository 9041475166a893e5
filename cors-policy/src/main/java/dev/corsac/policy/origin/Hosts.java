package dev.corsac.policy.origin;

import java.util.Optional;

/** Which host belongs to which scheme. */
final class Hosts {

  private Hosts() {}

  /**
   * Parses a host by the rules of its scheme.
   *
   * @param scheme in lower case
   * @param subdomains whether {@code *.} stood before it, so that it must be a DNS name
   * @return empty if the parser fails
   */
  static Optional<Host> parse(
      String scheme, boolean subdomains, String text, DomainToAscii toAscii) {
    return UrlPieces.isWeb(scheme) || subdomains
        ? HostParser.parse(text, toAscii)
        : OpaqueHost.parse(text);
  }

  /**
   * What keeps a parsed host from being that of an origin.
   *
   * @param port whether a port, or a wildcard for it, stands behind it
   * @return a clause that goes on after "its host", or empty if nothing does
   */
  static Optional<String> fault(String scheme, Host host, boolean port) {
    if (host.kind() != HostKind.OPAQUE) {
      return host.kind() == HostKind.DOMAIN ? DnsName.fault(host.text()) : Optional.empty();
    }
    if (host.text().isEmpty() && (port || Schemes.host(scheme).isPresent())) {
      return Optional.of("is empty");
    }
    int length = host.text().length();
    return length > DnsName.LONGEST_NAME
        ? Optional.of(
            "is " + length + " characters long, and " + DnsName.LONGEST_NAME + " are the most")
        : Optional.empty();
  }
}
