package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command lines of docs/builds.md, run by a shell as they stand, with the packaged processor.
 */
@DisabledOnOs(OS.WINDOWS)
class DocumentedCommandsIT {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
  private static final List<String> JARS =
      List.of("cors-annotations", "cors-policy", "cors-runtime-jaxrs", "jakarta.ws.rs-api", "ecj");

  @TempDir Path directory;

  private static String resource(String name) {
    return """
    package com.acme;
    @jakarta.ws.rs.Path("%s") @dev.corsac.CrossOrigin("https://app.example.com")
    public class %s { @jakarta.ws.rs.GET public String get() { return ""; } }
    """
        .formatted(name, name);
  }

  @BeforeEach
  void placeJarsAndSources() throws IOException {
    for (String jar : JARS) {
      Path found =
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
              .filter(entry ->
                  Pattern.compile("\\b" + Pattern.quote(jar) + "\\b").matcher(entry).find())
              .filter(entry -> entry.endsWith(".jar"))
              .map(Path::of)
              .findFirst()
              .orElseThrow(() -> new AssertionError(jar + " is not on the class path"));
      Files.copy(found, directory.resolve(jar + ".jar"));
    }
    Files.copy(
        Path.of(System.getProperty("processor.jar")), directory.resolve("cors-processor.jar"));
    Path sources = Files.createDirectories(directory.resolve("src/com/acme"));
    for (String name : List.of("OrderResource", "ItemResource")) {
      Files.writeString(sources.resolve(name + ".java"), resource(name));
    }
  }

  /**
   * Each line from nothing, and again each one behind the first: both compilers over one output.
   */
  @Test
  void everyLineRunsTheProcessor() throws Exception {
    List<String> lines = lines();
    assertThat(lines)
        .anyMatch(line -> line.startsWith("javac "))
        .anyMatch(line -> line.startsWith("java -jar ecj.jar "))
        .hasSizeGreaterThanOrEqualTo(4);
    for (String line : lines) {
      Path classes = directory.resolve("classes");
      IncrementalProject.deleteTree(classes);
      assertThat(run(line)).as(line).isZero();
      assertThat(classes.resolve("META-INF/corsac/tables")).as(line).exists();
    }
  }

  @Test
  void oneFileAgainKeepsTheOther() throws Exception {
    for (String line : lines()) {
      Path tables = directory.resolve("classes/META-INF/corsac/tables");
      assertThat(run(line)).as(line).isZero();
      assertThat(Files.readString(tables))
          .as(line)
          .contains("com.acme.OrderResource ", "com.acme.ItemResource ");
    }
  }

  private static List<String> lines() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "builds.md"));
    Matcher blocks = BLOCK.matcher(page);
    Stream<String> lines = Stream.empty();
    while (blocks.find()) {
      lines = Stream.concat(lines, blocks.group(1).lines());
    }
    return lines.filter(line -> !line.startsWith("mvn ")).toList();
  }

  private int run(String line) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).directory(directory.toFile());
    shell
        .environment()
        .merge(
            "PATH",
            Path.of(System.getProperty("java.home"), "bin").toString(),
            (before, bin) -> bin + File.pathSeparator + before);
    Process process = shell.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      System.out.println(said);
    }
    return status;
  }
}
