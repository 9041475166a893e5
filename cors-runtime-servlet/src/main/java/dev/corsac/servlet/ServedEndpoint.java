package dev.corsac.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * An application of Jakarta REST behind a servlet that serves others too, such as that of CXF.
 * Noted by whoever puts the two together, where {@link FrontDoorFeature} cannot see it. To be
 * implemented by integrations; thread safe.
 */
public interface ServedEndpoint {

  /** The configuration in which {@code CorsFeature} has been configured; asked with requests. */
  Configuration configuration();

  /**
   * The base path under which the application serves a request: the beginning of its raw URI, with
   * the context path and without a slash at the end.
   *
   * @return null if the request is not for this application
   */
  @Nullable String basePath(HttpServletRequest request);

  /** Has {@link CorsFilter} stand in front of it, in this web application. */
  static void note(ServletContext context, ServedEndpoint endpoint) {
    ServedApplications.in(context).note(new ServedApplication.OfEndpoint(endpoint));
  }
}
