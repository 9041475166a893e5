package dev.corsac.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.jaxrs.lifecycle.Decided.Answered;
import dev.corsac.policy.CorsHeaders;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table "case, read from the top | headers", row by row, on a map of headers. */
class ResponseHeadersTest {
  private static final String APP = "https://app.example.com";
  private static final Policy LISTED =
      Policy.of(
          OriginSet.of(List.of(OriginPattern.of(APP))),
          List.of(),
          List.of("X-Total", "ETag"),
          true,
          60);
  private static final Policy ANY =
      Policy.of(OriginSet.of(List.of(OriginPattern.ANY)), List.of(), List.of("*"), false, 60);

  /** Case sensitive, as the maps of some servers are. */
  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

  private boolean actual(Policy policy, @Nullable String origin) {
    return ResponseHeaders.write(headers, new Answered(policy.answer(origin).headers(), origin));
  }

  @Test
  void anAllowedOriginIsNamedWithWhatThePolicySays() {
    assertThat(actual(LISTED, APP)).isFalse();
    assertThat(headers)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Access-Control-Allow-Origin", List.of(APP),
                "Access-Control-Allow-Credentials", List.of("true"),
                "Access-Control-Expose-Headers", List.of("X-Total, ETag"),
                "Vary", List.of("Origin")));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"https://other.example", "null", "https://app.example.com/", ""})
  void anyOtherOriginGetsVaryAlone(String origin) {
    actual(LISTED, origin);
    assertThat(headers).containsExactlyEntriesOf(Map.of("Vary", List.of("Origin")));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {APP, "null", "nonsense"})
  void anyOriginIsAStarWhoeverAsksAndNoVary(String origin) {
    actual(ANY, origin);
    assertThat(headers)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Access-Control-Allow-Origin", List.of("*"),
                "Access-Control-Expose-Headers", List.of("*")));
  }

  @Test
  void sameOriginGetsNothingAndUndecidedGetsVary() {
    actual(Policy.SAME_ORIGIN, APP);
    assertThat(headers).isEmpty();
    actual(Policy.UNDECIDED, APP);
    assertThat(headers).containsExactlyEntriesOf(Map.of("Vary", List.of("Origin")));
  }

  @Test
  void writingTwiceIsWritingOnce() {
    actual(LISTED, APP);
    Map<String, List<Object>> once = Map.copyOf(headers);
    assertThat(actual(LISTED, APP)).as("what stands there is ours").isFalse();
    assertThat(headers).containsExactlyInAnyOrderEntriesOf(once);
  }

  @Test
  void whatOtherCodeGrantsIsRemovedInAnySpellingAndThisIsTold() {
    for (String name :
        List.of(
            "Access-Control-Allow-Origin",
            "ACCESS-CONTROL-ALLOW-ORIGIN",
            "access-control-allow-credentials",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers",
            "Access-Control-Allow-Private-Network",
            "access-control-expose-headers",
            "Access-Control-Max-Age")) {
      headers.putSingle(name, "*");
      assertThat(actual(LISTED, "https://other.example")).as(name).isTrue();
      assertThat(headers).as(name).containsOnlyKeys("Vary");
    }
    headers.putSingle("access-control-allow-origin", APP);
    headers.addAll("Access-Control-Allow-Origin", APP, APP);
    assertThat(actual(LISTED, APP)).isTrue();
    assertThat(headers)
        .containsEntry("Access-Control-Allow-Origin", List.of(APP))
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void requestHeadersAndLookAlikesStay() {
    headers.putSingle("Access-Control-Request-Method", "PUT");
    headers.putSingle("Access-Control", "x");
    headers.putSingle("X-Access-Control-Allow-Origin", "x");
    assertThat(actual(LISTED, "https://other.example")).isFalse();
    assertThat(headers).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin", "Accept, oRIGIN", "Accept ,\torigin ,Cookie", "*"})
  void varyThatNamesTheOriginIsLeftAsItIs(String line) {
    headers.putSingle("vary", line);
    actual(LISTED, APP);
    assertThat(headers.get("vary")).containsExactly(line);
    assertThat(headers).doesNotContainKey("Vary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "X-Origin", "Origin-X", "", ","})
  void varyThatDoesNotIsAddedTo(String line) {
    headers.putSingle("VARY", line);
    actual(LISTED, APP);
    assertThat(headers.get("VARY")).containsExactly(line, "Origin");
  }

  @Test
  void ofSeveralSpellingsOfVaryEachIsRead() {
    headers.putSingle("Vary", "Origin");
    headers.putSingle("vary", "Accept");
    actual(LISTED, APP);
    assertThat(headers)
        .containsEntry("Vary", List.of("Origin"))
        .containsEntry("vary", List.of("Accept"));
    headers.putSingle("Vary", "Cookie");
    actual(LISTED, APP);
    assertThat(headers.values().stream().flatMap(List::stream).toList())
        .containsOnlyOnce("Origin")
        .contains("Cookie", "Accept");
  }

  @Test
  void listsOfValuesAreNeitherSharedNorChanged() {
    List<Object> ofOtherCode = List.of("Accept");
    headers.put("Vary", ofOtherCode);
    actual(LISTED, APP);
    assertThat(ofOtherCode).containsExactly("Accept");
    MultivaluedMap<String, Object> another = new MultivaluedHashMap<>();
    ResponseHeaders.write(another, new Answered(LISTED.answer(APP).headers(), APP));
    another.forEach((name, lines) -> assertThat(lines).isNotSameAs(headers.get(name)));
    another.add("Access-Control-Allow-Origin", "more");
    assertThat(headers.get("Access-Control-Allow-Origin")).containsExactly(APP);
  }

  @Test
  void valuesThatAreNoStringsAreReadAsTheyAreSent() {
    headers.put("Vary", new ArrayList<>(List.of(new StringBuilder("Accept, Origin"))));
    headers.put("Access-Control-Max-Age", new ArrayList<>(List.of(60)));
    assertThat(actual(LISTED, APP)).isTrue();
    assertThat(headers).doesNotContainKey("Access-Control-Max-Age");
    assertThat(headers.get("Vary")).hasSize(1);
  }

  @Test
  void aGrantedPreflightHasTheValuesAndNothingElse() {
    CorsHeaders granted = new Granted(false, true, "PUT, DELETE", "X-A", "60").headers();
    headers.putSingle("Access-Control-Expose-Headers", "X-Secret");
    headers.putSingle("Vary", "Accept, Access-Control-Request-Method");
    assertThat(ResponseHeaders.write(headers, new Answered(granted, APP))).isTrue();
    assertThat(headers)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Access-Control-Allow-Origin", List.of(APP),
                "Access-Control-Allow-Credentials", List.of("true"),
                "Access-Control-Allow-Methods", List.of("PUT, DELETE"),
                "Access-Control-Allow-Headers", List.of("X-A"),
                "Access-Control-Max-Age", List.of("60"),
                "Vary", List.of("Accept, Access-Control-Request-Method", "Origin")));
  }

  @Test
  void aRefusedPreflightHasVaryAlone() {
    ResponseHeaders.write(headers, new Answered(CorsHeaders.REFUSED_PREFLIGHT, null));
    assertThat(headers)
        .containsExactlyEntriesOf(Map.of("Vary", List.of("Origin, Access-Control-Request-Method")));
  }
}
