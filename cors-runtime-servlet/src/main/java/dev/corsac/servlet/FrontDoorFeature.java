package dev.corsac.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Notes in the {@link ServletContext} which servlet, or which filter, serves which application of
 * Jakarta REST: {@link CorsFilter} looks there. Servers find it by its service files.
 *
 * <p>One of them names {@link dev.corsac.jaxrs.ApplicationFeature} first: RESTEasy takes only the
 * first feature of each priority from all files of that name, and this one, which it has from the
 * other file, would be registered twice and take that one's place where this jar comes first.
 */
@Provider
public final class FrontDoorFeature implements Feature {
  @Context private @Nullable ServletContext servletContext;
  @Context private @Nullable ServletConfig servletConfig;
  @Context private @Nullable FilterConfig filterConfig;

  /** For servers. */
  public FrontDoorFeature() {}

  @Override
  public boolean configure(FeatureContext context) {
    if (servletContext == null) {
      return false;
    }
    String servlet = servletName();
    if (servlet != null) {
      ServedApplications.in(servletContext)
          .note(new ServedApplication.OfServlet(servlet, context.getConfiguration()));
      return true;
    }
    String filter = filterName();
    if (filter != null) {
      ServedApplications.in(servletContext)
          .note(new ServedApplication.OfFilter(filter, context.getConfiguration()));
      return true;
    }
    return ServedApplication.isResteasy(context.getConfiguration())
        && noteOfListener(servletContext, context.getConfiguration());
  }

  /** RESTEasy's listener deploys before its servlets are there. */
  private static boolean noteOfListener(ServletContext context, Configuration configuration) {
    try {
      ServedApplications.in(context).note(new ServedApplication.OfListener(configuration));
      return true;
    } catch (RuntimeException e) {
      return false; // No servlet container: see below.
    }
  }

  // What a server does not have is null on Jersey, and elsewhere an object that fails when it is
  // asked.

  private @Nullable String servletName() {
    try {
      return servletConfig == null ? null : servletConfig.getServletName();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private @Nullable String filterName() {
    try {
      return filterConfig == null ? null : filterConfig.getFilterName();
    } catch (RuntimeException e) {
      return null;
    }
  }
}
