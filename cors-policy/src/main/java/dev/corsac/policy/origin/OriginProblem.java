package dev.corsac.policy.origin;

import dev.corsac.policy.finding.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in sentences what is wrong with a text that the grammar refuses, and what to do. */
final class OriginProblem {

  private final String text;
  private final String quoted;
  private final DomainToAscii toAscii;

  OriginProblem(String text, DomainToAscii toAscii) {
    this.text = text;
    this.quoted = Quoted.text(text);
    this.toAscii = toAscii;
  }

  String of(OriginFault fault) {
    return switch (fault) {
      case NULL -> ofNull();
      case PATTERN -> expressionOr(ofPattern());
      case MALFORMED -> ofMalformed();
      case SCHEME -> ofScheme();
      case PORT -> ofPort();
      case HOST -> expressionOr(ofHost());
      case NOT_CANONICAL -> expressionOr(ofNotCanonical());
    };
  }

  private String ofNull() {
    return quoted
        + " is the origin of every sandboxed frame and of local files, so any site can use it."
        + " Name the origin that the page really has.";
  }

  private String expressionOr(String otherwise) {
    return RegularExpression.isMeantBy(text) ? ofExpression() : otherwise;
  }

  private String ofExpression() {
    String problem =
        quoted
            + " is a regular expression, and origins are not. In one, a forgotten dot or anchor"
            + " lets strangers in. Write whole origins; \"*.\" before a host name stands for its"
            + " subdomains, \":*\" at the end for any port.";
    // A suggestion is what a browser makes of the URL, which is not what was meant here.
    boolean anotherUrl = text.indexOf('*') < 0 && pieces(text).filter(this::parses).isPresent();
    return anotherUrl
        ? problem
            + RegularExpression.nearest(text)
                .map(nearest -> " The nearest origin is " + Quoted.text(nearest) + ".")
                .orElse("")
            + " As it stands, a browser reads \"\\\" as \"/\" and everything behind it as a path."
        : problem;
  }

  private boolean parses(UrlPieces pieces) {
    return UrlPieces.isWeb(pieces.scheme())
        && pieces.tail().startsWith("\\")
        && HostParser.parse(pieces.host(), toAscii).isPresent();
  }

  private String ofPattern() {
    String host = pieces(text).map(UrlPieces::host).orElse("");
    String where = quoted + " has a wildcard in a place where none can be. ";
    if (host.equals("*")) {
      return where
          + (pieces(text).map(UrlPieces::scheme).filter(UrlPieces::isWeb).isPresent()
              ? "Write \"*\" alone for any origin, or name the host."
              : "Name the host; there is no wildcard for all applications or extensions.");
    }
    Wildcards wildcards = Wildcards.of(text);
    if (wildcards.subdomains() && wildcards.plain().indexOf('*') < 0) {
      return where + "\"*.\" needs a host name behind it: only names have subdomains.";
    }
    return where
        + "\"*.\" before a host name stands for its subdomains, \":*\" at the end for any port,"
        + " and \"*\" alone for any origin.";
  }

  private String ofMalformed() {
    if (UrlPieces.cleaned(text).isEmpty() || text.isBlank()) {
      return quoted + " is empty. Write an origin, \"https://app.example.com\".";
    }
    if (text.indexOf(',') >= 0) {
      return quoted
          + " contains a comma. An element is one origin: write each as an element of its own."
          + otherHost();
    }
    if (Characters.anySpace(text)) {
      return quoted + " contains white space, which no origin does." + otherHost();
    }
    if (Characters.anyControl(text)) {
      return quoted + " contains a control character, which no origin does." + otherHost();
    }
    Optional<UrlPieces> pieces = UrlPieces.of(Wildcards.of(text).plain());
    if (pieces.isPresent() && pieces.get().userinfo() != null) {
      return quoted + " contains an \"@\", and an origin has no user." + otherHost();
    }
    return expressionOr(pieces.map(this::ofPortText).orElseGet(this::ofNoScheme));
  }

  private String ofNoScheme() {
    return quoted
        + " does not begin with a scheme and \"://\". Write the whole origin:"
        + " \"https://app.example.com\".";
  }

  private String ofPortText(UrlPieces pieces) {
    String port = pieces.port() + (Wildcards.of(text).anyPort() ? ":*" : "");
    return quoted
        + " has the port "
        + Quoted.text(port)
        + ", which is not a number."
        + (Ipv6.parse(pieces.host() + ":" + port).isPresent()
            ? " Put an IPv6 address in brackets."
            : "");
  }

