package dev.corsac.jaxrs.front;

import java.util.Collection;

/** Where a response's headers are written. Names are compared without regard to case. */
public interface HeaderSink {
  /** The lines that a header has now; none if it is not there. */
  Collection<String> lines(String name);

  /** Puts one line in the place of all that a header has. */
  void set(String name, String value);

  /** Adds a line to those that a header has. */
  void add(String name, String value);
}
