package dev.corsac.suites;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One thing that must be so: a word, and for some words a value behind {@code =}.
 *
 * @param word the word
 * @param value the value, empty for words without one
 */
record Fact(Word word, String value) {

  /** What can be said of an answer, or of a policy. */
  enum Word {
    /** The policy compiles. */
    ACCEPTED,
    /** The policy does not compile. */
    REFUSED,
    /** A script of this origin may read the answer to a request without credentials. */
    READABLE,
    /** It may not. */
    UNREADABLE,
    /** The same with credentials. */
    READABLE_WITH_CREDENTIALS,
    /** The same with credentials. */
    UNREADABLE_WITH_CREDENTIALS,
    /** A browser sends what the preflight request asks for, without credentials. */
    PASSES,
    /** It does not. */
    FAILS,
    /** The same with credentials. */
    PASSES_WITH_CREDENTIALS,
    /** The same with credentials. */
    FAILS_WITH_CREDENTIALS,
    /** Every origin is allowed by {@code *}. */
    ANY_ORIGIN,
    /** No header of CORS at all. */
    UNTOUCHED,
    /** {@code Vary} has {@code Origin}, or is {@code *}. */
    VARY,
    /** It has not. */
    NO_VARY,
    /** The resource method ran. */
    HANDLED,
    /** It did not, and the answer says 403. */
    STOPPED,
    /** The status code. */
    STATUS,
    /** How long a browser may remember the preflight, in seconds. */
    MAX_AGE,
    /** The names of response headers that scripts may read, beyond the safelisted ones. */
    EXPOSES,
    /** The members of {@code Vary}, each in its own place and once. */
    VARY_LISTS;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Word of(String text) {
      return Arrays.stream(values())
          .filter(word -> word.text().equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such word: " + text));
    }
  }

  static Fact of(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new Fact(Word.of(text), "")
        : new Fact(Word.of(text.substring(0, equals)), text.substring(equals + 1));
  }

  /** The value as a set of names in lower case. */
  Set<String> names() {
    return Arrays.stream(value.split(",", -1))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String toString() {
    return value.isEmpty() && word != Word.EXPOSES ? word.text() : word.text() + "=" + value;
  }
}