  /** A warning that the host is not the one that a reader sees first. */
  private String otherHost() {
    Optional<UrlPieces> pieces = pieces(UrlPieces.cleaned(text));
    String userinfo = pieces.map(UrlPieces::userinfo).orElse(null);
    if (userinfo == null || userinfo.isEmpty()) {
      return "";
    }
    String host = pieces.get().host();
    return " Its host is "
        + Quoted.text(HostParser.parse(host, toAscii).map(Host::text).orElse(host))
        + ", not "
        + Quoted.text(userinfo)
        + ", which stands before the \"@\" and names a user.";
  }

  private String ofScheme() {
    String scheme = pieces(text).orElseThrow().lowerScheme();
    if (scheme.equals("ws") || scheme.equals("wss")) {
      return quoted
          + " is the address of a WebSocket. The Origin header of a WebSocket is that of the page"
          + " that opens it, which is http or https.";
    }
    if (scheme.equals("file")) {
      return quoted
          + " cannot be allowed: most browsers send \"null\" for a local file, and what sends"
          + " \"file://\" (WebViews and desktop shells that may read files, old Safari extensions)"
          + " sends the same for every file. Serve the page over https, or from a scheme of the"
          + " application's own.";
    }
    return Schemes.isNever(scheme)
        ? quoted
            + " cannot be allowed: what has the scheme \""
            + scheme
            + "\" sends \"null\", or the origin of the site that it comes from. Name the origin of"
            + " the site."
        : quoted + " has the scheme \"" + scheme + "\", which looks like a misspelled one.";
  }

  private String ofPort() {
    String digits = Optional.ofNullable(pieces(text).orElseThrow().port()).orElse("");
    int port = Ports.parse(digits);
    if (port > Ports.HIGHEST) {
      return quoted + " has a port above 65535, the highest there is.";
    }
    return quoted
        + " has the port "
        + port
        + (port == 0 ? ", where nothing can be served." : ", which browsers block.")
        + " Serve the page from another port and name that one.";
  }

  private String ofHost() {
    Wildcards wildcards = Wildcards.of(text);
    UrlPieces pieces = pieces(text).orElseThrow();
    String scheme = pieces.lowerScheme();
    String written = wildcards.withoutLabel(pieces.host());
    if (written.isEmpty()) {
      return quoted
          + " has no host. "
          + Schemes.host(scheme)
              .orElse("Write one behind \"://\", as in \"https://app.example.com\".");
    }
    Optional<Host> host = Hosts.parse(scheme, wildcards.subdomains(), written, toAscii);
    if (host.isPresent()) {
      String name = host.get().text();
      String labelled = wildcards.subdomains() ? Wildcards.LABEL + "." + name : name;
      return "The host of "
          + quoted
          + " "
          + Hosts.fault(scheme, host.get(), pieces.port() != null)
              .or(() -> DnsName.fault(labelled))
              .orElse("is not a DNS name")
          + ".";
    }
    return "The host of "
        + quoted
        + " "
        + (UrlPieces.isWeb(scheme) || wildcards.subdomains() ? unparsable(written) : notOpaque())
        + ".";
  }

  private static String notOpaque() {
    return "has a character that it cannot have: an application's host is made of letters, digits,"
        + " \"-\", \".\", \"_\", \"~\" and percent escapes";
  }

  private String unparsable(String host) {
    if (host.startsWith("[")) {
      return "is not an IPv6 address";
    }
    if (Ipv4.isMeant(host)) {
      return "ends in a number, and is not an IPv4 address";
    }
    if (host.chars().anyMatch(c -> c > 0x7f) && toAscii.toAscii("\u00fc").isEmpty()) {
      return "is not ASCII. Write its labels in their \"xn--\" form";
    }
    return "is not a name that a browser accepts: it has characters that no host name can have, or"
        + " an \"xn--\" label that cannot be decoded";
  }

  private String ofNotCanonical() {
    return quoted
        + " is never sent by a browser: "
        + new Differences(pieces(text).orElseThrow(), Wildcards.of(text).subdomains(), toAscii)
            .sentence();
  }

  /**
   * The pieces with the wildcards replaced; one that may not stand where it does is still there.
   */
  private static Optional<UrlPieces> pieces(String text) {
    return UrlPieces.of(Wildcards.of(text).plain());
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
