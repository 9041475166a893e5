package dev.corsac.cli.application;

/** What was given cannot be used. The message is for the user: what is wrong, and what to give. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is wrong. */
  public BadInputException(String message) {
    super(message);
  }

  /** What is wrong, and what was thrown because of it. */
  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
