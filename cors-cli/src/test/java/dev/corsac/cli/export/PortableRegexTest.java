package dev.corsac.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortableRegexTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0-9]+",
        "\\d+",
        "[a-z]{2}(?:-[A-Z]{2})?",
        "(?:[0-9a-f]{8}-[0-9a-f]{4})",
        "v(?:[^/]+)\\.json",
        "(foo|bar)",
        "\\w+",
        "a.b",
        "[^/]+?"
      })
  void whatAllReadAlikeIsPortable(String regex) {
    assertThat(PortableRegex.isPortable(regex)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)abc",
        "(?=a)b",
        "(?<!a)b",
        "(?<name>a)",
        "(?>a+)",
        "a++",
        "a*+",
        "a?+",
        "\\p{Alpha}+",
        "\\s",
        "\\h",
        "\\bword\\b",
        "\\Qa\\E",
        "[a&&[b]]",
        "[a-c[x-z]]",
        "(a)\\1",
        "\\x41",
        "^a$",
        "\u00e4+"
      })
  void whatOneOfThemReadsOtherwiseIsNot(String regex) {
    assertThat(PortableRegex.isPortable(regex)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "[^0-9]+", "\\D", "\\W+", "(?:[^/]+)-x", "100%"})
  void whatCouldMatchAnEncodedCharacterIsOpen(String regex) {
    assertThat(PortableRegex.isOpen(regex)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\.b", "[0-9]+", "\\d", "\\w+", "[a-z-]+"})
  void whatListsItsCharactersIsNot(String regex) {
    assertThat(PortableRegex.isOpen(regex)).isFalse();
  }
}
