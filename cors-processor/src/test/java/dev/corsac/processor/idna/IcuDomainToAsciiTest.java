package dev.corsac.processor.idna;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The URL Standard's domain to ASCII, section 3.3, with beStrict false. */
class IcuDomainToAsciiTest {

  private final IcuDomainToAscii toAscii = new IcuDomainToAscii();

  @ParameterizedTest
  @CsvSource({
    "EXAMPLE.com,example.com",
    "bücher.example,xn--bcher-kva.example",
    "BÜCHER.example,xn--bcher-kva.example",
    "faß.de,xn--fa-hia.de",
    "example。com,example.com",
    "ＡＢＣ.example,abc.example",
    "xn--bcher-kva.EXAMPLE,xn--bcher-kva.example",
    "ab--c.example,ab--c.example",
    "-a-.bücher,-a-.xn--bcher-kva",
    "a..ü,a..xn--tda",
    "a_b!$.ü,a_b!$.xn--tda"
  })
  void domainsAreMapped(String domain, String expected) {
    assertThat(toAscii.toAscii(domain)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xn--a", // decodes to ASCII
        "XN--A.example",
        "xn--zzzzzzz999999999",
        "\u00ad", // maps to nothing
        "\u0301a", // begins with a combining mark
        "a\u200db", // ZERO WIDTH JOINER without its context
        "\u05d0a", // breaks the bidi rule
        "a\ufffd",
        "\ud800"
      })
  void whatUts46RefusesIsRefused(String domain) {
    assertThat(toAscii.toAscii(domain)).isEmpty();
  }

  @Test
  void longLabelsAndNamesAreLeftToTheDnsRule() {
    assertThat(toAscii.toAscii("ü".repeat(300)).map(String::length))
        .hasValueSatisfying(length -> assertThat(length).isGreaterThan(63));
    assertThat(toAscii.toAscii("a".repeat(300))).isEqualTo(Optional.of("a".repeat(300)));
  }
}
