package dev.corsac.policy.origin;

import dev.corsac.policy.finding.DiagnosticId;
import java.util.Optional;

/** {@code origin-host}: a host that neither DNS nor an IP literal can have. */
final class OriginHost implements OriginRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_HOST;
  }

  @Override
  public boolean refuses(WrittenOrigin origin) {
    String scheme = origin.pieces().orElseThrow().lowerScheme();
    boolean port = origin.pieces().orElseThrow().port() != null || origin.anyPort();
    return origin.host().filter(host -> Hosts.fault(scheme, host, port).isEmpty()).isEmpty();
  }

  @Override
  public String problem(WrittenOrigin origin) {
    return RegularExpression.problemOr(origin, problemOfHost(origin));
  }

  private static String problemOfHost(WrittenOrigin origin) {
    Wildcards wildcards = origin.wildcards();
    UrlPieces pieces = origin.pieces().orElseThrow();
    String scheme = pieces.lowerScheme();
    String written = wildcards.withoutLabel(pieces.host());
    if (written.isEmpty()) {
      return origin.quoted()
          + " has no host. "
          + Schemes.host(scheme)
              .orElse("Write one behind \"://\", as in \"https://app.example.com\".");
    }
    Optional<Host> host = Hosts.parse(scheme, wildcards.subdomains(), written, origin.toAscii());
    if (host.isPresent()) {
      String name = host.get().text();
      String labelled = wildcards.subdomains() ? Wildcards.LABEL + "." + name : name;
      return "The host of "
          + origin.quoted()
          + " "
          + Hosts.fault(scheme, host.get(), pieces.port() != null)
              .or(() -> DnsName.fault(labelled))
              .orElse("is not a DNS name")
          + ".";
    }
    return "The host of "
        + origin.quoted()
        + " "
        + (UrlPieces.isWeb(scheme) || wildcards.subdomains()
            ? unparsable(origin, written)
            : notOpaque())
        + ".";
  }

  private static String notOpaque() {
    return "has a character that it cannot have: an application's host is made of letters, digits,"
        + " \"-\", \".\", \"_\", \"~\" and percent escapes";
  }

  private static String unparsable(WrittenOrigin origin, String host) {
    if (host.startsWith("[")) {
      return "is not an IPv6 address";
    }
    if (Ipv4.isMeant(host)) {
      return "ends in a number, and is not an IPv4 address";
    }
    if (host.chars().anyMatch(c -> c > 0x7f) && origin.toAscii().toAscii("\u00fc").isEmpty()) {
      return "is not ASCII. Write its labels in their \"xn--\" form";
    }
    return "is not a name that a browser accepts: it has characters that no host name can have, or"
        + " an \"xn--\" label that cannot be decoded";
  }
}
