package dev.corsac.policy.decide;

import static dev.corsac.policy.route.Tables.TRUSTED;
import static dev.corsac.policy.route.Tables.allow;
import static dev.corsac.policy.route.Tables.method;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.policy.CorsHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no token of RFC 9110 is never written, whoever made the table. */
class TokensTest {

  @ParameterizedTest
  @ValueSource(strings = {"X, DELETE", "*", "GET\n", "", "r\u00e9sum\u00e9", "GET POST", "GE/T"})
  void noTableHasAMethodThatIsNoToken(String malformed) {
    assertThatThrownBy(() -> method(malformed, "", allow(TRUSTED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an HTTP method");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-B, Authorization", "X\r\nSet-Cookie", "", "*"})
  void noTableHasAHeaderThatIsNoToken(String malformed) {
    assertThatThrownBy(() -> method("PUT", "", allow(TRUSTED), "X-A", malformed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a header name");
  }

  @Test
  void noValueEndsItsLine() {
    assertThatThrownBy(() -> new CorsHeaders.Field("X", "a\r\nSet-Cookie: b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("X: U+000D");
  }
}
