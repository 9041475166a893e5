package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Chromium of this machine, without a window: looks at one page, and ends. */
final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  // What the browser asks for on its own account has "not an origin" for its initiator.
  private static final Pattern PAGES_REQUEST =
      Pattern.compile("\"initiator\":\"(?!not an origin).*\"url\":\"https?://");

  private final Path executable;
  private final Path directory;

  private Chromium(Path executable, Path directory) {
    this.executable = executable;
    this.directory = directory;
  }

  /**
   * The one that {@code -Dchromium=…} names ({@code none} skips), else that on the {@code PATH}.
   */
  static Optional<Chromium> find(Path directory) {
    Optional<Path> named = Optional.ofNullable(System.getProperty("chromium")).map(Path::of);
    Stream<Path> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(entry -> NAMES.stream().map(name -> Path.of(entry, name)));
    return (named.isPresent() ? named.stream() : onPath)
        .filter(Files::isExecutable)
        .findFirst()
        .map(found -> new Chromium(found, directory));
  }

  /**
   * What came of looking at a page.
   *
   * @param dom the document as it is after its script has run
   * @param console what the console says
   * @param requests what the page asked for over http and https
   */
  record Look(String dom, List<String> console, List<String> requests) {}

  /** Looks at a page with more options. */
  Look at(String url, String... options) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(directory, "profile");
    Path netLog = profile.resolve("net.json");
    Path dom = profile.resolve("dom.html");
    Path log = profile.resolve("log.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                executable.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
                "--user-data-dir=" + profile,
                "--log-net-log=" + netLog,
                "--enable-logging=stderr",
                "--dump-dom"));
    command.addAll(List.of(options));
    command.add(url);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("Chromium has ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    try (Stream<String> logged = Files.lines(log, StandardCharsets.ISO_8859_1);
        Stream<String> net = Files.lines(netLog, StandardCharsets.ISO_8859_1)) {
      return new Look(
          Files.readString(dom),
          logged.filter(line -> line.contains("CONSOLE")).toList(),
          net.filter(line -> PAGES_REQUEST.matcher(line).find()).toList());
    }
  }
}
