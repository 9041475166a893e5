package dev.corsac.policy.rule;

import static dev.corsac.policy.rule.Reviews.findings;
import static dev.corsac.policy.rule.Reviews.origins;
import static dev.corsac.policy.rule.Reviews.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.DomainToAscii;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(review.unresolved())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.id()).isEqualTo(DiagnosticId.ORIGINS_MISSING);
          assertThat(finding.place()).isEqualTo(new Place("value", 1));
          assertThat(finding.problem())
              .contains("Set app.cors-origins_2 to a comma-separated list");
        });
  }

  @Test
  void aDefaultIsJudgedAndUsed() {
    PolicyReview review = review(origins("${o:https://a.example, https://[2001:db8::1]:8443}"));
    assertThat(review.findings()).isEmpty();
    assertThat(review.policy().orElseThrow().allows("https://a.example")).isTrue();
    assertThat(review.policy().orElseThrow().allows("https://[2001:db8::1]:8443")).isTrue();
    assertThat(findings(origins("https://b.example", "${o:https://A.example,null}")))
        .containsExactly("value[1] ERROR origin-not-canonical", "value[1] ERROR origin-null");
  }

  @Test
  void aPlaceholderWhoseNameBeginsAnothersIsFoundInItsOwnPlace() {
    PolicyReview review = review(origins("${o.partners:none}", "${o}"));
    assertThat(review.unresolved())
        .extracting(Finding::place)
        .containsExactly(new Place("value", 1));
  }

  @Test
  void aLocalDefaultIsWhatProductionGetsWhereNobodyConfiguresIt() {
    PolicyReview review = review(origins("${o:http://localhost:3000}"));
    assertThat(findings(review)).containsExactly("value[0] WARNING origin-local");
    assertThat(review.findings().get(0).suggestion()).contains("${o:none}");
    assertThat(review.findings().get(0).problem())
        .contains("the default of ${o}", "Make the default \"none\"");
    assertThat(review(origins("${o:https://a.example, http://localhost:3000}")).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.suggestion()).contains("${o:https://a.example}"));
  }

  @Test
  void everyLocalPortWithCredentialsIsAnErrorWhereverItStands() {
    assertThat(findings(origins("${o:http://localhost:*}").withCredentials()))
        .containsExactly("value[0] ERROR origin-local");
    assertThat(
            findings(review(origins("${o}").withCredentials(), Map.of("o", "http://localhost:*"))))
        .containsExactly("value[0] ERROR origin-local");
  }

  @Test
  void aConfiguredLocalOriginIsWhatADeveloperIsToldToSet() {
    PolicyReview review =
        review(origins("${o:none}").withCredentials(), Map.of("o", "http://localhost:3000"));
    assertThat(findings(review)).containsExactly("value[0] NOTE origin-local");
    assertThat(review.findings().get(0).problem()).doesNotContain("none");
    assertThat(review.policy()).isPresent();
  }

  @Test
  void whatApplicationsSendInProductionIsSaid() {
    assertThat(review(origins("https://localhost")).findings().get(0).problem())
        .contains("Capacitor", "in production too");
    assertThat(review(origins("http://tauri.localhost")).findings().get(0).problem())
        .contains("Tauri");
    assertThat(review(origins("http://localhost:3000")).findings().get(0).problem())
        .doesNotContain("Capacitor");
  }

  @Test
  void aLocalOriginThatIsInsecureIsOnlyThat() {
    assertThat(findings(origins("${o:http://192.168.0.1}").withCredentials()))
        .containsExactly("value[0] ERROR origin-insecure");
  }

  @Test
  void aConfiguredValueIsJudgedByTheSameRulesAndSaysWhereItComesFrom() {
    PolicyReview review =
        review(
            origins("${o:https://default.example}"),
            Map.of("o", "https://A.example , http://localhost:3000"));
    assertThat(findings(review))
        .containsExactly("value[0] ERROR origin-not-canonical", "value[0] NOTE origin-local");
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
  void aBlankValueIsUnset() {
    PolicyReview withDefault = review(origins("${o:https://a.example}"), Map.of("o", "  "));
    assertThat(withDefault.policy().orElseThrow().allows("https://a.example")).isTrue();
    PolicyReview without = review(origins("${o}"), Map.of("o", "  "));
    assertThat(without.policy()).isEmpty();
    assertThat(without.unresolved()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "https://a.example,|has a comma at the end|https://a.example",
        ",https://a.example|has a comma at the start|https://a.example",
        "https://a.example,,https://b.example|two commas|https://a.example,https://b.example",
        ",|has a comma at the end|none",
        "[https://a.example, https://b.example]|JSON, YAML|https://a.example,https://b.example",
        "[\"https://a.example\",\"https://b.example\"]|JSON, YAML|https://a.example,https://b.example",
        "- https://a.example - https://b.example|JSON, YAML|https://a.example,https://b.example",
        "'https://a.example'|JSON, YAML|https://a.example",
        "[]|JSON, YAML|none",
        "https://a.example https://b.example|with commas|https://a.example,https://b.example",
        "https://a.example; https://b.example|with commas|https://a.example,https://b.example",
        "None|in lower case|none",
        "none,https://a.example|beside others|https://a.example",
      })
  void aListThatIsWrittenOtherwiseIsExplained(String value, String words, String meant) {
    PolicyReview configured = review(origins("${o}"), Map.of("o", value));
    assertThat(findings(configured)).containsExactly("value[0] ERROR origin-malformed");
    assertThat(configured.findings().get(0).problem()).contains(words, "configured value of ${o}");
    assertThat(configured.findings().get(0).suggestion()).contains(meant);
    assertThat(configured.policy()).isEmpty();

    PolicyReview written = review(origins("${o:" + value + "}"));
    assertThat(findings(written)).containsExactly("value[0] ERROR origin-malformed");
    assertThat(written.findings().get(0).suggestion()).contains("${o:" + meant + "}");
  }

  @Test
  void whatIsSuggestedForADefaultKeepsThePlaceholder() {
    assertThat(review(origins("${o:https://app.example.con,https://b.example}")).findings())
        .singleElement()
        .satisfies(f ->
            assertThat(f.suggestion()).contains("${o:https://app.example.com,https://b.example}"));
    assertThat(
            review(origins("${o:https://A.example, https://A.example.com}")).findings().stream()
                .map(finding -> finding.suggestion().orElseThrow()))
        .containsExactly(
            "${o:https://a.example,https://A.example.com}",
            "${o:https://A.example,https://a.example.com}");
  }

  @Test
  void headersMayBeConfigured() {
    PolicyDeclaration declaration =
        origins("https://a.example").allowingHeaders("X-One", "${h:X-Two}").exposingHeaders("${e}");
    assertThat(findings(declaration)).isEmpty();
    assertThat(review(declaration).policy()).isEmpty();
    assertThat(review(declaration).unresolved())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.id()).isEqualTo(DiagnosticId.HEADER_MALFORMED);
          assertThat(finding.place()).isEqualTo(new Place("exposedHeaders", 0));
        });

    Policy policy = review(declaration, Map.of("e", "ETag, Link", "h", " ")).policy().orElseThrow();
    assertThat(policy.allowedHeaders()).containsExactly("X-One", "X-Two");
    assertThat(policy.exposedHeaders()).containsExactly("ETag", "Link");
    assertThat(
            review(declaration, Map.of("e", "none", "h", "X-Three,X-Four"))
                .policy()
                .orElseThrow()
                .allowedHeaders())
        .containsExactly("X-One", "X-Three", "X-Four");
  }

  @Test
  void configuredHeadersAreJudgedByTheSameRules() {
    PolicyDeclaration declaration =
        origins("https://a.example")
            .withCredentials()
            .allowingHeaders("${h}", "X-One")
            .exposingHeaders("${e}");
    PolicyReview review =
        review(declaration, Map.of("h", "Cookie, x-one, *, X Y", "e", "Set-Cookie,[ETag]"));
    assertThat(findings(review))
        .containsExactlyInAnyOrder(
            "allowedHeaders[0] ERROR request-header-forbidden",
            "allowedHeaders[0] ERROR any-header-with-credentials",
            "allowedHeaders[0] ERROR header-malformed",
            "allowedHeaders[1] WARNING header-duplicate",
            "exposedHeaders[0] ERROR response-header-forbidden",
            "exposedHeaders[0] ERROR header-malformed");
    assertThat(review.findings())
        .filteredOn(finding -> finding.place().index() == 0)
        .allSatisfy(finding -> assertThat(finding.problem()).contains("configured value of ${"));
    assertThat(findings(review(declaration, Map.of("h", "X-A,", "e", "none"))))
        .containsExactly("allowedHeaders[0] ERROR header-malformed");
    assertThat(findings(review(declaration, Map.of("h", "${p}", "e", "none"))))
        .containsExactly("allowedHeaders[0] ERROR placeholder-malformed");
  }

  @Test
  void aBrokenPlaceholderAmongHeadersHasOneFinding() {
    assertThat(findings(origins("https://a.example").allowingHeaders("X-${h}")))
        .containsExactly("allowedHeaders[0] ERROR placeholder-malformed");
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

  /** Whoever puts the wrong variable there shall not find a password in the log. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "https://ann:hunter2@app.example|hunter2|app.example",
        "postgres://ann:hun/ter2@db.example/shop|hun|db.example",
        "https://ann:hunter2,x@app.example|hunter2|configured value",
        "https://ok.example,https://ann:hunter2@b.example,|hunter2|b.example",
        "[\"https://ann:hunter2@app.example\"]|hunter2|JSON",
        "jdbc:h2:mem:x;PASSWORD=hunter2|hunter2|PASSWORD",
        "https://app.example/?api_key=hunter2|hunter2|https://app.example",
        "https://hooks.example/services/T0/a1b2c3d4e5f6a7b8c9d0e1f2|a1b2c3d4|https://hooks.example",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a|16C7e|does not begin",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N|eyJzdW|configured",
      })
  void whatLooksLikeASecretIsNotTold(String value, String secret, String told) {
    for (String member : List.of("origins", "headers")) {
      PolicyDeclaration declaration =
          member.equals("origins")
              ? origins("${o}")
              : origins("https://a.example").exposingHeaders("${o}");
      PolicyReview review = review(declaration, Map.of("o", value));
      assertThat(review.findings())
          .allSatisfy(finding -> assertThat(finding.message()).doesNotContain(secret));
      if (member.equals("origins")) {
        assertThat(review.findings())
            .isNotEmpty()
            .anySatisfy(finding -> assertThat(finding.message()).contains(told));
      }
    }
  }

  @Test
  void aListThatIsSuppliedKeepsItsSecretsToo() {
    PolicyReview review =
        PolicyReview.of(
            origins("${o}"),
            new Placeholders() {
              @Override
              public Optional<String> value(String name) {
                return Optional.empty();
              }

              @Override
              public Optional<List<String>> origins(String name) {
                return Optional.of(List.of("https://ann:hunter2@app.example"));
              }
            },
            DomainToAscii.ASCII_ONLY);
    assertThat(review.findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.message()).contains("app.example").doesNotContain("hunter2"));
  }

  @Test
  void aHeaderThatWasConfiguredWithItsValueIsNamedWithoutIt() {
    PolicyDeclaration declaration = origins("https://a.example").allowingHeaders("${h}");
    assertThat(review(declaration, Map.of("h", "X-Api-Key: hunter2, X-A")).findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message()).contains("X-Api-Key: …").doesNotContain("hunter2");
          assertThat(finding.suggestion()).contains("X-Api-Key");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://token:8443",
        "https://api-key.example.com:8443",
        "https://d111111abcdef8d111111abcdef8.cloudfront.net",
        "chrome-extension://abcdefghijklmnop0123abcdefghijkl"
      })
  void whatIsAnOriginIsNoSecret(String origin) {
    assertThat(review(origins("${o}"), Map.of("o", origin)).policy().orElseThrow().allows(origin))
        .isTrue();
    assertThat(Secrets.hidden(origin)).isEqualTo(origin);
    PolicyReview slash = review(origins("${o}"), Map.of("o", origin + "/"));
    assertThat(slash.findings())
        .allSatisfy(finding -> assertThat(finding.message()).contains('"' + origin + "/\""));
  }

  @Test
  void aNameThatIsAHeaderIsGrantedHoweverLongItIs() {
    PolicyDeclaration declaration = origins("https://a.example").allowingHeaders("${h}");
    String name = "XAmzContentSha256Checksum1";
    assertThat(
            review(declaration, Map.of("h", name + ",X-A")).policy().orElseThrow().allowedHeaders())
        .containsExactly(name, "X-A");
  }

  /** Each step of a search that goes back would be one for each character before it. */
  @Tag("slow")
  @Test
  void aLongListIsReadOnceAndNotForEachFault() {
    String many = "https://a.example/,".repeat(100_000) + "x".repeat(100_000);
    assertThat(review(origins("${o}"), Map.of("o", many)).findings()).hasSize(100_001);
    assertThat(Secrets.hidden("a1".repeat(1_000_000) + "@")).isEqualTo("…@");
  }
}
