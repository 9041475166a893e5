package dev.corsac.cli.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corsac.policy.surface.SurfaceRoute;
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
    assertThatThrownBy(() -> PoliciesJson.surface(file(method), "policies.json").routes())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("policies.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"locator", "application"})
  void whatGrantsToAllMethodsNamesNone(String kind) {
    assertThat(PoliciesJson.surface(file(kind, "*"), "policies.json").routes())
        .extracting(SurfaceRoute::method)
        .containsExactly("*");
    assertThatThrownBy(() -> PoliciesJson.surface(file(kind, "GET\nadd_header X y;"), "p").routes())
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void aMethodIsAToken() {
    assertThat(PoliciesJson.surface(file("M-SEARCH"), "policies.json").routes())
        .extracting(SurfaceRoute::method)
        .containsExactly("M-SEARCH");
  }

  @Test
  void aKindThatIsNoneIsRefusedInWords() {
    assertThatThrownBy(() -> PoliciesJson.surface(file("tunnel", "GET"), "policies.json"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("policies.json has a route of the kind \"tunnel\"");
  }
}
