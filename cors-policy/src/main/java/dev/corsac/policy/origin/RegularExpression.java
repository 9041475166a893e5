package dev.corsac.policy.origin;

import dev.corsac.policy.finding.Quoted;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the regular expressions that other libraries take for origins, and finds the pattern
 * that says nearly the same. For messages only: nothing here is ever matched with a request.
 */
final class RegularExpression {

  /** Loaded when an origin was refused, which in a sound application is never. */
  private static final class Signs {
    static final Pattern ANY =
        Pattern.compile(
            String.join(
                "|",
                "^/(?!/).*://.*/[a-z]*$", // between slashes, as in JavaScript
                "^\\^|\\$$",
                "\\\\[./:dwDW-]",
                "(?:^|[/(|-])\\.[*+]",
                "\\[[^\\]]*[-^\\\\][^\\]]*\\]|\\[[^\\]]*\\][*+?{]",
                "\\([^()]*[|*+?\\[\\\\][^()]*\\)|\\)[?*+]",
                "[a-z]\\?:(?://|\\\\/)"));
  }

  private static final Pattern DELIMITED = Pattern.compile("/(.*)/[a-z]*");
  private static final Pattern ANCHORS = Pattern.compile("^\\^|\\$$");
  private static final Pattern SCHEME =
      Pattern.compile(
          "^(?:\\(?(?:\\?:)?https?\\|https?\\)|https\\?|http(?:\\(s\\)|\\[s])\\?)(?=:)");
  private static final Pattern PATH = Pattern.compile("(?:/\\?|\\(/\\.\\*\\)\\??|/\\.\\*)$");
  private static final Pattern PORT =
      Pattern.compile(
          "(?:\\((?:\\?:)?:(?:\\\\d|\\[0-9]|\\.)(?:[*+]|\\{\\d+,?\\d*})\\)[?*]?"
              + "|:\\(?(?:\\\\d|\\[0-9]|\\.)(?:[*+]|\\{\\d+,?\\d*})\\)?)$");

  /** What stands literally at the end, and what stands before it. */
  private static final Pattern HOST =
      Pattern.compile("(.*?)((?:[A-Za-z0-9_.-]|\\\\[.-])*)(:[0-9]+)?", Pattern.DOTALL);

  private RegularExpression() {}

  static boolean isMeantBy(String text) {
    return Signs.ANY.matcher(text).find();
  }

  /** What is wrong with a refused origin that is one; of another, what is said otherwise. */
  static String problemOr(WrittenOrigin origin, String otherwise) {
    return isMeantBy(origin.text()) ? problem(origin) : otherwise;
  }

  private static String problem(WrittenOrigin origin) {
    String problem =
        origin.quoted()
            + " is a regular expression, and origins are not. In one, a forgotten dot or anchor"
            + " lets strangers in. Write whole origins; \"*.\" before a host name stands for its"
            + " subdomains, \":*\" at the end for any port.";
    // A suggestion is what a browser makes of the URL, which is not what was meant here.
    boolean anotherUrl =
        origin.text().indexOf('*') < 0
            && origin.pieces().filter(pieces -> parses(origin, pieces)).isPresent();
    return anotherUrl
        ? problem
            + nearest(origin.text())
                .map(nearest -> " The nearest origin is " + Quoted.text(nearest) + ".")
                .orElse("")
            + " As it stands, a browser reads \"\\\" as \"/\" and everything behind it as a path."
        : problem;
  }

  private static boolean parses(WrittenOrigin origin, UrlPieces pieces) {
    return UrlPieces.isWeb(pieces.scheme())
        && pieces.tail().startsWith("\\")
        && HostParser.parse(pieces.host(), origin.toAscii()).isPresent();
  }

  /** The nearest pattern, which the grammar has still to judge; empty if there is none. */
  static Optional<String> nearest(String text) {
    Matcher delimited = DELIMITED.matcher(text);
    String bare = delimited.matches() ? delimited.group(1) : text;
    String url = ANCHORS.matcher(bare).replaceAll("").replaceAll("\\\\([/:])", "$1");
    return nearestTo(SCHEME.matcher(url).replaceFirst("https"));
  }

  private static Optional<String> nearestTo(String url) {
    int scheme = url.indexOf("://");
    if (url.indexOf("://", scheme + 3) >= 0) {
      // Several origins in one expression.
      return Optional.empty();
    }
    String rest =
        PATH.matcher(scheme < 0 ? url : url.substring(scheme + "://".length())).replaceFirst("");
    String withoutPort = PORT.matcher(rest).replaceFirst("");
    return host(withoutPort)
        .map(host ->
            (scheme < 0 ? "https" : url.substring(0, scheme))
                + "://"
                + host
                + (withoutPort.equals(rest) ? "" : ":*"));
  }

  private static Optional<String> host(String expression) {
    Matcher parts = HOST.matcher(expression);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String literal = parts.group(2).replace("\\", "");
    String port = Optional.ofNullable(parts.group(3)).orElse("");
    if (parts.group(1).isEmpty()) {
      return Optional.of(literal + port);
    }
    // What the variable part ends in belongs to it: "[0-9]+-preview.example.com".
    int name = literal.startsWith("-") ? literal.indexOf('.') + 1 : literal.startsWith(".") ? 1 : 0;
    String parent = literal.substring(name);
    return parent.indexOf('.') < 0 ? Optional.empty() : Optional.of("*." + parent + port);
  }
}
