package dev.corsac.policy.origin;

import dev.corsac.policy.finding.DiagnosticId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code origin-not-canonical}: an origin that browsers serialise otherwise. */
final class OriginNotCanonical implements OriginRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_NOT_CANONICAL;
  }

  @Override
  public boolean refuses(WrittenOrigin origin) {
    return !origin.pattern().toString().equals(origin.text());
  }

  @Override
  public String problem(WrittenOrigin origin) {
    UrlPieces pieces = origin.pieces().orElseThrow();
    return RegularExpression.problemOr(
        origin,
        origin.quoted()
            + " is never sent by a browser: "
            + new Differences(pieces, origin.wildcards().subdomains(), origin.toAscii())
                .sentence());
  }

  /** What tells a URL from its canonical origin. */
  private record Differences(UrlPieces pieces, boolean subdomains, DomainToAscii toAscii) {

    String sentence() {
      List<String> clauses = new ArrayList<>();
      String none = missing();
      if (!none.isEmpty()) {
        clauses.add("an origin has no " + none);
      }
      if (!pieces.slashes().equals("//")) {
        clauses.add(
            (clauses.isEmpty() ? "an origin has " : "it has ") + "\"//\" behind its scheme");
      }
      for (String clause : ofItsParts()) {
        clauses.add((clauses.isEmpty() ? "an origin's " : "its ") + clause);
      }
      int last = clauses.size() - 1;
      return last < 1
          ? String.join("", clauses) + "."
          : String.join(", ", clauses.subList(0, last)) + ", and " + clauses.get(last) + ".";
    }

    private String missing() {
      List<String> none = new ArrayList<>();
      if (pieces.hasPath()) {
        none.add("path");
      }
      if (pieces.hasQuery()) {
        none.add("query");
      }
      if (pieces.hasFragment()) {
        none.add("fragment");
      }
      return none.size() < 3 ? String.join(" or ", none) : "path, query or fragment";
    }

    private List<String> ofItsParts() {
      List<String> clauses = new ArrayList<>();
      boolean scheme = !pieces.scheme().equals(pieces.lowerScheme());
      Host parsed =
          Hosts.parse(pieces.lowerScheme(), subdomains, pieces.host(), toAscii).orElseThrow();
      boolean host =
          parsed.text().chars().noneMatch(Differences::isUpperCase)
              && pieces.host().chars().anyMatch(Differences::isUpperCase);
      if (scheme && host) {
        clauses.add("scheme and host are lower case");
      } else if (scheme || host) {
        clauses.add((scheme ? "scheme" : "host") + " is lower case");
      }
      hostForm(parsed).ifPresent(clauses::add);
      portForm().ifPresent(clauses::add);
      return clauses;
    }

    private static boolean isUpperCase(int c) {
      return c >= 'A' && c <= 'Z';
    }

    private Optional<String> hostForm(Host parsed) {
      String host = pieces.host();
      if (parsed.text().equalsIgnoreCase(host)) {
        return Optional.empty();
      }
      if (!UrlPieces.isWeb(pieces.scheme()) && !subdomains && parsed.kind() != HostKind.IPV6) {
        return Optional.of("host is in ASCII, other characters as percent escapes");
      }
      return Optional.of(
          switch (parsed.kind()) {
            case IPV4 -> "IPv4 address is four decimal numbers";
            case IPV6 -> "IPv6 address is in its shortest form";
            case DOMAIN, OPAQUE ->
                host.indexOf('%') >= 0
                    ? "host has no percent escapes"
                    : "host is in ASCII, each label of other letters in its \"xn--\" form";
          });
    }

    private Optional<String> portForm() {
      String port = pieces.port();
      if (port == null) {
        return Optional.empty();
      }
      if (port.isEmpty()) {
        return Optional.of("colon is left out where no port follows");
      }
      if (Ports.parse(port) == Ports.defaultOf(pieces.lowerScheme())) {
        return Optional.of("port is left out where it is the scheme's default");
      }
      return port.startsWith("0") ? Optional.of("port has no leading zero") : Optional.empty();
    }
  }
}
