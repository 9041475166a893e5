package dev.corsac.benchmarks.endtoend;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A server in a process of its own. Not thread safe. */
final class ServerProcess implements AutoCloseable {

  /**
   * What it has used since it started.
   *
   * @param cpu time of all processors, in nanoseconds
   * @param bytes that its threads have allocated
   */
  record Usage(long cpu, long bytes) {}

  private final Process process;
  private final BufferedReader lines;
  private final int port;

  private ServerProcess(Process process, BufferedReader lines, int port) {
    this.process = process;
    this.lines = lines;
    this.port = port;
  }

  /**
   * Starts a server.
   *
   * @throws IOException if it ends, with what it said
   */
  static ServerProcess start(Engine engine, Variant variant) throws IOException {
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(engine::takes)
            // Java skips annotations that it lacks.
            .filter(variant::takes)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-Xms256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    path,
                    Serve.class.getName(),
                    engine.name(),
                    variant.name()))
            .redirectErrorStream(true)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new ServerProcess(process, lines, Integer.parseInt(value(lines, "port=")));
  }

  private static String value(BufferedReader lines, String name) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(name)) {
        return line.substring(name.length());
      }
      said.append(line).append('\n');
    }
    throw new IOException("the server has ended: " + said);
  }

  int port() {
    return port;
  }

  Usage usage() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    String[] parts = value(lines, "used=").split(",", -1);
    return new Usage(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
