package dev.corsac.jaxrs.value;

/** An {@code OriginSource} has not answered, or threw. The message is a sentence for people. */
public final class UnansweredException extends Exception {
  private static final long serialVersionUID = 1L;

  UnansweredException(String message) {
    super(message);
  }
}
