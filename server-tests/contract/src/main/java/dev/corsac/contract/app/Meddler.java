package dev.corsac.contract.app;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/**
 * Does to the response's headers what the request's {@code X-Meddle} asks for: {@code
 * <who>:<what>}. The subclasses differ by when they run.
 */
public abstract class Meddler implements ContainerResponseFilter {

  /** Runs before all other response filters. */
  @Provider
  @Priority(Integer.MAX_VALUE)
  public static class First extends Meddler {}

  /** Runs where applications' filters usually run. */
  @Provider
  @Priority(Priorities.USER)
  public static class Amid extends Meddler {}

  /** Runs as late as anything but Corsac can. */
  @Provider
  @Priority(Integer.MIN_VALUE + 1)
  public static class Last extends Meddler {}

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String wish = request.getHeaderString("X-Meddle");
    String mine = getClass().getSimpleName() + ":";
    if (wish != null && wish.startsWith(mine)) {
      meddle(wish.substring(mine.length()), response.getHeaders());
    }
  }

  private static void meddle(String wish, MultivaluedMap<String, Object> headers) {
    switch (wish) {
      case "vary" -> headers.putSingle("Vary", "Accept-Encoding");
      case "vary-two-lines" -> {
        headers.add("Vary", "Accept-Encoding, Accept");
        headers.add("Vary", "Cookie");
      }
      case "vary-origin" -> headers.putSingle("Vary", "Accept, oRIGIN");
      case "vary-star" -> headers.putSingle("Vary", "*");
      case "vary-none" -> headers.remove("Vary");
      case "grant" -> {
        headers.add("Access-Control-Allow-Origin", "*");
        headers.add("Access-Control-Allow-Origin", "https://evil.example");
        headers.putSingle("access-control-allow-credentials", "true");
        headers.putSingle("Access-Control-Allow-Methods", "PURGE");
        headers.putSingle("Access-Control-Allow-Headers", "*");
        headers.putSingle("Access-Control-Allow-Private-Network", "true");
        headers.putSingle("Access-Control-Expose-Headers", "Set-Secret");
        headers.putSingle("Access-Control-Max-Age", "86400");
      }
      default -> throw new IllegalArgumentException(wish);
    }
  }
}
