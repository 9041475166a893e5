package dev.corsac.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged command line, as a process. */
public final class CommandLine {
  private static final Path JARS = Path.of("target", "jars").toAbsolutePath();

  private CommandLine() {}

  /** How a command ended. */
  public record Ran(int status, String out, String err) {}

  /** A jar of an application that was compiled with the processor. */
  public static String jar(String name) {
    return JARS.resolve(name).toString();
  }

  /** Runs {@code corsac} to its end. */
  public static Ran corsac(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(jar("cors-cli.jar"));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile("corsac", ".out");
      Path err = Files.createTempFile("corsac", ".err");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      int status = process.waitFor();
      Ran ran = new Ran(status, read(out), read(err));
      Files.delete(out);
      Files.delete(err);
      return ran;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
