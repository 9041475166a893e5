package dev.corsac.example;

import java.io.UncheckedIOException;
import java.util.Objects;

/** Starts the example and waits. */
public final class Main {

  private Main() {}

  /** Starts the API and both front ends, prints where they are, and returns when interrupted. */
  public static void main(String[] args) throws InterruptedException {
    try (Example example = Example.start(Ports.ofSystemProperties())) {
      print(
          """

          The example is running.

            API                 %s
            trusted front end   %s   allowed by the API's policies
            stranger            %s   not allowed

          Open both front ends in a browser and compare. Ctrl-C ends everything.
          """
              .formatted(example.api(), example.trusted(), example.stranger()));
      Thread.currentThread().join();
    } catch (IllegalArgumentException e) {
      print(String.valueOf(e.getMessage()));
      System.exit(1);
    } catch (UncheckedIOException e) {
      print(
          Objects.requireNonNull(e.getCause()).getMessage()
              + " Choose others: -Dapi.port=… -Dtrusted.port=… -Dstranger.port=…");
      System.exit(1);
    }
  }

  @SuppressWarnings("SystemOut") // it is what a person at a terminal reads
  private static void print(String text) {
    System.out.println(text);
  }
}
