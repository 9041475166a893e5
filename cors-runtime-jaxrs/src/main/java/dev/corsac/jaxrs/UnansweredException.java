package dev.corsac.jaxrs;

/** An {@link OriginSource} has not answered, or threw. The message is a sentence for people. */
final class UnansweredException extends Exception {
  private static final long serialVersionUID = 1L;

  UnansweredException(String message) {
    super(message);
  }
}
