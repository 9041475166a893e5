package dev.corsac.builds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command that has ended.
 *
 * @param status its exit status
 * @param said all that it printed
 */
record Ran(int status, String said) {

  /** Runs a command to its end. */
  static Ran in(Path folder, Map<String, String> environment, List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ran(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Fails unless it ended well.
   *
   * @throws AssertionError with what it said
   */
  Ran assertDone() {
    if (status != 0) {
      throw new AssertionError("ended with " + status + ":\n" + said);
    }
    return this;
  }
}
