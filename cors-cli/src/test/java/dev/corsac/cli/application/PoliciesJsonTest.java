package dev.corsac.cli.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of any origin: what is read is printed and exported as it is. */
class PoliciesJsonTest {

  private static JsonNode file(String method) {
    return file("route", method);
  }

  private static JsonNode file(String kind, String method) {
    ObjectMapper json = new ObjectMapper();
    return json.createObjectNode()
        .put("format", 1)
        .set(
            "routes",
            json.createArrayNode()
                .add(json.createObjectNode().put("kind", kind).put("method", method)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X, DELETE", "*", "GET\nadd_header X y;", "", "GET POST", "GE/T", "résumé"})
  void aMethodThatIsNoneIsRefused(String method) {
    assertThatThrownBy(() -> PoliciesJson.routes(file(method), "policies.json"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("policies.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"locator", "application"})
  void whatGrantsToAllMethodsNamesNone(String kind) {
    assertThat(PoliciesJson.routes(file(kind, "*"), "policies.json"))
        .extracting(Route::method)
        .containsExactly("*");
    assertThatThrownBy(() -> PoliciesJson.routes(file(kind, "GET\nadd_header X y;"), "p"))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void aMethodIsAToken() {
    assertThat(PoliciesJson.routes(file("M-SEARCH"), "policies.json"))
        .extracting(Route::method)
        .containsExactly("M-SEARCH");
  }
}
