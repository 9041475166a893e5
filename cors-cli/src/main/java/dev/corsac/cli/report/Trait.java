package dev.corsac.cli.report;

import java.util.Locale;

/** What a reviewer looks for among many routes. */
enum Trait {
  NOT_GOVERNED("not governed"),
  ANY_ORIGIN("any origin"),
  CREDENTIALS("with credentials"),
  NOT_GUARDED("not guarded"),
  TOLERATED("tolerating a risk");

  private final String words;

  Trait(String words) {
    this.words = words;
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
