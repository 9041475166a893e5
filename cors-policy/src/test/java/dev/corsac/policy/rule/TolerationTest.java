package dev.corsac.policy.rule;

import static dev.corsac.policy.rule.Reviews.findings;
import static dev.corsac.policy.rule.Reviews.origins;
import static dev.corsac.policy.rule.Reviews.review;
import static dev.corsac.policy.rule.Reviews.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.finding.DiagnosticId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TolerationTest {

  @Test
  void aToleratedErrorIsFoundAndThePolicyHolds() {
    PolicyReview review =
        review(
            origins("http://app.example.com")
                .withCredentials()
                .tolerating(
                    new Toleration("origin-insecure", "inside of our VPN"),
                    new Toleration("route-overlap", "known")));
    assertThat(findings(review)).containsExactly("value[0] ERROR origin-insecure");
    assertThat(review.untolerated()).isEmpty();
    assertThat(review.tolerates(review.findings().get(0))).isTrue();
    assertThat(review.policy()).isPresent();
    assertThat(review.tolerated())
        .containsExactlyInAnyOrder(DiagnosticId.ORIGIN_INSECURE, DiagnosticId.ROUTE_OVERLAP);
  }

  @Test
  void aBlankReasonIsNoneAndToleratesNothing() {
    PolicyReview review =
        review(
            origins("http://app.example.com")
                .withCredentials()
                .tolerating(new Toleration("origin-insecure", " ")));
    assertThat(findings(review))
        .containsExactly("value[0] ERROR origin-insecure", "tolerate[0] ERROR tolerate-reason");
    assertThat(review.policy()).isEmpty();
    assertThat(review.tolerates(review.findings().get(0))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "origin-insecur,origin-insecure",
        "ORIGIN_INSECURE,origin-insecure",
        "cors:origin-local,origin-local",
        "origin-locale,origin-local",
        "no-such-thing-at-all,-",
        "'',-",
        "origin-null,-",
        "origin-duplicate,-"
      })
  void onlyAnIdThatCanBeToleratedIsKnown(String id, String suggestion) {
    PolicyReview review = review(sound().tolerating(new Toleration(id, "reason")));
    assertThat(findings(review)).containsExactly("tolerate[0] ERROR tolerate-unknown");
    assertThat(review.findings().get(0).suggestion().orElse(null)).isEqualTo(suggestion);
    assertThat(review.policy()).isEmpty();
    assertThat(review.tolerated()).isEmpty();
  }

  @Test
  void anErrorThatCannotBeToleratedStaysOne() {
    PolicyReview review =
        review(origins("null").tolerating(new Toleration("origin-null", "please")));
    assertThat(findings(review))
        .containsExactly("value[0] ERROR origin-null", "tolerate[0] ERROR tolerate-unknown");
    assertThat(review.untolerated()).hasSize(2);
  }

  @Test
  void sameOriginTakesTolerationsToo() {
    PolicyDeclaration sameOrigin = PolicyDeclaration.sameOrigin();
    assertThat(review(sameOrigin).policy()).containsSame(Policy.SAME_ORIGIN);
    assertThat(findings(sameOrigin.tolerating(new Toleration("simple-request", ""))))
        .containsExactly("tolerate[0] ERROR tolerate-reason");
  }

  @Test
  void findingsComeInTheOrderOfTheSource() {
    PolicyDeclaration everything =
        new PolicyDeclaration(
            true,
            List.of("https://*", "null"),
            List.of(),
            List.of("Cookie", "a b"),
            List.of("Set-Cookie"),
            false,
            -1,
            true,
            List.of(new Toleration("x", "")));
    assertThat(findings(everything))
        .containsExactly(
            "value[0] ERROR origin-pattern",
            "value[1] ERROR origin-null",
            "allowedHeaders[0] ERROR request-header-forbidden",
            "allowedHeaders[1] ERROR header-malformed",
            "exposedHeaders[0] ERROR response-header-forbidden",
            "maxAge ERROR max-age-out-of-range",
            "tolerate[0] ERROR tolerate-unknown",
            "tolerate[0] ERROR tolerate-reason");
  }
}
