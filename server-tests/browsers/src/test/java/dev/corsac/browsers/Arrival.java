package dev.corsac.browsers;

import java.util.Locale;
import java.util.Map;

/**
 * A request that reached the server.
 *
 * @param path without the query
 * @param request its headers, names in lower case
 */
record Arrival(String method, String path, Map<String, String> request) {

  boolean isPreflight() {
    return method.equals("OPTIONS") && request.containsKey("access-control-request-method");
  }

  /** The value of a request header, or null. */
  String header(String name) {
    return request.get(name.toLowerCase(Locale.ROOT));
  }
}
