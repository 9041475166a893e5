package dev.corsac.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A header list (Fetch, section 2.2.2): lines in order, names compared without case. Immutable. */
public record Headers(List<Line> lines) {

  /** No header. */
  public static final Headers NONE = new Headers(List.of());

  /** One line. */
  public record Line(String name, String value) {
    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  public Headers {
    lines = List.copyOf(lines);
  }

  /** The same with one more line. */
  public Headers with(String name, String value) {
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(name, value.strip()));
    return new Headers(more);
  }

  /** The same without a name's lines. */
  public Headers without(String name) {
    return new Headers(lines.stream().filter(l -> !l.name().equalsIgnoreCase(name)).toList());
  }

  /** Each line's value. */
  public List<String> all(String name) {
    return lines.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(Line::value)
        .toList();
  }

  /** Fetch, "get": the values of all lines joined by comma and blank; empty if there is none. */
  public Optional<String> get(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  @Override
  public String toString() {
    return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
  }
}
