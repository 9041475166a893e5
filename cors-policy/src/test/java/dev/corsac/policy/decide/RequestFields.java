package dev.corsac.policy.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request that remembers which of its fields were read. */
final class RequestFields implements GuardedRequest {
  private final String method;
  private final @Nullable String authority;
  private final List<String> lines;
  final List<String> read = new ArrayList<>();

  /**
   * @param lines {@code Name: value}
   */
  RequestFields(String method, @Nullable String authority, List<String> lines) {
    this.method = method;
    this.authority = authority;
    this.lines = List.copyOf(lines);
  }

  static RequestFields post(String... lines) {
    return new RequestFields("POST", null, List.of(lines));
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public List<String> lines(String name) {
    read.add(name);
    return values(name);
  }

  /** The values of a field, without remembering that they were read. */
  List<String> values(String name) {
    return lines.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  @Override
  public @Nullable String authority() {
    read.add("authority");
    return authority;
  }

  @Nullable String target() {
    return authority;
  }

  @Override
  public String toString() {
    return method + " to " + authority + " " + lines;
  }
}
