package dev.corsac.maven;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a goal gives to its command. Not thread safe. */
final class Arguments {
  private final List<String> all = new ArrayList<>();

  Arguments(String command) {
    all.add(command);
  }

  /** An option, if it has a value. */
  Arguments option(String name, @Nullable String value) {
    if (value != null) {
      all.add(name + "=" + value);
    }
    return this;
  }

  /** An option that may be repeated: each line of the text is one. */
  Arguments lines(String name, @Nullable String text) {
    if (text != null) {
      text.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(line -> option(name, line));
    }
    return this;
  }

  /** An option without a value. */
  Arguments flag(String name, boolean given) {
    if (given) {
      all.add(name);
    }
    return this;
  }

  /** What is no option. */
  Arguments operand(String value) {
    all.add(value);
    return this;
  }

  List<String> all() {
    return List.copyOf(all);
  }
}
