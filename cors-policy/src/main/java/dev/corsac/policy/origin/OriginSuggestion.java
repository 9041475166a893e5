package dev.corsac.policy.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the origin pattern that was meant by a text that is none, where that is mechanical. */
final class OriginSuggestion {

  private final DomainToAscii toAscii;
  private final Predicate<String> accepted;

  /**
   * Suggestions.
   *
   * @param accepted the grammar's own judgement, which every suggestion passes
   */
  OriginSuggestion(DomainToAscii toAscii, Predicate<String> accepted) {
    this.toAscii = toAscii;
    this.accepted = accepted;
  }

  Optional<String> of(String text) {
    String cleaned = UrlPieces.cleaned(text);
    if (cleaned.equals("*")) {
      return Optional.of(cleaned);
    }
    Optional<UrlPieces> url = UrlPieces.of(cleaned).filter(p -> UrlPieces.isWeb(p.scheme()));
    boolean expression = RegularExpression.isMeantBy(cleaned);
    Optional<String> meant =
        url.isPresent() && cleaned.indexOf('*') < 0
            ? url.flatMap(pieces -> origin(pieces, pieces.lowerScheme(), false, false))
            : expression ? Optional.empty() : withScheme(cleaned).flatMap(this::repaired);
    return meant
        .filter(accepted)
        .or(() -> expression ? RegularExpression.nearest(cleaned) : Optional.empty())
        .filter(accepted);
  }

  /** A text with an authority, after its scheme was put right. */
  private record Repairable(String scheme, String rest, boolean localIsHttp) {}

  private static Optional<Repairable> withScheme(String text) {
    int end = 0;
    while (end < text.length() && isSchemeLike(text.charAt(end))) {
      end++;
    }
    String scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
    String rest = text.substring(end);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (rest.startsWith("://") || (web && rest.startsWith(":"))) {
      String meant = scheme.equals("*") ? "https" : Schemes.meant(scheme).orElse(scheme);
      return Optional.of(new Repairable(meant, rest.substring(1), false));
    }
    if (rest.startsWith(":/") && Schemes.meant(scheme).isPresent()) {
      return Optional.of(new Repairable(Schemes.meant(scheme).get(), rest.substring(1), false));
    }
    if (web) {
      // "https//" and "https;//"
      int slashes = rest.indexOf("//");
      return slashes == 0 || slashes == 1
          ? Optional.of(new Repairable(scheme, rest.substring(slashes), false))
          : Optional.empty();
    }
    return text.indexOf('@') >= 0
        ? Optional.empty()
        : Optional.of(new Repairable("https", "//" + text, true));
  }

  private static boolean isSchemeLike(char c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || "+-.*".indexOf(c) >= 0;
  }

  private Optional<String> repaired(Repairable text) {
    return UrlPieces.of(text.scheme() + ":" + text.rest())
        .flatMap(pieces -> repaired(text, pieces));
  }

  private Optional<String> repaired(Repairable text, UrlPieces pieces) {
    boolean subdomains = pieces.host().startsWith("*");
    String host = pieces.host();
    if (subdomains) {
      host =
          Wildcards.LABEL + (host.startsWith("*.") ? host.substring(1) : "." + host.substring(1));
    }
    boolean anyPort = "*".equals(pieces.port());
    if (host.indexOf('*') >= 0) {
      return Optional.empty();
    }
    UrlPieces plain =
        new UrlPieces(
            text.scheme(), "//", null, host, anyPort ? null : pieces.port(), pieces.tail());
    Optional<String> https = origin(plain, text.scheme(), subdomains, anyPort);
    if (!text.localIsHttp() || https.isEmpty()) {
      return https;
    }
    Host parsed = Hosts.parse(text.scheme(), subdomains, host, toAscii).orElseThrow();
    boolean plausible =
        parsed.kind() != HostKind.DOMAIN
            || parsed.text().indexOf('.') >= 0
            || parsed.text().equals("localhost")
            || pieces.port() != null;
    if (!plausible) {
      return Optional.empty();
    }
    return isLocal(parsed) ? origin(plain, "http", subdomains, anyPort) : https;
  }

  /** Where people have no certificate. */
  private static boolean isLocal(Host host) {
    return host.kind() != HostKind.DOMAIN
        || host.text().equals("localhost")
        || host.text().endsWith(".localhost");
  }

  /** The serialisation of the URL's origin; empty if the host or the port does not parse. */
  private Optional<String> origin(
      UrlPieces pieces, String scheme, boolean subdomains, boolean anyPort) {
    String digits = pieces.port();
    if (digits != null && !Ports.isDigits(digits)) {
      return Optional.empty();
    }
    int port = digits == null ? Ports.NONE : Ports.parse(digits);
    Wildcards wildcards = new Wildcards(subdomains, anyPort, "");
    return Hosts.parse(scheme, subdomains, pieces.host(), toAscii)
        .map(host ->
            OriginPattern.checked(
                    scheme,
                    new Host(host.kind(), wildcards.withoutLabel(host.text())),
                    subdomains,
                    port == Ports.defaultOf(scheme) ? Ports.NONE : port,
                    anyPort)
                .toString());
  }
}
