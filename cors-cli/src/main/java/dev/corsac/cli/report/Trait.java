package dev.corsac.cli.report;

import dev.corsac.cli.compare.Difference;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a reviewer looks for among many routes. */
enum Trait {
  NOT_GOVERNED("not governed"),
  ANY_ORIGIN("any origin"),
  CREDENTIALS("with credentials"),
  NOT_GUARDED("not guarded"),
  CONFIGURED("configured elsewhere"),
  TOLERATED("tolerating a risk"),
  OVERLAPS("overlapping"),
  WIDENED("widened"),
  NARROWED("narrowed"),
  CHANGED("changed otherwise");

  private final String words;

  Trait(String words) {
    this.words = words;
  }

  /** Those that a report has: some are of two versions only. */
  static List<Trait> of(boolean compared) {
    return Stream.of(values()).filter(each -> compared || !each.ofTwoVersions()).toList();
  }

  /** Whether it says how two versions differ. */
  boolean ofTwoVersions() {
    return this == WIDENED || this == NARROWED || this == CHANGED;
  }

  /** What a difference is. */
  static Trait of(Difference.Kind kind) {
    return switch (kind) {
      case WIDENED -> WIDENED;
      case NARROWED -> NARROWED;
      case CHANGED -> CHANGED;
    };
  }

  /** For people. */
  String words() {
    return words;
  }

  /** For style and script. */
  String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
