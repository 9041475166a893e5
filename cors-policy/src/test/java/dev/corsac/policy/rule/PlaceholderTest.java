package dev.corsac.policy.rule;

import static dev.corsac.policy.rule.Reviews.findings;
import static dev.corsac.policy.rule.Reviews.origins;
import static dev.corsac.policy.rule.Reviews.review;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${",
        "${}",
        "${a",
        "${a b}",
        "${a}b",
        " ${a}",
        "https://${a}",
        "${a}${b}",
        "${a:${b}}",
        "${a:}",
        "${a: }",
        "${:x}",
        "*${a}",
        "null${"
      })
  void aBrokenPlaceholderHasOneFinding(String element) {
    assertThat(findings(origins(element))).containsExactly("value[0] ERROR placeholder-malformed");
  }

  @Test
  void spacesAroundAPlaceholderAreTakenOffInTheSuggestion() {
    assertThat(review(origins(" ${a.b:https://a.example} ")).findings().get(0).suggestion())
        .contains("${a.b:https://a.example}");
  }

  @Test
  void aPlaceholderWithoutValueAndDefaultGivesNoPolicyAndNoFinding() {
    PolicyReview review = review(origins("https://a.example", "${app.cors-origins_2}"));
    assertThat(review.findings()).isEmpty();
    assertThat(review.policy()).isEmpty();
    assertThat(review.unresolved()).containsExactly("app.cors-origins_2");
  }

  @Test
  void aDefaultIsJudgedAndUsed() {
    PolicyReview review = review(origins("${o:https://a.example, https://[::1]:8443}"));
    assertThat(review.findings()).isEmpty();
    assertThat(review.policy().orElseThrow().allows("https://a.example")).isTrue();
    assertThat(review.policy().orElseThrow().allows("https://[::1]:8443")).isTrue();
    assertThat(findings(origins("https://b.example", "${o:https://A.example,null}")))
        .containsExactly("value[1] ERROR origin-not-canonical", "value[1] ERROR origin-null");
  }

  @Test
  void aLocalDefaultIsWhatDefaultsAreFor() {
    assertThat(findings(origins("${o:http://localhost:3000}"))).isEmpty();
  }

  @Test
  void aConfiguredValueIsJudgedByTheSameRulesAndSaysWhereItComesFrom() {
    PolicyReview review =
        review(
            origins("${o:https://default.example}"),
            Map.of("o", "https://A.example , http://localhost:3000"));
    assertThat(findings(review))
        .containsExactly("value[0] ERROR origin-not-canonical", "value[0] WARNING origin-local");
    assertThat(review.findings())
        .allSatisfy(f -> assertThat(f.problem()).contains("configured value of ${o}"));
    assertThat(review.policy()).isEmpty();
  }

  @Test
  void aConfiguredValueTakesThePlaceOfTheDefault() {
    var policy =
        review(
                origins("${o:https://default.example}"),
                Map.of("o", "https://a.example,https://b.example"))
            .policy()
            .orElseThrow();
    assertThat(policy.allows("https://a.example")).isTrue();
    assertThat(policy.allows("https://b.example")).isTrue();
    assertThat(policy.allows("https://default.example")).isFalse();
  }

  @Test
  void noneAllowsNoOriginAndIsAPolicy() {
    PolicyReview review = review(origins("${o}"), Map.of("o", " none "));
    assertThat(review.findings()).isEmpty();
    assertThat(review.policy().orElseThrow().origins().patterns()).isEmpty();
    assertThat(findings(origins("${o:none}"))).isEmpty();
    assertThat(findings(review(origins("${o}"), Map.of("o", "none,https://a.example"))))
        .containsExactly("value[0] ERROR origin-malformed");
  }

  @Test
  void aBlankValueIsUnsetAndHidesTheDefault() {
    PolicyReview review = review(origins("${o:https://a.example}"), Map.of("o", "  "));
    assertThat(review.policy()).isEmpty();
    assertThat(review.unresolved()).containsExactly("o");
  }

  @Test
  void anEmptyElementOfAListIsMalformed() {
    assertThat(findings(review(origins("${o}"), Map.of("o", "https://a.example,"))))
        .containsExactly("value[0] ERROR origin-malformed");
  }

  @Test
  void placeholdersDoNotNest() {
    assertThat(findings(review(origins("${o}"), Map.of("o", "${p}"))))
        .containsExactly("value[0] ERROR placeholder-malformed");
  }

  @Test
  void credentialsAreJudgedWithConfiguredOriginsToo() {
    assertThat(findings(review(origins("${o}").withCredentials(), Map.of("o", "*"))))
        .containsExactly("value[0] ERROR origin-any-with-credentials");
  }
}
