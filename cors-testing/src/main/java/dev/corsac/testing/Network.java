package dev.corsac.testing;

/** Where requests go: a compiled table, a running server, or what a test makes up. */
@FunctionalInterface
public interface Network {

  /**
   * Answers a request. Redirects are not followed.
   *
   * @throws java.io.UncheckedIOException if there is no answer
   */
  HttpResponse send(HttpRequest request);
}
