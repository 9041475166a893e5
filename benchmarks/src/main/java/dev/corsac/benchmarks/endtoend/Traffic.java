package dev.corsac.benchmarks.endtoend;

import dev.corsac.benchmarks.decision.Setup;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The requests that are sent, each over and over. */
enum Traffic {
  /** An actual request whose origin is allowed. */
  ALLOWED("allowed", "GET", true, true),
  /** A preflight request that is granted. */
  PREFLIGHT(
      "preflight",
      "OPTIONS",
      true,
      true,
      "Access-Control-Request-Method: PUT",
      "Access-Control-Request-Headers: content-type,x-request-id"),
  /** A request of the service's own pages. */
  NO_ORIGIN("no Origin", "GET", true, false),
  /** A resource that no policy governs. */
  NOT_GOVERNED("not governed", "GET", false, false);

  private final String title;
  private final boolean hasOrigin;
  private final String request;

  Traffic(String title, String method, boolean governed, boolean hasOrigin, String... headers) {
    this.title = title;
    this.hasOrigin = hasOrigin;
    this.request =
        method
            + " "
            + (governed ? Setup.O1.path(0, 0) : "/ping")
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: benchmark\r\nAccept: */*\r\n"
            + (hasOrigin ? "Origin: " + origin() + "\r\n" : "")
            + Arrays.stream(headers).map(line -> line + "\r\n").collect(Collectors.joining())
            + "\r\n";
  }

  /** The origin that is allowed. */
  static String origin() {
    return Setup.O1.allowedOrigin(0, 0);
  }

  /** The name in tables. */
  String title() {
    return title;
  }

  /** The request, byte by byte. */
  byte[] request() {
    return request.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether it comes from the origin that is allowed. */
  boolean hasOrigin() {
    return hasOrigin;
  }
}
