package dev.corsac.cli.application;

import java.util.OptionalInt;

/**
 * A place in a source file.
 *
 * @param file package path and name: {@code com/acme/OrderResource.java}
 * @param line from 1; empty where the class file does not tell, as for abstract methods
 */
public record SourceLine(String file, OptionalInt line) {
  @Override
  public String toString() {
    return line.isPresent() ? file + ":" + line.getAsInt() : file;
  }
}
