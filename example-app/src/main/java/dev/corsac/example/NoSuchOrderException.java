package dev.corsac.example;

/** There is no order of that number. */
final class NoSuchOrderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchOrderException(long id) {
    super("There is no order " + id + ".");
  }
}
