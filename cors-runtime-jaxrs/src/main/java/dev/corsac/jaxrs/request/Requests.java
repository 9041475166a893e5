package dev.corsac.jaxrs.request;

import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.jaxrs.server.ResteasyQuirks;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Corsac reads of a request. */
public final class Requests {
  // In lower case: of any other name a map that ignores case makes such a copy at each look.
  private static final String ORIGIN = "origin";
  private static final String REQUEST_METHOD = "access-control-request-method";

  private Requests() {}

  /**
   * Whether it is a <a href="https://fetch.spec.whatwg.org/#cors-preflight-request">CORS-preflight
   * request</a>.
   */
  static boolean isPreflight(ContainerRequestContext request) {
    return request.getMethod().equals("OPTIONS")
        && !lines(request, ORIGIN).isEmpty()
        && !lines(request, REQUEST_METHOD).isEmpty();
  }

  /** The same of a head. */
  public static boolean isPreflight(RequestHead request) {
    return request.method().equals("OPTIONS")
        && !hasNoOrigin(request)
        && !requestedMethods(request).isEmpty();
  }

  /** The lines of {@code Origin}, none if the request does not have it. */
  public static List<String> origins(RequestHead request) {
    return request.lines(ORIGIN);
  }

  /** The lines of {@code Access-Control-Request-Method}, none if the request does not have it. */
  public static List<String> requestedMethods(RequestHead request) {
    return request.lines(REQUEST_METHOD);
  }

  /** The value of {@code Access-Control-Request-Method}, of a preflight request. */
  static String requestedMethod(RequestHead preflight) {
    return requestedMethods(preflight).get(0);
  }

  /** The origin; null if the request has none, or several. */
  public static @Nullable String onlyOrigin(ContainerRequestContext request) {
    List<String> origins = lines(request, ORIGIN);
    return origins.size() == 1 ? origins.get(0) : null;
  }

  /** The same of a head. */
  public static @Nullable String onlyOrigin(RequestHead request) {
    List<String> origins = origins(request);
    return origins.size() == 1 ? origins.get(0) : null;
  }

  /**
   * The origin that decides; null if the request has none, several, or is a preflight request that
   * asks for several methods: no browser sends that.
   */
  static @Nullable String decidingOrigin(RequestHead request) {
    return asksForSeveralMethods(request) ? null : onlyOrigin(request);
  }

  /** Whether the request has no {@code Origin}: no browser's CORS check concerns it. */
  public static boolean hasNoOrigin(ContainerRequestContext request) {
    return lines(request, ORIGIN).isEmpty();
  }

  /** The same of a head. */
  public static boolean hasNoOrigin(RequestHead request) {
    return origins(request).isEmpty();
  }

  /** Whether a preflight request asks for more than one method. */
  static boolean asksForSeveralMethods(RequestHead request) {
    return request.method().equals("OPTIONS") && requestedMethods(request).size() > 1;
  }

  /** The raw path of a head below the base path, as {@link #rawPath(UriInfo)}. */
  public static @Nullable String rawPath(RequestHead request) {
    int from = request.belowBase();
    return from < 0 ? null : request.rawPath().substring(from);
  }

  /**
   * The raw path below the base path, with its leading slash; null if it does not lie below it, or
   * the request's URI has none. ({@code UriInfo.getPath()} is decoded, and differs between
   * servers.)
   */
  public static @Nullable String rawPath(UriInfo uriInfo) {
    int from = belowBase(uriInfo);
    return from < 0 ? null : pathText(uriInfo).substring(from);
  }

  /** The text in which {@link #belowBase} tells a place; only for requests where it does. */
  static String pathText(UriInfo uriInfo) {
    URI uri = ResteasyQuirks.keepsRawPath(uriInfo) ? null : uri(uriInfo);
    return uri == null ? uriInfo.getPath(false) : uri.getRawPath();
  }

  /** Where in {@link #pathText} the raw path below the base path begins; -1 if there is none. */
  static int belowBase(UriInfo uriInfo) {
    if (ResteasyQuirks.keepsRawPath(uriInfo)) {
      return 0;
    }
    URI uri = uri(uriInfo);
    String path = uri == null ? null : uri.getRawPath();
    String base = uriInfo.getBaseUri().getRawPath();
    if (path == null || base == null) {
      return -1;
    }
    int end = base.endsWith("/") ? base.length() - 1 : base.length();
    boolean below =
        path.regionMatches(0, base, 0, end) && (path.length() == end || path.charAt(end) == '/');
    return below ? end : -1;
  }

  /**
   * The request's URI, possibly without its query; null if it is none for {@code java.net.URI}.
   * Browsers send some characters as they are that it refuses, "{" and "|" of a query among them,
   * and servers that parse only when they are asked serve such requests.
   */
  public static @Nullable URI uri(UriInfo uriInfo) {
    try {
      return uriInfo.getRequestUri();
    } catch (IllegalArgumentException e) {
      return withoutQuery(uriInfo);
    }
  }

  private static @Nullable URI withoutQuery(UriInfo uriInfo) {
    try {
      return uriInfo.getAbsolutePath();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The path of the request for people: raw, or decoded where no URI has it. */
  static String shownPath(UriInfo uriInfo) {
    URI uri = uri(uriInfo);
    return String.valueOf(uri == null ? uriInfo.getPath() : uri.getRawPath());
  }

  /**
   * The lines of a field, none if the request does not have it. Line by line: a joined string would
   * make one origin of several.
   *
   * @param name in lower case
   */
  public static List<String> lines(ContainerRequestContext request, String name) {
    List<String> lines = request.getHeaders().get(name);
    return lines == null ? List.of() : lines;
  }
}
