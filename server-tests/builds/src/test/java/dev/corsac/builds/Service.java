package dev.corsac.builds;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.corsac.testing.Fetch;
import dev.corsac.testing.FetchRequest;
import dev.corsac.testing.RunningServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a project has built, running; or why it does not. */
final class Service implements AutoCloseable {
  private static final String LISTENS = "listens on ";
  private static final List<String> RESOURCES = List.of("com.acme.OrderResource");

  private final Process process;
  private final StringBuilder said = new StringBuilder();
  private int port;

  private Service(Process process) {
    this.process = process;
  }

  /** Starts classes on Jersey. */
  static Service ofClasses(Jdk jdk, Path... classes) {
    return ofClasses(jdk, RESOURCES, classes);
  }

  /**
   * Starts classes on Jersey.
   *
   * @param resources the resource classes' names
   */
  static Service ofClasses(Jdk jdk, List<String> resources, Path... classes) {
    String path =
        Arrays.stream(classes).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return start(
        jdk,
        List.of("-cp", path + File.pathSeparator + ClassPath.SERVICE, "com.acme.Main"),
        resources);
  }

  /** Starts a jar that has everything. */
  static Service ofJar(Jdk jdk, Path jar, List<String> resources) {
    return start(jdk, List.of("-cp", jar.toString(), "com.acme.Main"), resources);
  }

  /** Starts a named module from a module path. */
  static Service ofModule(Jdk jdk, String path) {
    return start(jdk, List.of("-p", path, "-m", "com.acme.shop/com.acme.Main"), RESOURCES);
  }

  private static Service start(Jdk jdk, List<String> where, List<String> resources) {
    List<String> command = new ArrayList<>(List.of(jdk.program("java")));
    command.addAll(where);
    command.addAll(resources);
    try {
      Service service = new Service(new ProcessBuilder(command).redirectErrorStream(true).start());
      service.awaitStart();
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitStart() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(LISTENS)) {
        port = Integer.parseInt(line.substring(LISTENS.length()));
        return;
      }
    }
  }

  /** What it said until it listened, or until it ended. */
  String said() {
    return said.toString();
  }

  /** Whether it ended before it listened. */
  boolean failed() {
    return port == 0;
  }

  /** A browser's request to it. */
  FetchRequest request(String origin, String path) {
    if (failed()) {
      throw new AssertionError("does not run:\n" + said);
    }
    return FetchRequest.get(origin, "http://127.0.0.1:" + port + path);
  }

  /**
   * Fails unless the orders' policy is in force, preflight and response.
   *
   * @return this
   */
  Service assertOrdersGoverned() {
    String shop = "https://shop.example.com";
    Fetch browser = Fetch.over(new RunningServer());
    browser.fetch(request(shop, "/orders")).assertReadable();
    browser.fetch(request("https://shop.example.org", "/orders")).assertNotReadable();
    browser
        .fetch(request(shop, "/orders/1").method("DELETE").header("If-Match", "\"1\""))
        .assertPreflighted()
        .assertReadable();
    browser
        .fetch(request(shop, "/orders/1").method("DELETE").header("X-Trace", "1"))
        .assertNotSent();
    return this;
  }

  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
