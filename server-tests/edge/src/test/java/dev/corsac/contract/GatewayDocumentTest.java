package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPCORSFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exported routes of the Gateway API, read into the API's own model. */
class GatewayDocumentTest {

  private static CommandLine.Ran export(String... more) {
    String[] arguments = {
      "export",
      "--format",
      "gateway-api",
      CommandLine.jar("example-app.jar"),
      "--base",
      "/api",
      "--gateway",
      "public",
      "--service",
      "orders",
      "--port",
      "8080"
    };
    return CommandLine.corsac(
        java.util.stream.Stream.of(arguments, more)
            .flatMap(java.util.Arrays::stream)
            .toArray(String[]::new));
  }

  /** Methods under one policy at one path share their request headers, so that one rule does. */
  @Test
  void methodsOfOnePolicyNeedNoHeadersJoined() {
    CommandLine.Ran ran = export();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).isEqualTo(export("--join-headers").out());
  }

  @Test
  void theDocumentFitsTheModelAndItsLimits() throws Exception {
    CommandLine.Ran ran = export("--join-headers");
    assertThat(ran.err()).isEmpty();
    ObjectReader reader =
        new YAMLMapper()
            .readerFor(HTTPRoute.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    MappingIterator<HTTPRoute> documents = reader.readValues(ran.out());
    List<HTTPRoute> routes = documents.readAll();
    assertThat(routes).hasSize(1);
    HTTPRoute route = routes.get(0);
    assertThat(route.getSpec().getParentRefs().get(0).getName()).isEqualTo("public");
    // The model keeps what it does not know beside what it knows.
    assertThat(route.getAdditionalProperties()).isEmpty();
    assertThat(route.getSpec().getAdditionalProperties()).isEmpty();
    assertThat(route.getSpec().getRules()).hasSizeBetween(3, 16);
    HTTPCORSFilter orders = cors(route, "/api/orders");
    assertThat(orders.getAllowOrigins()).containsExactly("http://localhost:8081");
    assertThat(orders.getAllowCredentials()).isTrue();
    assertThat(orders.getAllowMethods()).contains("GET", "POST");
    assertThat(orders.getAllowHeaders()).contains("Content-Type", "If-Match");
    assertThat(orders.getMaxAge()).isPositive();
    assertThat(cors(route, "/api/catalogue").getAllowOrigins()).containsExactly("*");
    for (HTTPRouteRule rule : route.getSpec().getRules()) {
      assertThat(rule.getAdditionalProperties()).isEmpty();
      assertThat(rule.getMatches()).hasSizeBetween(1, 64);
      assertThat(rule.getBackendRefs().get(0).getName()).isEqualTo("orders");
    }
  }

  private static HTTPCORSFilter cors(HTTPRoute route, String path) {
    HTTPRouteRule rule =
        route.getSpec().getRules().stream()
            .filter(each ->
                each.getMatches().stream()
                    .anyMatch(match -> match.getPath().getValue().equals(path)))
            .findFirst()
            .orElseThrow();
    assertThat(rule.getFilters().get(0).getType()).isEqualTo("CORS");
    HTTPCORSFilter filter = rule.getFilters().get(0).getCors();
    assertThat(filter.getAdditionalProperties()).isEmpty();
    return filter;
  }
}
