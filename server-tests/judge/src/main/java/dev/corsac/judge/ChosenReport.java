package dev.corsac.judge;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;

/** Answers in place of the resource method that the server chose, with its name. */
public final class ChosenReport implements ContainerRequestFilter {
  static final String CHOSEN = "Chosen-Method";

  @Context private ResourceInfo resourceInfo;

  /** For servers. */
  public ChosenReport() {}

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resourceInfo.getResourceMethod();
    if (method != null && method.getDeclaringClass().getName().startsWith("random.")) {
      request.abortWith(Response.ok().header(CHOSEN, method.getName()).build());
    }
  }
}
