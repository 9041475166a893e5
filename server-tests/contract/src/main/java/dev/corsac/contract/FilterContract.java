package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md#filters: filters of the application beside Corsac's. */
public interface FilterContract {

  /** The ways to end that other code may meddle with. */
  List<ResponseContract.Outcome> MEDDLED =
      ResponseContract.OUTCOMES.stream()
          .filter(outcome -> outcome.headers().stream().noneMatch(h -> h.startsWith("X-")))
          .toList();

  /** The server that serves the whole sample. */
  RawClient api();

  /** No origin, an allowed one, a refused one. */
  List<String> TRIPLE =
      List.of("X-Nothing: 1", PreflightContract.TRUSTED, PreflightContract.STRANGER);

  @ParameterizedTest
  @FieldSource("dev.corsac.contract.FilterContract#MEDDLED")
  default void varyIsRightWhoeverAddsSetsOrRemovesIt(ResponseContract.Outcome outcome) {
    for (String who : List.of("First", "Amid", "Last")) {
      for (String what : List.of("vary", "vary-origin", "vary-two-lines", "vary-none")) {
        for (String origin : TRIPLE) {
          Reply reply = outcome.ask(api(), origin, "X-Meddle: " + who + ":" + what);
          assertThat(reply.status())
              .isEqualTo(
                  origin.equals(PreflightContract.STRANGER)
                      ? outcome.strangersStatus()
                      : outcome.status());
          assertThat(reply.vary()).as(who + ":" + what + " " + origin).containsOnlyOnce("origin");
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("dev.corsac.contract.FilterContract#MEDDLED")
  default void grantsOfOtherCodeNeverReachAStranger(ResponseContract.Outcome outcome) {
    for (String who : List.of("First", "Amid", "Last")) {
      Reply reply = outcome.ask(api(), PreflightContract.STRANGER, "X-Meddle: " + who + ":grant");
      assertThat(reply.status()).isEqualTo(outcome.strangersStatus());
      assertThat(reply.cors()).as(who).isEmpty();
      Reply trusted = outcome.ask(api(), PreflightContract.TRUSTED, "X-Meddle: " + who + ":grant");
      assertThat(trusted.lines("Access-Control-Allow-Origin"))
          .as(who)
          .containsExactly("https://app.example.com");
      assertThat(trusted.cors()).doesNotContainKey("access-control-allow-methods");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Before", "Early", "Late"})
  default void aFilterThatAbortsIsReadableAndItsOwnGrantGivesWay(String when) {
    String fault = "X-Fault: " + when + ":abort";
    Reply trusted = api().send("GET", "/api/orders", PreflightContract.TRUSTED, fault);
    assertThat(trusted.status()).isEqualTo(429);
    assertThat(trusted.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example.com");
    assertThat(trusted.vary()).containsExactlyInAnyOrder("cookie", "origin");
    Reply stranger = api().send("GET", "/api/orders", PreflightContract.STRANGER, fault);
    assertThat(stranger.status()).isEqualTo(429);
    assertThat(stranger.cors()).isEmpty();
    assertThat(stranger.vary()).containsExactlyInAnyOrder("cookie", "origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Before:throw",
        "Early:throw",
        "Late:throw",
        "Before:mapped",
        "Early:mapped",
        "Late:mapped"
      })
  default void aFilterThatThrowsIsReadable(String fault) {
    Reply trusted =
        api().send("GET", "/api/orders", PreflightContract.TRUSTED, "X-Fault: " + fault);
    assertThat(trusted.status()).isEqualTo(500);
    assertThat(trusted.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example.com");
    assertThat(trusted.vary()).containsExactly("origin");
    Reply stranger =
        api().send("GET", "/api/orders", PreflightContract.STRANGER, "X-Fault: " + fault);
    assertThat(stranger.status()).isEqualTo(500);
    assertThat(stranger.cors()).isEmpty();
    assertThat(stranger.vary()).containsExactly("origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Before", "Early", "Late"})
  default void noFilterOfTheApplicationComesBeforeAPreflight(String when) {
    Reply reply =
        api()
            .send(
                "OPTIONS",
                "/api/orders",
                PreflightContract.TRUSTED,
                "Access-Control-Request-Method: POST",
                "X-Fault: " + when + ":abort");
    assertThat(reply.status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"First", "Amid", "Last"})
  default void whatIsNotGovernedKeepsWhatOtherCodeSets(String who) {
    Reply reply =
        api().send("GET", "/api/plain", PreflightContract.STRANGER, "X-Meddle: " + who + ":grant");
    assertThat(reply.cors()).containsEntry("access-control-max-age", "86400");
    assertThat(reply.lines("Access-Control-Allow-Origin")).contains("https://evil.example");
    assertThat(reply.vary()).containsExactly("accept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Amid:vary-star", "First:vary-star", "Last:vary-star"})
  default void aStarInVaryIsNotAddedTo(String meddle) {
    Reply preflight =
        api()
            .send(
                "OPTIONS",
                "/api/orders",
                PreflightContract.TRUSTED,
                "Access-Control-Request-Method: POST",
                "X-Meddle: " + meddle);
    assertThat(preflight.vary()).containsExactly("*");
    for (String origin : TRIPLE) {
      assertThat(api().send("GET", "/api/orders", origin, "X-Meddle: " + meddle).vary())
          .containsExactly("*");
    }
  }
}
