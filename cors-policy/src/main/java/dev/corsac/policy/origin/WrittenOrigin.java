package dev.corsac.policy.origin;

import dev.corsac.policy.finding.Quoted;
import java.util.Optional;

/**
 * What a developer wrote as an origin, cut up for the grammar's rules; any text can be.
 *
 * @param text as written
 * @param wildcards those that may stand where they do
 * @param pieces of the text with its wildcards replaced; one that may not stand where it does is
 *     still there
 * @param toAscii maps Unicode hosts to what was meant by them
 */
record WrittenOrigin(
    String text, Wildcards wildcards, Optional<UrlPieces> pieces, DomainToAscii toAscii) {

  static WrittenOrigin of(String text, DomainToAscii toAscii) {
    Wildcards wildcards = Wildcards.of(text);
    return new WrittenOrigin(text, wildcards, UrlPieces.of(wildcards.plain()), toAscii);
  }

  /** The text as a message shows it. */
  String quoted() {
    return Quoted.text(text);
  }

  /** Whether {@code :*} stands for the port, and nothing behind the authority. */
  boolean anyPort() {
    return wildcards.anyPort() && pieces.orElseThrow().tail().isEmpty();
  }

  /** The number of the port; {@link Ports#NONE} if none is written. */
  int port() {
    String port = pieces.orElseThrow().port();
    return port == null ? Ports.NONE : Ports.parse(port);
  }

  /** The host, the label in the place of a wildcard included; empty if it is none. */
  Optional<Host> host() {
    UrlPieces url = pieces.orElseThrow();
    return Hosts.parse(url.lowerScheme(), wildcards.subdomains(), url.host(), toAscii);
  }

  /** The origin pattern that is meant; only if scheme, host and port are sound. */
  OriginPattern pattern() {
    String scheme = pieces.orElseThrow().lowerScheme();
    Host host = host().orElseThrow();
    return OriginPattern.checked(
        scheme,
        new Host(host.kind(), wildcards.withoutLabel(host.text())),
        wildcards.subdomains(),
        port() == Ports.defaultOf(scheme) ? Ports.NONE : port(),
        anyPort());
  }
}
