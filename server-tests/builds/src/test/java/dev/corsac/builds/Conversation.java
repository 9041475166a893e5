package dev.corsac.builds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A tool that stays open, as editors do: one line in, and an answer that ends in a line with a dot.
 */
final class Conversation implements AutoCloseable {
  private static final String END = ".";

  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;

  private Conversation(Process process) {
    this.process = process;
    this.in = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8), true);
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Starts a program. */
  static Conversation with(Path folder, List<String> command) {
    try {
      return new Conversation(
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Says a line, and returns the answer.
   *
   * @throws AssertionError if the program ends before its answer does, with what it said
   */
  String say(String line) {
    in.println(line);
    StringBuilder answer = new StringBuilder();
    try {
      for (String each = out.readLine(); !END.equals(each); each = out.readLine()) {
        if (each == null) {
          throw new AssertionError("ended after \"" + line + "\":\n" + answer);
        }
        answer.append(each).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer.toString();
  }

  @Override
  public void close() {
    in.close();
    try {
      out.transferTo(java.io.Writer.nullWriter());
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
