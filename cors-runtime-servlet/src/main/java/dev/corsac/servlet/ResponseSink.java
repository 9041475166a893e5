package dev.corsac.servlet;

import dev.corsac.jaxrs.front.HeaderSink;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;

/**
 * The headers of a servlet response.
 *
 * @param response the container's own
 */
record ResponseSink(HttpServletResponse response) implements HeaderSink {

  @Override
  public Collection<String> lines(String name) {
    Collection<String> lines = response.getHeaders(name);
    return lines == null ? List.of() : lines;
  }

  @Override
  public void set(String name, String value) {
    response.setHeader(name, value);
  }

  @Override
  public void add(String name, String value) {
    response.addHeader(name, value);
  }
}
