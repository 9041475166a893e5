package dev.corsac.cli.browser;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.testing.FetchRequest;
import dev.corsac.testing.FetchRequest.Mode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request as a browser shows it in its network tab, with the headers that it adds by itself.
 * Immutable.
 *
 * @param method as sent
 * @param url whole
 * @param headers in order, names as written
 */
public record RecordedRequest(String method, String url, List<Header> headers) {
  /** What browsers set by themselves, beside what no script can set ({@code Sec-*} and others). */
  private static final Set<String> BROWSERS_OWN =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "cookie",
          "dnt",
          "host",
          "keep-alive",
          "origin",
          "priority",
          "referer",
          "te",
          "upgrade-insecure-requests",
          "user-agent");

  private static final Set<String> OF_A_TICKED_BOX = Set.of("cache-control", "pragma");
  private static final Set<String> OF_THE_CACHE = Set.of("if-none-match", "if-modified-since");
  private static final String PREFLIGHT_METHOD = "Access-Control-Request-Method";

  /** A header. */
  public record Header(String name, String value) {
    private boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  public RecordedRequest {
    headers = List.copyOf(headers);
  }

  /** The first value of a header. */
  Optional<String> value(String name) {
    return headers.stream().filter(each -> each.is(name)).map(Header::value).findFirst();
  }

  /** Whether this is no request of a script's, but what the browser asks before one. */
  boolean isPreflight() {
    return method.equals("OPTIONS") && value(PREFLIGHT_METHOD).isPresent();
  }

  /** The method of the request, or of the one that a preflight is about. */
  String askedMethod() {
    return value(PREFLIGHT_METHOD).filter(unused -> isPreflight()).orElse(method);
  }

  /** The page's origin: that of {@code Origin}, or of {@code Referer} where that is left out. */
  public Optional<String> origin() {
    return value("Origin").or(() -> value("Referer").flatMap(RecordedRequest::originOf));
  }

  /** Whether the page and the URL have different origins. */
  boolean crossOrigin() {
    return origin().isPresent() && !origin().equals(originOf(url));
  }

  private static Optional<String> originOf(String url) {
    try {
      URI uri = new URI(url).parseServerAuthority();
      if (uri.getScheme() == null || uri.getHost() == null) {
        return Optional.empty();
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      int usual = scheme.equals("https") ? 443 : 80;
      String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
      return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * What the script asked for, as far as that can be told: a request shows whether cookies went
   * along, and not whether the script asked for them.
   *
   * @param page the page's origin where it is known better; empty for {@link #origin}
   * @throws BadInputException if there is no origin, or the URL is none
   */
  public FetchRequest asked(Optional<String> page) {
    String from =
        page.or(this::origin)
            .orElseThrow(() ->
                new BadInputException(
                    "The request has no Origin and no Referer. Give the page's origin with"
                        + " --origin."));
    FetchRequest request;
    try {
      request = FetchRequest.get(from, checked(url)).method(askedMethod());
    } catch (URISyntaxException e) {
      throw new BadInputException("\"" + url + "\" is not a URL: " + e.getReason(), e);
    }
    for (Header header : scripts()) {
      request = request.header(header.name(), header.value());
    }
    if (value("Cookie").isPresent()) {
      request = request.withCredentials();
    }
    return request.mode(mode());
  }

  private static String checked(String url) throws URISyntaxException {
    String encoded = encoded(url);
    URI uri = new URI(encoded).parseServerAuthority();
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw new URISyntaxException(url, "there is no scheme and host");
    }
    return encoded;
  }

  /** Browsers leave some characters as they are that no URI has. */
  private static String encoded(String url) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if ("\"<>\\^`{|} ".indexOf(c) >= 0) {
        text.append(String.format("%%%02X", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private Mode mode() {
    return switch (value("Sec-Fetch-Mode").orElse("cors")) {
      case "navigate" -> Mode.NAVIGATE;
      case "no-cors" -> Mode.NO_CORS;
      default -> Mode.CORS;
    };
  }

  /** The headers that a script may have set. */
  private Stream<Header> scriptsOfPreflight() {
    return value("Access-Control-Request-Headers").stream()
        .flatMap(names -> Stream.of(names.split(",", -1)))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name ->
            new Header(name, name.equalsIgnoreCase("Content-Type") ? "application/json" : "value"));
  }

  private List<Header> scripts() {
    return isPreflight()
        ? scriptsOfPreflight().toList()
        : headers.stream().filter(each -> !isBrowsers(each)).toList();
  }

  private boolean isBrowsers(Header header) {
    String name = header.name().toLowerCase(Locale.ROOT);
    return name.startsWith(":")
        || name.startsWith("sec-")
        || name.startsWith("proxy-")
        || BROWSERS_OWN.contains(name)
        // The network tab's own "Disable cache" adds both.
        || (OF_A_TICKED_BOX.contains(name)
            && OF_A_TICKED_BOX.stream()
                .allMatch(each -> value(each).filter("no-cache"::equals).isPresent()))
        // The browser's cache asks whether an answer is still good; it does so for reads only.
        || (OF_THE_CACHE.contains(name) && (method.equals("GET") || method.equals("HEAD")));
  }
}
