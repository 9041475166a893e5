package dev.corsac.processor.model;

/**
 * Where something stands in the sources.
 *
 * @param file the file below the source root: {@code com/acme/OrderResource.java}
 * @param number the line, from 1
 */
public record SourceLine(String file, int number) {

  /** {@code com/acme/OrderResource.java:14}. */
  @Override
  public String toString() {
    return file + ":" + number;
  }
}
