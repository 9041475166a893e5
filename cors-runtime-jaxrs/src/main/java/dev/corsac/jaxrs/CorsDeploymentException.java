package dev.corsac.jaxrs;

/**
 * Stops an application from starting, because a policy is missing, outdated or invalid. The message
 * says what is wrong, where, and what to do.
 */
public final class CorsDeploymentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the run time. */
  public CorsDeploymentException(String message) {
    super(message);
  }

  /** For the run time. */
  public CorsDeploymentException(String message, Throwable cause) {
    super(message, cause);
  }
}
