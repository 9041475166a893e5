package dev.corsac.browsers;

/** An application that is served. */
interface Serving extends AutoCloseable {
  /** Where it listens on the loopback interface. */
  int port();

  @Override
  void close();

  /** Is told of every request before the server of the application sees it. */
  interface Arrivals {
    /**
     * Notes one.
     *
     * @param query that of its URI; empty if there is none
     */
    void arrived(String query, Arrival arrival);
  }
}
