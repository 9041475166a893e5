package dev.corsac.contract.packaging;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that runs as a process of its own; what it prints is in {@code target/NAME.log}. */
public final class ServerProcess implements ServerUnderTest.Running {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final int port;
  private final Path log;

  private ServerProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts a server and waits until it serves the sample.
   *
   * @param port the port that the command line tells it
   * @throws IOException if it does not come up
   */
  public static ServerProcess start(
      String name, int port, Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    return start(name, port, folder, environment, command, "/api/plain");
  }

  /**
   * The same for what is not the sample.
   *
   * @param serves a path that is answered with 200 as soon as the server has started
   */
  public static ServerProcess start(
      String name,
      int port,
      Path folder,
      Map<String, String> environment,
      List<String> command,
      String serves)
      throws IOException {
    Path log = Path.of("target", name + ".log").toAbsolutePath();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    ServerProcess server = new ServerProcess(builder.start(), port, log);
    Instant end = Instant.now().plus(PATIENCE);
    while (!server.serves(serves)) {
      if (!server.process.isAlive() || Instant.now().isAfter(end)) {
        server.close();
        throw new IOException(name + " does not serve " + serves + ":\n" + tail(log));
      }
      pause();
    }
    return server;
  }

  /** A port on 127.0.0.1 that is free now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The {@code java} that runs this test. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private boolean serves(String path) {
    try {
      return new RawClient(port).send("GET", path).status() == 200;
    } catch (UncheckedIOException | IllegalStateException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  @Override
  public int port() {
    return port;
  }

  /** What it has printed by now. */
  public String printed() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // Start scripts leave the server as their child.
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (ProcessHandle child : children) {
      child.onExit().completeOnTimeout(child, 20, TimeUnit.SECONDS).join();
      child.destroyForcibly();
    }
  }
}
