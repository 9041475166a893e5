package dev.corsac.servlet;

import dev.corsac.jaxrs.front.DueHeaders;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CORS headers that code in front of the front door has set. */
final class EarlierHeaders {
  private EarlierHeaders() {}

  /**
   * Takes them away from a response that is not committed.
   *
   * <p>Servlet 6.1 removes a header that is set to null, and so do some containers of 6.0. On the
   * others the response is reset and all other headers are put back: then what has been written to
   * its buffer is lost, since no container tells whether there is anything, and a foreign grant
   * would be worse.
   *
   * @return what was taken, by name
   */
  static Map<String, List<String>> take(HttpServletResponse response) {
    Map<String, List<String>> taken = new LinkedHashMap<>();
    for (String name : List.copyOf(response.getHeaderNames())) {
      if (DueHeaders.isReserved(name)) {
        taken.put(name, List.copyOf(response.getHeaders(name)));
      }
    }
    if (!taken.keySet().stream().allMatch(name -> isRemoved(response, name))) {
      resetBut(response);
    }
    return taken;
  }

  private static boolean isRemoved(HttpServletResponse response, String name) {
    try {
      response.setHeader(name, null);
    } catch (RuntimeException e) {
      return false;
    }
    return !response.containsHeader(name);
  }

  private static void resetBut(HttpServletResponse response) {
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (String name : List.copyOf(response.getHeaderNames())) {
      if (!DueHeaders.isReserved(name) && !HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)) {
        others.put(name, List.copyOf(response.getHeaders(name)));
      }
    }
    int status = response.getStatus();
    String type = response.getContentType();
    response.reset();
    response.setStatus(status);
    if (type != null) {
      response.setContentType(type);
    }
    others.forEach((name, lines) -> lines.forEach(line -> response.addHeader(name, line)));
  }
}
