package dev.corsac.policy.route;

import static dev.corsac.policy.route.Tables.TRUSTED;
import static dev.corsac.policy.route.Tables.allow;
import static dev.corsac.policy.route.Tables.decisions;
import static dev.corsac.policy.route.Tables.method;
import static dev.corsac.policy.route.Tables.resource;
import static dev.corsac.policy.route.Tables.sameOrigin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.policy.CorsHeaders;
import dev.corsac.policy.route.PreflightAnswer.Granted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no token of RFC 9110 is never written, whoever made the table. */
class TokensTest {

  @ParameterizedTest
  @ValueSource(strings = {"X, DELETE", "*", "GET\n", "", "r\u00e9sum\u00e9", "GET POST", "GE/T"})
  void aMethodThatIsNoTokenIsNotAmongTheAllowedOnes(String malformed) {
    Decisions decisions =
        decisions(
            resource(
                "com.acme.A",
                "a",
                method("GET", "", allow(TRUSTED)),
                method(malformed, "", allow(TRUSTED)),
                method("DELETE", "", sameOrigin())));
    for (String asked : new String[] {"GET", "OTHER"}) {
      assertThat(decisions.preflight("/a", asked, TRUSTED))
          .isInstanceOfSatisfying(
              Granted.class,
              granted -> assertThat(granted.allowMethods()).isIn("GET", "GET, HEAD"));
    }
    assertThat(decisions.preflight("/a", malformed, TRUSTED)).isNotInstanceOf(Granted.class);
  }

  @Test
  void aHeaderThatIsNoTokenIsNotAmongTheAllowedOnes() {
    Decisions decisions =
        decisions(
            resource(
                "com.acme.A",
                "a",
                method("PUT", "", allow(TRUSTED), "X-A", "X-B, Authorization", "X\r\nSet-Cookie")));
    assertThat(decisions.preflight("/a", "PUT", TRUSTED))
        .isInstanceOfSatisfying(
            Granted.class, granted -> assertThat(granted.allowHeaders()).isEqualTo("X-A"));
  }

  @Test
  void noValueEndsItsLine() {
    assertThatThrownBy(() -> new CorsHeaders.Field("X", "a\r\nSet-Cookie: b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("X: U+000D");
  }
}
