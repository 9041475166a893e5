package dev.corsac.contract.app;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** A filter of the application that varies a response, bound by name. */
@Stamped
@Provider
public class StampFilter implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().add("X-Stamp", "yes");
    response.getHeaders().add("Vary", "Accept-Language");
  }
}
