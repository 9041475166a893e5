package dev.corsac.contract;

import jakarta.ws.rs.core.Application;

/** Starts applications on one kind of server. */
public interface ServerUnderTest {

  /** A server that runs, and stops when it is closed. */
  interface Running extends AutoCloseable {
    /** The port on 127.0.0.1. */
    int port();

    @Override
    void close();
  }

  /**
   * Starts an application on 127.0.0.1, on a port that is free, below the path of its {@code
   * ApplicationPath}.
   *
   * @throws Exception if the deployment fails
   */
  Running start(Application application) throws Exception;
}
