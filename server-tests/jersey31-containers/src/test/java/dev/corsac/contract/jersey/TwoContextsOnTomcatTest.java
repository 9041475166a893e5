package dev.corsac.contract.jersey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.DoorAnswersContract;
import dev.corsac.contract.door.DoorApplication;
import dev.corsac.contract.door.Gate;
import dev.corsac.contract.door.OtherApplication;
import dev.corsac.contract.door.ServletServer.WebApplication;
import dev.corsac.servlet.FrontDoorInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.ws.rs.core.Application;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Web applications that share the classes of Corsac, which their parent class loader has. */
class TwoContextsOnTomcatTest {
  private static final String SHOP = DoorAnswersContract.SHOP;
  private static final String PARTNER = DoorAnswersContract.PARTNER;
  private static final String FOR_GET = DoorAnswersContract.FOR_GET;

  private static WebApplication at(
      String contextPath, Class<? extends Application> application, boolean door) {
    return new WebApplication(
        contextPath,
        Map.of(),
        context -> {
          FilterRegistration.Dynamic gate = context.addFilter("gate", new Gate());
          gate.setAsyncSupported(true);
          gate.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
          JerseyOnTomcat.addJersey(context, "rest", "/api/*", application);
          if (door) {
            new FrontDoorInitializer().onStartup(Set.of(), context);
          }
        });
  }

  @Test
  void eachHasItsOwnPolicy() throws Exception {
    try (Running running =
        JerseyOnTomcat.startAll(
            at("/one", DoorApplication.class, true), at("/two", OtherApplication.class, true))) {
      RawClient client = new RawClient(running.port());
      assertThat(client.send("OPTIONS", "/one/api/purchases", SHOP, FOR_GET).status())
          .isEqualTo(204);
      assertThat(client.send("OPTIONS", "/one/api/purchases", PARTNER, FOR_GET).status())
          .isEqualTo(403);
      assertThat(client.send("OPTIONS", "/two/api/purchases", PARTNER, FOR_GET).status())
          .isEqualTo(204);
      assertThat(client.send("OPTIONS", "/two/api/purchases", SHOP, FOR_GET).status())
          .isEqualTo(403);
      for (String let : new String[] {"X-None: 1", Gate.TOKEN}) {
        assertGranted(client.send("GET", "/one/api/purchases", SHOP, let), SHOP);
        assertThat(client.send("GET", "/one/api/purchases", PARTNER, let).cors()).isEmpty();
        assertGranted(client.send("GET", "/two/api/purchases", PARTNER, let), PARTNER);
        assertThat(client.send("GET", "/two/api/purchases", SHOP, let).cors()).isEmpty();
      }
    }
  }

  @Test
  void theDoorOfOneIsNoneOfTheOthers() throws Exception {
    try (Running running =
        JerseyOnTomcat.startAll(
            at("/one", DoorApplication.class, true), at("/two", OtherApplication.class, false))) {
      RawClient client = new RawClient(running.port());
      assertGranted(client.send("GET", "/one/api/purchases", SHOP), SHOP);
      assertThat(client.send("OPTIONS", "/two/api/purchases", PARTNER, FOR_GET).status())
          .isEqualTo(401);
      assertThat(client.send("GET", "/two/api/purchases", PARTNER).cors()).isEmpty();
    }
  }

  private static void assertGranted(Reply reply, String origin) {
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(origin.substring(8));
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }
}
