package dev.corsac.cli.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.policy.surface.SurfaceRoute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of any origin: what is read is printed and exported as it is. */
class PoliciesJsonTest {

  private static Map<String, Object> file(String method) {
    return file("route", method);
  }

  private static Map<String, Object> file(String kind, String method) {
    return Map.of("format", 1, "routes", List.of(Map.of("kind", kind, "method", method)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X, DELETE", "*", "GET\nadd_header X y;", "", "GET POST", "GE/T", "résumé"})
  void aMethodThatIsNoneIsRefused(String method) {
    assertThatThrownBy(() -> new PoliciesJson().surface(file(method), "policies.json"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("policies.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"locator", "application"})
  void whatGrantsToAllMethodsNamesNone(String kind) {
    assertThat(new PoliciesJson().surface(file(kind, "*"), "policies.json"))
        .extracting(SurfaceRoute::method)
        .containsExactly("*");
    assertThatThrownBy(() -> new PoliciesJson().surface(file(kind, "GET\nadd_header X y;"), "p"))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void aMethodIsAToken() {
    assertThat(new PoliciesJson().surface(file("M-SEARCH"), "policies.json"))
        .extracting(SurfaceRoute::method)
        .containsExactly("M-SEARCH");
  }

  @Test
  void aKindThatIsNoneIsRefusedInWords() {
    assertThatThrownBy(() -> new PoliciesJson().surface(file("tunnel", "GET"), "policies.json"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("policies.json has a route of the kind \"tunnel\"");
  }

  /** A policy stands beside each of its routes, and is in memory once. */
  @Test
  void aPolicyIsKeptOnce() {
    Map<String, Object> policy =
        Map.of("annotation", "CrossOrigin", "site", "com.acme.Orders", "origins", List.of("*"));
    Map<String, Object> route = Map.of("method", "GET", "template", "/a", "policy", policy);
    Map<String, Object> other = Map.of("method", "GET", "template", "/b", "policy", policy);
    Map<String, Object> file = Map.of("format", 1, "routes", List.of(route, other));
    List<SurfaceRoute> routes = new PoliciesJson().surface(file, "policies.json");
    assertThat(routes.get(0).policy().orElseThrow()).isSameAs(routes.get(1).policy().orElseThrow());
  }
}
