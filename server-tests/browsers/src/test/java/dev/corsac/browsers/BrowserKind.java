package dev.corsac.browsers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The judges. */
enum BrowserKind {
  CHROMIUM("chrome", "chromium", "google-chrome"),
  FIREFOX("firefox", "firefox-esr", "firefox"),
  /** MiniBrowser, by its driver, on a display of its own. */
  WEBKIT("webkit", "WebKitWebDriver", "WebKitWebDriver");

  private final String driverName;
  private final String command;
  private final String otherCommand;

  BrowserKind(String driverName, String command, String otherCommand) {
    this.driverName = driverName;
    this.command = command;
    this.otherCommand = otherCommand;
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
    return Stream.of(command, otherCommand)
        .flatMap(BrowserKind::onPath)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "%s is not on the PATH, and -Pbrowsers needs it. On Debian: apt-get install chromium firefox-esr webkit2gtk-driver xvfb nodejs npm (here %s is missing)."
                    .formatted(command, command)));
  }

  /** Every place on the PATH that has the command. */
  static Stream<Path> onPath(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, command))
        .filter(Files::isExecutable);
  }
}
