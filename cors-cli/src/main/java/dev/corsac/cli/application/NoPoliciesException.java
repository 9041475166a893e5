package dev.corsac.cli.application;

/** What was given is not an application that Corsac compiled. The message is for the user. */
public final class NoPoliciesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoPoliciesException(String message) {
    super(message);
  }

  NoPoliciesException(String message, Throwable cause) {
    super(message, cause);
  }
}
