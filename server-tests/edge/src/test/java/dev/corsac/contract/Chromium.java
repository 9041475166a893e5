package dev.corsac.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser that opens one page, for which all made-up names are this machine. */
final class Chromium {
  private static final Path PROGRAM =
      Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
          .flatMap(folder -> Stream.of("chromium", "google-chrome").map(Path.of(folder)::resolve))
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("chromium is not installed"));

  private Chromium() {}

  /**
   * What a page has become once it has loaded, and whatever it has led to.
   *
   * @param folder where the browser's profile goes
   * @param url with a certificate that nobody has to have signed
   */
  static String shows(Path folder, String url) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--ignore-certificate-errors",
                "--host-resolver-rules=MAP *.test 127.0.0.1",
                "--user-data-dir=" + folder.resolve("chromium"),
                "--dump-dom",
                url)
            .redirectError(folder.resolve("chromium.log").toFile())
            .start();
    String shown = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("chromium does not end: " + shown);
    }
    return shown;
  }
}
