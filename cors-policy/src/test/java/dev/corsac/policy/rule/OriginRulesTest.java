package dev.corsac.policy.rule;

import static dev.corsac.policy.rule.Reviews.findings;
import static dev.corsac.policy.rule.Reviews.origins;
import static dev.corsac.policy.rule.Reviews.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRulesTest {

  @Test
  void aSoundOriginGivesAPolicyWithoutAFinding() {
    PolicyReview review = review(origins("https://app.example.com").withCredentials());
    assertThat(review.findings()).isEmpty();
    assertThat(review.policy().orElseThrow().allows("https://app.example.com")).isTrue();
    assertThat(review.policy().orElseThrow().credentials()).isTrue();
  }

  @Test
  void originsMustNotBeMissing() {
    assertThat(findings(origins())).containsExactly("ERROR origins-missing");
    assertThat(findings(PolicyDeclaration.sameOrigin())).isEmpty();
  }

  @Test
  void originsMustNotBeGivenTwice() {
    PolicyDeclaration both =
        new PolicyDeclaration(
            true,
            List.of("https://a.example"),
            List.of("https://b.example", "null"),
            List.of(),
            List.of(),
            false,
            1800,
            true,
            List.of());
    assertThat(findings(both))
        .containsExactly("origins ERROR origins-twice", "origins[1] ERROR origin-null");
  }

  @ParameterizedTest
  @CsvSource({
    "a,origin-malformed",
    "https://A.example,origin-not-canonical",
    "null,origin-null",
    "wss://a.example,origin-scheme",
    "https://a.example:0,origin-port",
    "https://a..example,origin-host",
    "https://*,origin-pattern",
    "*://user@a.example,origin-malformed",
    "user@*.example,origin-malformed",
    "https://*@a.example,origin-malformed",
    "https://a.example/*@b,origin-pattern"
  })
  void whatTheGrammarRefusesHasOneFindingAndNoOther(String origin, String id) {
    PolicyReview review = review(origins("https://a.example", origin).withCredentials());
    assertThat(findings(review)).containsExactly("value[1] ERROR " + id);
    assertThat(review.policy()).isEmpty();
  }

  @Test
  void theMemberOriginsIsPointedAtWhereItIsUsed() {
    PolicyDeclaration declaration =
        new PolicyDeclaration(
            true, List.of(), List.of("null"), List.of(), List.of(), false, 0, true, List.of());
    assertThat(findings(declaration)).containsExactly("origins[0] ERROR origin-null");
  }

  @Test
  void anyOriginStandsAlone() {
    assertThat(findings(origins("*"))).isEmpty();
    assertThat(review(origins("*")).policy().orElseThrow().anyOrigin()).isTrue();
    assertThat(findings(origins("https://a.example", "*")))
        .containsExactly("value[1] ERROR origin-any-with-others");
    assertThat(findings(origins("*", "https://A.example")))
        .containsExactly(
            "value[0] ERROR origin-any-with-others", "value[1] ERROR origin-not-canonical");
    assertThat(findings(origins("*", "${app.origins}")))
        .containsExactly("value[0] ERROR origin-any-with-others");
    assertThat(findings(origins("${app.origins:*}"))).isEmpty();
    assertThat(findings(origins("*", "*"))).containsExactly("value[1] WARNING origin-duplicate");
  }

  @Test
  void anyOriginHasNoCredentials() {
    assertThat(findings(origins("*").withCredentials()))
        .containsExactly("value[0] ERROR origin-any-with-credentials");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://app.example.com",
        "http://192.168.0.1",
        "http://[fe80::1]:8080",
        "http://localhost.example.com",
        "http://*.example.com",
        "http://128.0.0.1",
        "http://[::2]",
        "myapp://localhost",
        "capacitors://localhost",
        "app://.",
        "qrc://",
        "capacitor-electron://-"
      })
  void credentialsNeedAnOriginThatNobodyCanForge(String origin) {
    assertThat(findings(origins(origin).withCredentials()))
        .contains("value[0] ERROR origin-insecure")
        .noneMatch(line -> line.endsWith("origin-local"));
    assertThat(findings(origins(origin))).noneMatch(line -> line.contains("origin-insecure"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com",
        "http://localhost:3000",
        "http://app.localhost",
        "http://*.localhost",
        "http://127.255.0.1",
        "http://[::1]:3000",
        "capacitor://localhost",
        "ionic://localhost",
        "tauri://localhost",
        "chrome-extension://abc",
        "safari-web-extension://6B17DE0E-1A2B",
        "moz-extension://abc"
      })
  void loopbackAndAppsAreSecure(String origin) {
    assertThat(findings(origins(origin).withCredentials()))
        .noneMatch(line -> line.contains("origin-insecure"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://app.example.com,https://app.example.com",
    "http://*.example.com:8080,https://*.example.com:8080",
    "http://app.example.com:443,https://app.example.com"
  })
  void httpsIsSuggestedForHttp(String origin, String https) {
    assertThat(suggestion(origins(origin).withCredentials())).contains(https);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "https://localhost:8443",
        "http://a.b.localhost",
        "http://127.0.0.1:5173",
        "http://[::1]",
        "https://10.1.2.3",
        "https://172.16.0.1",
        "https://172.31.255.255",
        "https://192.168.1.1",
        "https://169.254.1.1",
        "https://[fc00::1]",
        "https://[fdff::1]",
        "https://[fe80::1]",
        "https://[febf::1]"
      })
  void thisMachineAndThisNetworkAreForDevelopment(String origin) {
    assertThat(findings(origins(origin))).containsExactly("value[0] WARNING origin-local");
    assertThat(review(origins(origin)).policy()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://11.0.0.1",
        "https://172.15.0.1",
        "https://172.32.0.1",
        "https://192.169.0.1",
        "https://169.253.0.1",
        "https://[fbff::1]",
        "https://[fec0::1]",
        "https://[::2]",
        "https://intranet",
        "capacitor://localhost"
      })
  void otherHostsAreNot(String origin) {
    assertThat(findings(origins(origin))).isEmpty();
  }

  @Test
  void everyPortOfThisMachineWithCredentialsIsAnError() {
    assertThat(findings(origins("http://localhost:*").withCredentials()))
        .containsExactly("value[0] ERROR origin-local");
    assertThat(findings(origins("http://localhost:*")))
        .containsExactly("value[0] WARNING origin-local");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://*.com",
        "https://*.co.uk",
        "https://*.github.io",
        "https://*.github.io:*",
        "https://*.amazonaws.com",
        "https://*.ck",
        "https://*.foo.ck",
        "http://*.kawasaki.jp"
      })
  void subdomainsOfAPublicSuffixAreStrangers(String origin) {
    assertThat(findings(origins(origin))).containsExactly("value[0] ERROR origin-public-suffix");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://*.example.com",
        "https://*.anna.github.io",
        "https://*.www.ck",
        "https://*.city.kawasaki.jp",
        "https://github.io",
        "https://*.corp",
        "https://*.intranet",
        "https://*.xn--bcher-kva.example"
      })
  void subdomainsOfASiteAreNot(String origin) {
    assertThat(findings(origins(origin))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://jsfiddle.net",
        "https://codepen.io",
        "https://cdpn.io",
        "https://output.jsbin.com",
        "https://*.codepen.io",
        "https://*.google.com",
        "https://raw.githack.com",
        "https://sites.google.com"
      })
  void credentialsAreNotForSitesOnWhichAnyoneCanPublish(String origin) {
    assertThat(findings(origins(origin).withCredentials()))
        .contains("value[0] ERROR origin-shared-hosting");
    assertThat(findings(origins(origin))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://notjsfiddle.net",
        "https://google.com",
        "https://jsfiddle.net.example.com",
        "chrome-extension://codepen.io"
      })
  void otherSitesAreNotSharedHosting(String origin) {
    assertThat(findings(origins(origin).withCredentials())).isEmpty();
  }

  @Test
  void credentialsForAllSubdomainsAreWorthAWarning() {
    assertThat(findings(origins("https://*.example.com").withCredentials()))
        .containsExactly("value[0] WARNING origin-subdomains-with-credentials");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example,https://a.example",
    "https://a.b.example,https://*.b.example",
    "https://a.b.example,https://*.example",
    "https://a.b.example:81,https://*.b.example:*",
    "https://a.b.example:81,https://a.b.example:*",
    "https://*.b.example,https://*.b.example:*",
    "https://*.b.example,https://*.example",
    "https://*.b.example:81,https://*.example:81"
  })
  void whatIsCoveredIsADuplicate(String narrow, String wide) {
    assertThat(findings(origins(wide, narrow)))
        .containsExactly("value[1] WARNING origin-duplicate");
  }

  @ParameterizedTest
  @CsvSource({
    "https://b.example,https://*.b.example",
    "http://a.b.example,https://*.b.example",
    "https://a.b.example:81,https://*.b.example",
    "https://ab.example,https://*.b.example",
    "https://*.b.example,https://b.example:*",
    "https://*.b.example:*,https://*.b.example:81"
  })
  void whatIsNotCoveredIsNoDuplicateOfTheFirst(String narrow, String wide) {
    assertThat(findings(origins(wide, narrow))).doesNotContain("value[1] WARNING origin-duplicate");
  }

  @Test
  void topLevelDomainsThatDoNotExistAreWorthAWarning() {
    assertThat(findings(origins("https://app.example.con")))
        .containsExactly("value[0] WARNING origin-unknown-tld");
    assertThat(findings(origins("https://*.con")))
        .containsExactly("value[0] WARNING origin-unknown-tld");
    assertThat(suggestion(origins("https://app.example.con"))).contains("https://app.example.com");
    assertThat(suggestion(origins("https://*.con.con:81"))).contains("https://*.con.com:81");
    assertThat(suggestion(origins("https://app.example.zzzz"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.test",
        "https://a.example",
        "https://a.internal",
        "https://a.home.arpa",
        "https://a.onion",
        "https://a.invalid",
        "https://intranet",
        "https://xn--e1afmkfd.xn--p1ai",
        "https://8.8.8.8",
        "https://[2001:db8::1]",
        "chrome-extension://a.b.zzzz"
      })
  void specialNamesAndAddressesHaveNoTopLevelDomainToMiss(String origin) {
    assertThat(findings(origins(origin))).isEmpty();
  }

  @Test
  void manyOriginsAreJudgedWithoutComparingAllWithAll() {
    String[] many = new String[20_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = "https://a" + i + ".example";
    }
    assertThat(findings(origins(many))).isEmpty();
  }

  private static Optional<String> suggestion(PolicyDeclaration declaration) {
    List<Finding> findings = review(declaration).findings();
    return findings.get(0).suggestion();
  }
}
