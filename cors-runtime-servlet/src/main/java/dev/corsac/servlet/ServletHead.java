package dev.corsac.servlet;

import dev.corsac.jaxrs.front.RequestHead;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request as it came. Keeps what dispatching to an error page changes.
 *
 * @param request the container's own
 */
record ServletHead(HttpServletRequest request, String method, String rawPath, int belowBase)
    implements RequestHead {

  /**
   * The head of a request to an application.
   *
   * @param basePath that of the application, without a slash at its end
   * @return null if the path, as it was sent, does not lie below the base path
   */
  static @Nullable ServletHead of(HttpServletRequest request, String basePath) {
    String path = request.getRequestURI();
    int end = basePath.length();
    boolean below =
        path != null
            && path.startsWith(basePath)
            && (path.length() == end || path.charAt(end) == '/');
    return below ? new ServletHead(request, request.getMethod(), path, end) : null;
  }

  @Override
  public List<String> lines(String name) {
    Enumeration<String> lines = request.getHeaders(name);
    return lines == null || !lines.hasMoreElements() ? List.of() : Collections.list(lines);
  }

  @Override
  public @Nullable String ownOrigin() {
    String host = request.getHeader("Host");
    return host == null ? null : request.getScheme() + "://" + host;
  }
}
