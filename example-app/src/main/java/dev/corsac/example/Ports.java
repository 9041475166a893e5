package dev.corsac.example;

/**
 * Where the three servers listen.
 *
 * @param api the API's port
 * @param trusted the trusted front end's port
 * @param stranger the stranger's port
 */
record Ports(int api, int trusted, int stranger) {

  /** Any three free ports. */
  static final Ports FREE = new Ports(0, 0, 0);

  /**
   * Reads {@code api.port}, {@code trusted.port} and {@code stranger.port}.
   *
   * @throws IllegalArgumentException if one of them is not a port
   */
  static Ports ofSystemProperties() {
    return new Ports(
        port("api.port", 8080),
        port("trusted.port", Example.TRUSTED_PORT),
        port("stranger.port", 8082));
  }

  private static int port(String property, int otherwise) {
    String text = System.getProperty(property, Integer.toString(otherwise));
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw new IllegalArgumentException(
          "-D" + property + "=" + text + " is not a port: give a number from 0 to 65535.");
    }
    return Integer.parseInt(text);
  }
}
