package dev.corsac.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginPatternTest {

  @Test
  void itsPartsAreRead() {
    OriginPattern pattern = OriginPattern.of("https://*.example.com:8443");
    assertThat(pattern.scheme()).isEqualTo("https");
    assertThat(pattern.host()).isEqualTo("example.com");
    assertThat(pattern.hostKind()).isEqualTo(HostKind.DOMAIN);
    assertThat(pattern.subdomains()).isTrue();
    assertThat(pattern.port()).isEqualTo(8443);
    assertThat(pattern.anyPort()).isFalse();
    assertThat(pattern.isExact()).isFalse();
    assertThat(pattern.isAny()).isFalse();
  }

  @Test
  void addressesAreTold() {
    assertThat(OriginPattern.of("http://127.0.0.1").hostKind()).isEqualTo(HostKind.IPV4);
    assertThat(OriginPattern.of("http://[::1]:*").hostKind()).isEqualTo(HostKind.IPV6);
    assertThat(OriginPattern.of("http://[::1]:*").host()).isEqualTo("[::1]");
    assertThat(OriginPattern.of("http://[::1]:*").anyPort()).isTrue();
    assertThat(OriginPattern.of("http://127.0.0.1").isExact()).isTrue();
  }

  @Test
  void theAsteriskIsAnyOrigin() {
    assertThat(OriginPattern.of("*")).isSameAs(OriginPattern.ANY);
    assertThat(OriginPattern.ANY.isAny()).isTrue();
    assertThat(OriginPattern.ANY.isExact()).isFalse();
  }

  @Test
  void whatIsNotCanonicalIsRefusedWithTheReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OriginPattern.of("https://example.com/"))
        .withMessageContaining("an origin has no path");
  }

  @Test
  void patternsOfTheSameTextAreEqual() {
    assertThat(OriginPattern.of("https://*.a.example:*"))
        .isEqualTo(OriginPattern.of("https://*.a.example:*"))
        .hasSameHashCodeAs(OriginPattern.of("https://*.a.example:*"))
        .isNotEqualTo(OriginPattern.of("https://a.example:*"));
  }

  @Test
  void theHintForAnApplicationSaysWhichOfTheTwoIsInUpperCase() {
    List<OriginPattern> listed = List.of(OriginPattern.of("safari-web-extension://6B17-A"));
    assertThat(NearestOrigin.hint("safari-web-extension://6b17-a", listed))
        .contains("\"safari-web-extension://6B17-A\"", "the pattern is not in lower case");
    assertThat(
            NearestOrigin.hint(
                "https://App.example.com", List.of(OriginPattern.of("https://app.example.com"))))
        .contains("browsers send hosts in lower case");
    assertThat(NearestOrigin.hint("qrc://", List.of(OriginPattern.of("app://."))))
        .contains("the scheme differs", "the host differs");
  }
}
