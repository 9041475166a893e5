package dev.corsac.example;

import jakarta.ws.rs.SeBootstrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;

/** The running example: the API and its two front ends, each an origin of its own. */
final class Example implements AutoCloseable {

  /** The port that the literal origin in the resources' policies names. */
  static final int TRUSTED_PORT = 8081;

  private final SeBootstrap.Instance server;
  private final FrontEnd trusted;
  private final FrontEnd stranger;

  private Example(SeBootstrap.Instance server, FrontEnd trusted, FrontEnd stranger) {
    this.server = server;
    this.trusted = trusted;
    this.stranger = stranger;
  }

  /**
   * Starts everything.
   *
   * @param ports where; 0 stands for any free port
   * @throws UncheckedIOException if a port is taken
   */
  static Example start(Ports ports) {
    FrontEnd trusted = FrontEnd.bind("trusted", ports.trusted());
    FrontEnd stranger = FrontEnd.bind("stranger", ports.stranger());
    if (trusted.port() != TRUSTED_PORT) {
      // The value of the placeholder in the policies, which name http://localhost:8081 only.
      System.setProperty("example.trusted.origins", trusted.origin().toString());
    }
    try {
      Ledger ledger = new Ledger();
      SeBootstrap.Instance server = startServer(ports.api(), ledger);
      Example example = new Example(server, trusted, stranger);
      Places places = new Places(example.api(), trusted.origin(), stranger.origin());
      trusted.serve(places, ledger);
      stranger.serve(places, ledger);
      return example;
    } catch (RuntimeException e) {
      trusted.close();
      stranger.close();
      throw e;
    }
  }

  private static SeBootstrap.Instance startServer(int port, Ledger ledger) {
    SeBootstrap.Configuration configuration =
        SeBootstrap.Configuration.builder().host("localhost").port(port).build();
    try {
      return SeBootstrap.start(new OrderService(ledger), configuration)
          .toCompletableFuture()
          .join();
    } catch (RuntimeException e) {
      if (isPortTaken(e)) {
        throw new UncheckedIOException(
            new IOException("The API cannot listen on port " + port + ".", e));
      }
      throw e;
    }
  }

  // Each server wraps it in exceptions of its own.
  private static boolean isPortTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  /** Where the resources are: {@code http://localhost:8080/api}. */
  URI api() {
    return server.configuration().baseUriBuilder().path("api").build();
  }

  /** The origin of the front end that the API trusts. */
  URI trusted() {
    return trusted.origin();
  }

  /** The origin of the front end that the API does not know. */
  URI stranger() {
    return stranger.origin();
  }

  @Override
  public void close() {
    stranger.close();
    trusted.close();
    server.stop().toCompletableFuture().join();
  }
}
