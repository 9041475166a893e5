package dev.corsac.policy.origin;

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
      case PATTERN -> ofPattern();
      case MALFORMED -> ofMalformed();
      case SCHEME -> ofScheme();
      case PORT -> ofPort();
      case HOST -> ofHost();
      case NOT_CANONICAL -> ofNotCanonical();
    };
  }

  private String ofNull() {
    return quoted
        + " is the origin of every sandboxed frame and every local file, so that any site can take"
        + " it on. Name the origin that the page really has.";
  }

  private String ofPattern() {
    String host = pieces(text).map(UrlPieces::host).orElse("");
    String where = quoted + " has a wildcard where none may stand. ";
    if (host.equals("*")) {
      return where + "Write \"*\" alone for any origin, or name the host.";
    }
    Wildcards wildcards = Wildcards.of(text);
    if (wildcards.subdomains() && wildcards.plain().indexOf('*') < 0) {
      return where + "Only a host name has subdomains, and one must stand behind \"*.\".";
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
          + " contains a comma, and no origin does. Write each origin as an element of its own."
          + otherHost();
    }
    if (Characters.anySpace(text)) {
      return quoted + " contains white space, and no origin does." + otherHost();
    }
    if (Characters.anyControl(text)) {
      return quoted + " contains a control character, and no origin does." + otherHost();
    }
    Optional<UrlPieces> pieces = UrlPieces.of(Wildcards.of(text).plain());
    if (pieces.isEmpty()) {
      return quoted
          + " does not begin with a scheme and \"://\", as every origin does:"
          + " \"https://app.example.com\".";
    }
    if (pieces.get().userinfo() != null) {
      return quoted + " contains an \"@\", and no origin has a user." + otherHost();
    }
    String port = pieces.get().port() + (Wildcards.of(text).anyPort() ? ":*" : "");
    return quoted
        + " has the port "
        + Quoted.text(port)
        + ", which is not a number."
        + (Ipv6.parse(pieces.get().host() + ":" + port).isPresent()
            ? " An IPv6 address stands in brackets."
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
          + " is a WebSocket's address. Its origin is that of the page that opens it, which is http"
          + " or https.";
    }
    return Schemes.isNever(scheme)
        ? quoted
            + " never stands in an Origin header: pages with the scheme \""
            + scheme
            + "\" send \"null\" or no origin of their own. Name the origin of the site."
        : quoted + " has the scheme \"" + scheme + "\", which no browser knows.";
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
        + (port == 0
            ? ", from which nothing can be served."
            : ", which browsers block, so that no page can be served from it.")
        + " Serve the page from another port and name that one.";
  }

  private String ofHost() {
    Wildcards wildcards = Wildcards.of(text);
    String written = wildcards.withoutLabel(pieces(text).orElseThrow().host());
    if (written.isEmpty()) {
      return quoted + " has no host. Write one behind \"://\", as in \"https://app.example.com\".";
    }
    Optional<Host> host = HostParser.parse(written, toAscii);
    if (host.isPresent()) {
      String name = host.get().text();
      String labelled = wildcards.subdomains() ? Wildcards.LABEL + "." + name : name;
      return "The host of "
          + quoted
          + " "
          + DnsName.fault(name).or(() -> DnsName.fault(labelled)).orElse("is no DNS name")
          + ".";
    }
    return "The host of " + quoted + " " + unparsable(written) + ".";
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
        + " an \"xn--\" label that stands for nothing";
  }

  private String ofNotCanonical() {
    return quoted
        + " is never sent by a browser: "
        + new Differences(pieces(text).orElseThrow(), toAscii).sentence();
  }

  /**
   * The pieces with the wildcards replaced; one that may not stand where it does is still there.
   */
  private static Optional<UrlPieces> pieces(String text) {
    return UrlPieces.of(Wildcards.of(text).plain());
  }

  /** What tells a URL from its canonical origin. */
  private record Differences(UrlPieces pieces, DomainToAscii toAscii) {

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
      boolean host = pieces.host().chars().anyMatch(c -> c >= 'A' && c <= 'Z');
      Host parsed = HostParser.parse(pieces.host(), toAscii).orElseThrow();
      if (scheme && host) {
        clauses.add("scheme and host are lower case");
      } else if (scheme || host) {
        clauses.add((scheme ? "scheme" : "host") + " is lower case");
      }
      hostForm(parsed).ifPresent(clauses::add);
      portForm().ifPresent(clauses::add);
      return clauses;
    }

    private Optional<String> hostForm(Host parsed) {
      String host = pieces.host();
      if (parsed.text().equalsIgnoreCase(host)) {
        return Optional.empty();
      }
      return Optional.of(
          switch (parsed.kind()) {
            case IPV4 -> "IPv4 address is four decimal numbers";
            case IPV6 -> "IPv6 address is in its shortest form";
            case DOMAIN ->
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
