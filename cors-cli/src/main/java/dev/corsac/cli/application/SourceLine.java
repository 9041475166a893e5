package dev.corsac.cli.application;

/**
 * A line of a source file.
 *
 * @param file package path and name: {@code com/acme/OrderResource.java}
 * @param line from 1
 */
public record SourceLine(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
