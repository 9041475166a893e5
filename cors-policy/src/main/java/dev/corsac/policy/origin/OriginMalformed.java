package dev.corsac.policy.origin;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Quoted;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code origin-malformed}: not an origin; asked for four faults, between the other rules. */
final class OriginMalformed implements OriginRule {

  /** Nothing, or what no origin has: white space, control characters, a comma. */
  static final OriginMalformed IN_CHARACTERS =
      new OriginMalformed(
          origin -> origin.text().isEmpty() || Characters.anyForeign(origin.text()));

  /** A user before the host. */
  static final OriginMalformed IN_USER =
      new OriginMalformed(origin ->
          origin
              .pieces()
              .map(pieces -> pieces.userinfo() != null)
              .orElseGet(() -> hasUserinfo(origin.wildcards().plain())));

  /** No scheme, or nothing that separates it from a host. */
  static final OriginMalformed IN_SCHEME = new OriginMalformed(origin -> origin.pieces().isEmpty());

  /** A port that is no number. */
  static final OriginMalformed IN_PORT =
      new OriginMalformed(origin -> {
        String port = origin.pieces().orElseThrow().port();
        return port != null && (!Ports.isDigits(port) || origin.anyPort());
      });

  private final Predicate<WrittenOrigin> fault;

  private OriginMalformed(Predicate<WrittenOrigin> fault) {
    this.fault = fault;
  }

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_MALFORMED;
  }

  @Override
  public boolean refuses(WrittenOrigin origin) {
    return fault.test(origin);
  }

  @Override
  public String problem(WrittenOrigin origin) {
    if (UrlPieces.cleaned(origin.text()).isEmpty() || origin.text().isBlank()) {
      return origin.quoted() + " is empty. Write an origin, \"https://app.example.com\".";
    }
    if (origin.text().indexOf(',') >= 0) {
      return origin.quoted()
          + " contains a comma. An element is one origin: write each as an element of its own."
          + otherHost(origin);
    }
    if (Characters.anySpace(origin.text())) {
      return origin.quoted() + " contains white space, which no origin does." + otherHost(origin);
    }
    if (Characters.anyControl(origin.text())) {
      return origin.quoted()
          + " contains a control character, which no origin does."
          + otherHost(origin);
    }
    Optional<UrlPieces> pieces = origin.pieces();
    if (pieces.isPresent() && pieces.get().userinfo() != null) {
      return origin.quoted() + " contains an \"@\", and an origin has no user." + otherHost(origin);
    }
    return RegularExpression.problemOr(
        origin, pieces.map(url -> ofPortText(origin, url)).orElseGet(() -> ofNoScheme(origin)));
  }

  private static String ofNoScheme(WrittenOrigin origin) {
    return origin.quoted()
        + " does not begin with a scheme and \"://\". Write the whole origin:"
        + " \"https://app.example.com\".";
  }

  private static String ofPortText(WrittenOrigin origin, UrlPieces pieces) {
    String port = pieces.port() + (origin.wildcards().anyPort() ? ":*" : "");
    return origin.quoted()
        + " has the port "
        + Quoted.text(port)
        + ", which is not a number."
        + (Ipv6.parse(pieces.host() + ":" + port).isPresent()
            ? " Put an IPv6 address in brackets."
            : "");
  }

  /** A warning that the host is not the one that a reader sees first. */
  private static String otherHost(WrittenOrigin origin) {
    Optional<UrlPieces> pieces =
        WrittenOrigin.of(UrlPieces.cleaned(origin.text()), origin.toAscii()).pieces();
    String userinfo = pieces.map(UrlPieces::userinfo).orElse(null);
    if (userinfo == null || userinfo.isEmpty()) {
      return "";
    }
    String host = pieces.get().host();
    return " Its host is "
        + Quoted.text(HostParser.parse(host, origin.toAscii()).map(Host::text).orElse(host))
        + ", not "
        + Quoted.text(userinfo)
        + ", which stands before the \"@\" and names a user.";
  }

  /** Of a text with a wildcard in the scheme, or none: what would be the authority. */
  private static boolean hasUserinfo(String text) {
    String authority = text.substring(text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3);
    return authority.split("[/?#]", 2)[0].indexOf('@') >= 0;
  }
}
