package dev.corsac.policy.origin;

import dev.corsac.policy.origin.OriginReading.Accepted;
import dev.corsac.policy.origin.OriginReading.Refused;
import java.util.Optional;

/**
 * Reads what a developer wrote as an origin. Accepted is only what a browser sends, byte for byte
 * (the ASCII serialisation of an origin, Fetch Standard section 3.2), and the wildcards of {@link
 * OriginPattern}; all else is refused for the first thing wrong with it, with what was meant where
 * that is certain. For http and https that is what the URL Standard's parser makes of it.
 *
 * <p>No URL library: they repair what must be refused. Thread safe if its {@link DomainToAscii} is.
 */
public final class OriginGrammar {

  private final DomainToAscii toAscii;
  private final OriginSuggestion suggestion;

  /**
   * A grammar.
   *
   * @param toAscii maps Unicode hosts to what was meant by them
   */
  public OriginGrammar(DomainToAscii toAscii) {
    this.toAscii = toAscii;
    this.suggestion = new OriginSuggestion(toAscii, this::accepts);
  }

  /** Reads one element of {@code origins} that is not a placeholder; never throws. */
  public OriginReading read(String text) {
    Optional<OriginFault> fault = fault(text);
    return fault.isPresent() ? refused(text, fault.get()) : new Accepted(pattern(text));
  }

  private boolean accepts(String text) {
    return fault(text).isEmpty();
  }

  private Refused refused(String text, OriginFault fault) {
    Optional<String> meant = fault == OriginFault.NULL ? Optional.empty() : suggestion.of(text);
    return new Refused(fault, new OriginProblem(text, toAscii).of(fault), meant);
  }

  /** The first of the faults, in the order that users know from the catalogue of diagnostics. */
  private Optional<OriginFault> fault(String text) {
    if (text.equals("*")) {
      return Optional.empty();
    }
    if (text.equalsIgnoreCase("null")) {
      return Optional.of(OriginFault.NULL);
    }
    if (text.isEmpty() || Characters.anyForeign(text) || hasUserinfo(text)) {
      return Optional.of(OriginFault.MALFORMED);
    }
    Wildcards wildcards = Wildcards.of(text);
    if (wildcards.plain().indexOf('*') >= 0
        || (wildcards.subdomains() && !standsBeforeDomain(wildcards))) {
      return Optional.of(OriginFault.PATTERN);
    }
    Optional<UrlPieces> pieces = UrlPieces.of(wildcards.plain());
    return pieces.isEmpty()
        ? Optional.of(OriginFault.MALFORMED)
        : fault(text, wildcards, pieces.get());
  }

  private Optional<OriginFault> fault(String text, Wildcards wildcards, UrlPieces pieces) {
    String scheme = pieces.lowerScheme();
    if (Schemes.isNever(scheme) || Schemes.meant(scheme).isPresent()) {
      return Optional.of(OriginFault.SCHEME);
    }
    String port = pieces.port();
    if (port != null
        && (!Ports.isDigits(port) || (wildcards.anyPort() && pieces.tail().isEmpty()))) {
      return Optional.of(OriginFault.MALFORMED);
    }
    int number = port == null ? Ports.NONE : Ports.parse(port);
    if (number > Ports.HIGHEST || Ports.isBlocked(number)) {
      return Optional.of(OriginFault.PORT);
    }
    Optional<Host> host = HostParser.parse(pieces.host(), toAscii);
    if (host.isEmpty()
        || (host.get().kind() == HostKind.DOMAIN && DnsName.fault(host.get().text()).isPresent())) {
      return Optional.of(OriginFault.HOST);
    }
    return pattern(wildcards, pieces, host.get()).toString().equals(text)
        ? Optional.empty()
        : Optional.of(OriginFault.NOT_CANONICAL);
  }

  private static boolean hasUserinfo(String text) {
    Optional<UrlPieces> pieces = UrlPieces.of(text);
    if (pieces.isPresent()) {
      return pieces.get().userinfo() != null;
    }
    // A wildcard in the scheme, or none: what would be the authority.
    String authority = text.substring(text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3);
    return authority.split("[/?#]", 2)[0].indexOf('@') >= 0;
  }

  /** An IP address has no subdomains, and nothing has none either. */
  private boolean standsBeforeDomain(Wildcards wildcards) {
    Optional<UrlPieces> pieces = UrlPieces.of(wildcards.plain());
    String name = pieces.isEmpty() ? "" : wildcards.withoutLabel(pieces.get().host());
    if (name.isEmpty() || name.startsWith("[")) {
      return false;
    }
    Optional<Host> host = HostParser.parse(name, toAscii);
    return (host.isEmpty() || host.get().kind() == HostKind.DOMAIN) && !Ipv4.isMeant(name);
  }

  /** The pattern that a text without a fault is. */
  private OriginPattern pattern(String text) {
    if (text.equals("*")) {
      return OriginPattern.ANY;
    }
    Wildcards wildcards = Wildcards.of(text);
    UrlPieces pieces = UrlPieces.of(wildcards.plain()).orElseThrow();
    return pattern(wildcards, pieces, HostParser.parse(pieces.host(), toAscii).orElseThrow());
  }

  private static OriginPattern pattern(Wildcards wildcards, UrlPieces pieces, Host host) {
    String scheme = pieces.lowerScheme();
    String digits = pieces.port();
    int port = digits == null ? Ports.NONE : Ports.parse(digits);
    return OriginPattern.checked(
        scheme,
        new Host(host.kind(), wildcards.withoutLabel(host.text())),
        wildcards.subdomains(),
        port == Ports.defaultOf(scheme) ? Ports.NONE : port,
        wildcards.anyPort() && pieces.tail().isEmpty());
  }
}
