package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The actuator on a port of its own: the door does not stand there, and its endpoint does. */
class ManagementPortTest {
  private static final String SHOP = "Origin: https://shop.example.com";
  private static final String ANN = "Authorization: Basic YW5uOnNlY3JldA==";

  private static RunningShop start(String type, Class<?>... more) {
    List<Class<?>> configurations = new ArrayList<>(List.of(Stateless.class));
    configurations.addAll(List.of(more));
    return RunningShop.start(
        configurations,
        "management.server.port=0",
        "management.server.address=127.0.0.1",
        "spring.jersey.type=" + type);
  }

  private static RawClient management(RunningShop shop) {
    return new RawClient(
        shop.context()
            .getEnvironment()
            .getRequiredProperty("local.management.port", Integer.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "filter"})
  void thereNothingGetsHeaders(String type) {
    try (RunningShop shop = start(type);
        RunningShop without = start(type, WithoutDoor.class)) {
      for (String path : new String[] {"/actuator/health", "/orders", "/nothing"}) {
        for (String method : new String[] {"GET", "OPTIONS"}) {
          for (String who : new String[] {ANN, "X-Nobody: yes"}) {
            String[] headers = {SHOP, "Access-Control-Request-Method: GET", who};
            Reply reply = management(shop).send(method, path, headers);
            Reply other = management(without).send(method, path, headers);
            assertThat(reply.status()).as(path).isEqualTo(other.status()).isNotEqualTo(204);
            assertThat(reply.cors()).as(path).isEmpty();
            assertThat(reply.vary()).as(path).isEqualTo(other.vary());
          }
        }
      }
      assertThat(management(shop).send("GET", "/actuator/health", SHOP, ANN).body()).contains("UP");
      assertThat(shop.client().send("GET", "/orders", SHOP).cors())
          .containsEntry("access-control-allow-origin", "https://shop.example.com");
    }
  }

  @Test
  void theEndpointSaysWhatIsInForce() {
    try (RunningShop shop = start("servlet")) {
      Reply reply = management(shop).send("GET", "/actuator/corsac", ANN);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body())
          .contains("\"place\":\"com.acme.OrderResource\"", "https://shop.example.com");
      assertThat(shop.client().send("GET", "/actuator/corsac", ANN).status()).isEqualTo(404);
    }
  }
}
