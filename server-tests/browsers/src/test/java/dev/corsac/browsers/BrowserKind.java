package dev.corsac.browsers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The judges. */
enum BrowserKind {
  CHROMIUM("chrome", "chromium", List.of("chromium", "chromium-browser", "google-chrome")),
  FIREFOX("firefox", "firefox-esr", List.of("firefox-esr", "firefox"));

  private final String driverName;
  private final String debianPackage;
  private final List<String> commands;

  BrowserKind(String driverName, String debianPackage, List<String> commands) {
    this.driverName = driverName;
    this.debianPackage = debianPackage;
    this.commands = commands;
  }

  /** What the driver calls it. */
  String driverName() {
    return driverName;
  }

  /**
   * Where it is installed.
   *
   * @throws IllegalStateException if it is not, with what to install
   */
  Path executable() {
    return commands.stream()
        .flatMap(BrowserKind::onPath)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "%s is not on the PATH, and -Pbrowsers needs it. On Debian: apt-get install chromium firefox-esr nodejs npm (here %s is missing)."
                    .formatted(commands.get(0), debianPackage)));
  }

  /** Every place on the PATH that has the command. */
  static Stream<Path> onPath(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, command))
        .filter(Files::isExecutable);
  }
}
