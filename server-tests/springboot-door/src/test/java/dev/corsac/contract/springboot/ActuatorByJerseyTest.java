package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.app.GovernedApplication;
import dev.corsac.contract.app.OrderResource;
import dev.corsac.contract.app.PlainResource;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Without Spring MVC the actuator's endpoints are resources of the application, which Jersey
 * serves, and no table knows them.
 */
class ActuatorByJerseyTest {
  private static final String SHOP = "Origin: https://shop.example";
  private static final String PREFLIGHT = "Access-Control-Request-Method: GET";

  private static final Set<Class<?>> CLASSES = Set.of(PlainResource.class, OrderResource.class);

  private static final class Ungoverned extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return CLASSES;
    }
  }

  private static final class Governed extends GovernedApplication {
    @Override
    public Set<Class<?>> getClasses() {
      return CLASSES;
    }
  }

  private static Running start(Application application) {
    return BootWithDoor.start(
        "/",
        context ->
            context.registerBean(
                ResourceConfig.class, () -> ResourceConfig.forApplication(application)),
        "management.endpoints.web.exposure.include=health,corsac");
  }

  /** Whatever the application is under. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endpointsGetNoHeaders(boolean governed) throws Exception {
    String base = governed ? "/governed" : "";
    try (Running running = start(governed ? new Governed() : new Ungoverned())) {
      RawClient client = new RawClient(running.port());
      for (String path : new String[] {"/actuator/health", "/actuator/corsac", "/actuator"}) {
        Reply reply = client.send("GET", base + path, SHOP);
        assertThat(reply.status()).as(path).isEqualTo(200);
        assertThat(reply.cors()).as(path).isEmpty();
        assertThat(client.send("OPTIONS", base + path, SHOP, PREFLIGHT).cors())
            .as("preflight of " + path)
            .isEmpty();
      }
    }
  }

  @Test
  void theEndpointSaysWhatIsInForceAndTheApplicationIsGoverned() throws Exception {
    try (Running running = start(new Governed())) {
      RawClient client = new RawClient(running.port());
      assertThat(client.send("GET", "/governed/actuator/corsac").body())
          .contains(OrderResource.class.getName(), "https://app.example.com");
      Reply preflight =
          client.send("OPTIONS", "/governed/orders", "Origin: https://app.example.com", PREFLIGHT);
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(preflight.cors())
          .containsEntry("access-control-allow-origin", "https://app.example.com");
    }
  }
}
