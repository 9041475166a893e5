package dev.corsac.policy.origin;

import dev.corsac.policy.finding.DiagnosticId;
import java.util.Optional;

/**
 * {@code origin-pattern}: a wildcard where none may stand. The name is longer than the id, since
 * what passes is an {@link OriginPattern}.
 */
final class OriginPatternRule implements OriginRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_PATTERN;
  }

  @Override
  public boolean refuses(WrittenOrigin origin) {
    return origin.wildcards().plain().indexOf('*') >= 0
        || (origin.wildcards().subdomains()
            && origin.pieces().filter(pieces -> standsBeforeDomain(origin, pieces)).isEmpty());
  }

  @Override
  public String problem(WrittenOrigin origin) {
    return RegularExpression.problemOr(origin, problemOfWildcard(origin));
  }

  /** An IP address has no subdomains, nor has what is empty. */
  private static boolean standsBeforeDomain(WrittenOrigin origin, UrlPieces pieces) {
    String name = origin.wildcards().withoutLabel(pieces.host());
    if (name.isEmpty() || name.startsWith("[")) {
      return false;
    }
    Optional<Host> host = HostParser.parse(name, origin.toAscii());
    return (host.isEmpty() || host.get().kind() == HostKind.DOMAIN) && !Ipv4.isMeant(name);
  }

  private static String problemOfWildcard(WrittenOrigin origin) {
    String host = origin.pieces().map(UrlPieces::host).orElse("");
    String where = origin.quoted() + " has a wildcard in a place where none can be. ";
    if (host.equals("*")) {
      return where
          + (origin.pieces().map(UrlPieces::scheme).filter(UrlPieces::isWeb).isPresent()
              ? "Write \"*\" alone for any origin, or name the host."
              : "Name the host; there is no wildcard for all applications or extensions.");
    }
    if (origin.wildcards().subdomains() && origin.wildcards().plain().indexOf('*') < 0) {
      return where + "\"*.\" needs a host name behind it: only names have subdomains.";
    }
    return where
        + "\"*.\" before a host name stands for its subdomains, \":*\" at the end for any port,"
        + " and \"*\" alone for any origin.";
  }
}
