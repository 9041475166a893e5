package dev.corsac.browsers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One running browser with a fresh profile and one tab; see {@code driver.mjs}. */
final class Browser implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process driver;
  private final BufferedReader answers;
  private final BufferedWriter commands;
  private final String version;

  private Browser(Process driver) throws IOException {
    this.driver = driver;
    this.answers = driver.inputReader(StandardCharsets.UTF_8);
    this.commands = driver.outputWriter(StandardCharsets.UTF_8);
    this.version = answer().asText();
  }

  /**
   * Starts a browser.
   *
   * @throws IllegalStateException if something is not installed, with what to install
   */
  static Browser start(BrowserKind kind) {
    return start(kind, Map.of());
  }

  /**
   * Starts a browser.
   *
   * @param preferences by their names in Firefox's about:config; no other browser has them
   */
  static Browser start(BrowserKind kind, Map<String, Object> preferences) {
    if (BrowserKind.onPath("node").findFirst().isEmpty()) {
      throw new IllegalStateException(
          "node is not on the PATH, and -Pbrowsers needs it. On Debian: apt-get install nodejs npm");
    }
    try {
      return new Browser(
          new ProcessBuilder(
                  "node",
                  "driver.mjs",
                  kind.driverName(),
                  kind.executable().toString(),
                  String.join(",", Names.MADE_UP),
                  JSON.writeValueAsString(preferences))
              .directory(Path.of(System.getProperty("driver.directory")).toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String version() {
    return version;
  }

  /** Goes to a page and waits until it has loaded. */
  void open(String url) {
    ask("open", url, null);
  }

  /**
   * Runs a function in the page.
   *
   * @param function JavaScript, may be asynchronous
   * @param argument what it is called with
   * @return what it returned
   */
  JsonNode evaluate(String function, Object argument) {
    return ask("evaluate", function, argument);
  }

  /**
   * Runs a function that leads to another page, and waits until that has loaded.
   *
   * @param function JavaScript
   * @param argument what it is called with
   */
  void leave(String function, Object argument) {
    ask("leave", function, argument);
  }

  /** Presses the browser's own button for it, and waits until the page has loaded. */
  void reload() {
    ask("reload", "", null);
  }

  /** Adds an extension for as long as the browser runs; not in WebKitGTK. */
  void install(Path extension) {
    ask("install", extension.toString(), null);
  }

  /** Makes the calls in the name of the page, or of a sandboxed frame in it. */
  List<Outcome> call(List<Call> calls, boolean sandboxed) {
    JsonNode outcomes = evaluate(sandboxed ? "callAllFromSandbox" : "callAll", calls);
    return List.of(JSON.convertValue(outcomes, Outcome[].class));
  }

  /** Writes the whole page, in its light or dark colours, into a PNG file. */
  void screenshot(Path file, boolean dark) {
    file.toFile().getParentFile().mkdirs();
    ask("screenshot", file.toString(), dark);
  }

  private JsonNode ask(String command, String what, Object with) {
    ObjectNode line = JSON.createObjectNode().put(command, what);
    line.set(command.equals("screenshot") ? "dark" : "with", JSON.valueToTree(with));
    try {
      commands.write(JSON.writeValueAsString(line));
      commands.newLine();
      commands.flush();
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException("The driver ended; what it said stands above.");
    }
    JsonNode answer = JSON.readTree(line);
    if (answer.has("error")) {
      throw new IllegalStateException(answer.get("error").asText());
    }
    return answer.get("value");
  }

  @Override
  public void close() {
    try {
      commands.close();
      if (!driver.waitFor(30, TimeUnit.SECONDS)) {
        driver.descendants().forEach(ProcessHandle::destroyForcibly);
        driver.destroyForcibly();
      }
    } catch (IOException e) {
      driver.destroyForcibly();
    } catch (InterruptedException e) {
      driver.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
