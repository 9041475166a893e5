package dev.corsac.policy.origin;

import dev.corsac.policy.origin.OriginReading.Accepted;
import dev.corsac.policy.origin.OriginReading.Refused;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a developer wrote as an origin. Accepted is only what a browser sends, byte for byte
 * (the ASCII serialisation of an origin, Fetch Standard section 3.2), and the wildcards of {@link
 * OriginPattern}; all else is refused for the first thing wrong with it, with what was meant where
 * that is certain. For http and https that is what the URL Standard's parser makes of it; the hosts
 * of other schemes are kept as written, as that parser keeps them.
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

  /** The pattern that a text is, or the first of its faults. */
  private record Outcome(@Nullable OriginPattern pattern, @Nullable OriginFault fault) {
    static Outcome of(OriginPattern pattern) {
      return new Outcome(pattern, null);
    }

    static Outcome of(OriginFault fault) {
      return new Outcome(null, fault);
    }
  }

  /** Reads one element of {@code origins} that is not a placeholder; never throws. */
  public OriginReading read(String text) {
    Outcome outcome = outcome(text);
    OriginFault fault = outcome.fault();
    return fault != null
        ? refused(text, fault)
        : new Accepted(Objects.requireNonNull(outcome.pattern()));
  }

  private boolean accepts(String text) {
    return outcome(text).fault() == null;
  }

  private Refused refused(String text, OriginFault fault) {
    Optional<String> meant = fault == OriginFault.NULL ? Optional.empty() : suggestion.of(text);
    return new Refused(fault, new OriginProblem(text, toAscii).of(fault), meant);
  }

  /** The first of the faults, in the order that users know from the catalogue of diagnostics. */
  private Outcome outcome(String text) {
    if (text.equals("*")) {
      return Outcome.of(OriginPattern.ANY);
    }
    if (text.equalsIgnoreCase("null")) {
      return Outcome.of(OriginFault.NULL);
    }
    if (text.isEmpty() || Characters.anyForeign(text)) {
      return Outcome.of(OriginFault.MALFORMED);
    }
    Wildcards wildcards = Wildcards.of(text);
    String plain = wildcards.plain();
    UrlPieces pieces = UrlPieces.of(plain).orElse(null);
    if (pieces == null ? hasUserinfo(plain) : pieces.userinfo() != null) {
      return Outcome.of(OriginFault.MALFORMED);
    }
    if (plain.indexOf('*') >= 0
        || (wildcards.subdomains() && (pieces == null || !standsBeforeDomain(wildcards, pieces)))) {
      return Outcome.of(OriginFault.PATTERN);
    }
    return pieces == null ? Outcome.of(OriginFault.MALFORMED) : outcome(text, wildcards, pieces);
  }

  private Outcome outcome(String text, Wildcards wildcards, UrlPieces pieces) {
    String scheme = pieces.lowerScheme();
    if (Schemes.isNever(scheme) || Schemes.meant(scheme).isPresent()) {
      return Outcome.of(OriginFault.SCHEME);
    }
    String port = pieces.port();
    boolean anyPort = wildcards.anyPort() && pieces.tail().isEmpty();
    if (port != null && (!Ports.isDigits(port) || anyPort)) {
      return Outcome.of(OriginFault.MALFORMED);
    }
    int number = port == null ? Ports.NONE : Ports.parse(port);
    if (number > Ports.HIGHEST || Ports.isBlocked(number)) {
      return Outcome.of(OriginFault.PORT);
    }
    Host host = Hosts.parse(scheme, wildcards.subdomains(), pieces.host(), toAscii).orElse(null);
    if (host == null || Hosts.fault(scheme, host, port != null || anyPort).isPresent()) {
      return Outcome.of(OriginFault.HOST);
    }
    OriginPattern pattern =
        OriginPattern.checked(
            scheme,
            new Host(host.kind(), wildcards.withoutLabel(host.text())),
            wildcards.subdomains(),
            number == Ports.defaultOf(scheme) ? Ports.NONE : number,
            anyPort);
    return pattern.toString().equals(text)
        ? Outcome.of(pattern)
        : Outcome.of(OriginFault.NOT_CANONICAL);
  }

  /** Of a text with a wildcard in the scheme, or none: what would be the authority. */
  private static boolean hasUserinfo(String text) {
    String authority = text.substring(text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3);
    return authority.split("[/?#]", 2)[0].indexOf('@') >= 0;
  }

  /** An IP address has no subdomains, nor has what is empty. */
  private boolean standsBeforeDomain(Wildcards wildcards, UrlPieces pieces) {
    String name = wildcards.withoutLabel(pieces.host());
    if (name.isEmpty() || name.startsWith("[")) {
      return false;
    }
    Optional<Host> host = HostParser.parse(name, toAscii);
    return (host.isEmpty() || host.get().kind() == HostKind.DOMAIN) && !Ipv4.isMeant(name);
  }
}
