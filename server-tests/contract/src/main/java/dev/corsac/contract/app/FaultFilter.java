package dev.corsac.contract.app;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Ends requests early, as the request's {@code X-Fault} asks for: {@code <when>:<how>}. The
 * subclasses differ by when they run.
 */
public abstract class FaultFilter implements ContainerRequestFilter {

  /** Runs before matching, as early as anything but Corsac can. */
  @Provider
  @PreMatching
  @Priority(Integer.MIN_VALUE + 1)
  public static class Before extends FaultFilter {}

  /** Runs after matching, as early as anything but Corsac can. */
  @Provider
  @Priority(Integer.MIN_VALUE + 1)
  public static class Early extends FaultFilter {}

  /** Runs after matching, where applications' filters usually run. */
  @Provider
  @Priority(Priorities.USER)
  public static class Late extends FaultFilter {}

  @Override
  public void filter(ContainerRequestContext request) {
    String wish = request.getHeaderString("X-Fault");
    String mine = getClass().getSimpleName() + ":";
    if (wish != null && wish.startsWith(mine)) {
      switch (wish.substring(mine.length())) {
        case "abort" ->
            request.abortWith(
                Response.status(429)
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Vary", "Cookie")
                    .build());
        case "throw" -> throw new IllegalStateException("thrown by a filter, on purpose");
        case "mapped" -> throw new MappedException();
        default -> throw new IllegalArgumentException(wish);
      }
    }
  }
}
