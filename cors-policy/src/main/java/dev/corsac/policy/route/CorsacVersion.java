package dev.corsac.policy.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of Corsac that this code is of, as the build has written it beside the class. */
public final class CorsacVersion {
  private static final String RESOURCE = "version.txt";

  private CorsacVersion() {}

  /** The version, {@code 0.1.0}; read anew each time, which is once for a compilation. */
  public static String get() {
    try (InputStream in = CorsacVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside " + CorsacVersion.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
