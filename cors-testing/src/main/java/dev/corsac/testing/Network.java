package dev.corsac.testing;

import java.util.List;
import java.util.Optional;

/** Where requests go: a compiled table, a running server, or something that a test makes up. */
@FunctionalInterface
public interface Network {

  /**
   * Answers a request. Redirects are not followed.
   *
   * @throws java.io.UncheckedIOException if there is no answer
   */
  HttpResponse send(HttpRequest request);

  /**
   * Why Corsac's guard refuses a request, which is then answered 403 before the resource method
   * runs; empty if it is handled, or if only the server knows.
   */
  default Optional<String> refusedByGuard(HttpRequest request) {
    return Optional.empty();
  }

  /**
   * Why a request gets less than it asks for: the sentences that the server would log with {@code
   * corsac.diagnostics}; empty if it gets all, or if only the server knows.
   *
   * @param credentials whether the script asks for credentials; a preflight does not say so
   */
  default List<String> reasons(HttpRequest request, boolean credentials) {
    return List.of();
  }
}
