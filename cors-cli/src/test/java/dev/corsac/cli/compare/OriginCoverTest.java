package dev.corsac.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginCoverTest {
  @ParameterizedTest
  @CsvSource({
    "*, https://app.example.com, true",
    "https://app.example.com, https://app.example.com, true",
    "https://*.example.com, https://app.example.com, true",
    "https://*.example.com, https://a.b.example.com, true",
    "https://*.example.com, https://*.app.example.com, true",
    "https://*.app.example.com, https://*.example.com, false",
    "https://*.example.com, https://example.com, false",
    "https://*.example.com, https://badexample.com, false",
    "https://*.example.com, http://app.example.com, false",
    "https://*.example.com, https://app.example.com:8443, false",
    "http://localhost:*, http://localhost:3000, true",
    "http://localhost:*, http://localhost, true",
    "http://localhost:3000, http://localhost:*, false",
    "https://app.example.com, *, false",
    "${app.origins}, ${app.origins}, true",
    "${app.origins}, https://app.example.com, false",
    "https://app.example.com, ${app.origins}, false",
    "*, ${app.origins}, true"
  })
  void onlyWhatIsAllowedAlreadyIsCovered(String element, String other, boolean covered) {
    assertThat(OriginCover.covers(List.of(element), other)).isEqualTo(covered);
  }
}
