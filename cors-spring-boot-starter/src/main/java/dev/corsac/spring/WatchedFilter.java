package dev.corsac.spring;

import dev.corsac.jaxrs.CorsDeploymentException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Jersey as a filter. Tomcat starts filters while Spring makes its beans, and only logs why one did
 * not start, so Spring Boot could not explain it: this one keeps it until it is asked. Other
 * servers start filters after that, and hand on what they throw.
 */
final class WatchedFilter implements Filter {
  private final Filter jersey;
  private volatile @Nullable CorsDeploymentException failure;
  private volatile boolean asked;

  WatchedFilter(Filter jersey) {
    this.jersey = jersey;
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    try {
      jersey.init(config);
    } catch (ServletException | RuntimeException e) {
      failure = ofCorsac(e);
      if (failure == null || asked) {
        throw e;
      }
    }
  }

  private static @Nullable CorsDeploymentException ofCorsac(Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null && !(cause instanceof CorsDeploymentException)) {
      cause = cause.getCause();
    }
    return (CorsDeploymentException) cause;
  }

  /** Throws what has kept Jersey from starting, if that is a matter of Corsac. */
  void rethrow() {
    asked = true;
    CorsDeploymentException known = failure;
    if (known != null) {
      throw known;
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    rethrow();
    jersey.doFilter(request, response, chain);
  }

  @Override
  public void destroy() {
    jersey.destroy();
  }
}
