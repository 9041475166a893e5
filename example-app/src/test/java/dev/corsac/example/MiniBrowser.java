package dev.corsac.example;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** WebKitGTK's own small browser, on a display of its own. */
final class MiniBrowser {
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final int SECONDS = 120;

  private final Path executable;
  private final Path directory;

  private MiniBrowser(Path executable, Path directory) {
    this.executable = executable;
    this.directory = directory;
  }

  /** That of Debian's {@code webkit2gtk-driver}, if {@code xvfb-run} is there too. */
  static Optional<MiniBrowser> find(Path directory) throws IOException {
    boolean display =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "xvfb-run")));
    if (!display || !Files.isDirectory(LIBRARIES)) {
      return Optional.empty();
    }
    try (Stream<Path> architectures = Files.list(LIBRARIES)) {
      return architectures
          .map(each -> each.resolve("webkit2gtk-4.1/MiniBrowser"))
          .filter(Files::isExecutable)
          .findFirst()
          .map(found -> new MiniBrowser(found, directory));
    }
  }

  /**
   * What the console says of a page.
   *
   * @param awaited when all of these were said, the browser is ended: it never ends by itself
   */
  List<String> console(String url, Collection<String> awaited) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "xvfb-run",
                "-a",
                executable.toString(),
                "--enable-write-console-messages-to-stdout=true",
                url)
            .redirectErrorStream(true);
    builder.environment().put("HOME", directory.toString());
    // Its sandbox needs rights that a container does not have.
    builder.environment().put("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    Process browser = builder.start();
    ScheduledExecutorService limit = Executors.newSingleThreadScheduledExecutor();
    var unused = limit.schedule(() -> end(browser), SECONDS, TimeUnit.SECONDS);
    List<String> said = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(browser.getInputStream(), StandardCharsets.UTF_8))) {
      Set<String> missing = new HashSet<>(awaited);
      for (String line = out.readLine();
          line != null && !missing.isEmpty();
          line = out.readLine()) {
        if (line.contains("CONSOLE ")) {
          said.add(line);
          missing.removeIf(line::endsWith);
        }
      }
    } finally {
      limit.shutdownNow();
      end(browser);
    }
    return said;
  }

  private static void end(Process browser) {
    browser.descendants().forEach(ProcessHandle::destroyForcibly);
    browser.destroyForcibly();
  }
}
