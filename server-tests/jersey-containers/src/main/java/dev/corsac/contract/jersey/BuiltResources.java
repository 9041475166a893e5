package dev.corsac.contract.jersey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.LogRecords;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.contract.app.CatalogueResource;
import dev.corsac.contract.app.OrderResource;
import jakarta.ws.rs.core.Response;
import java.util.logging.Level;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;

/** Classes that a program serves at paths of its own, as Jersey lets it. */
public interface BuiltResources {
  /** Listed by the classes. */
  String TRUSTED = "Origin: https://app.example.com";

  private static ServerUnderTest.Running start(ResourceConfig config) throws Exception {
    return new OnJdkHttp().start(config);
  }

  private static Resource.Builder orders(String path) {
    return Resource.builder(OrderResource.class).path(path);
  }

  private static Reply preflight(
      ServerUnderTest.Running running, String path, String method, String origin) {
    return new RawClient(running.port())
        .send("OPTIONS", path, origin, "Access-Control-Request-Method: " + method);
  }

  private static void assertServesOrders(ServerUnderTest.Running running, String path) {
    Reply read = new RawClient(running.port()).send("GET", path + "/7", TRUSTED);
    assertThat(read.body()).as(path).contains("7");
    assertThat(read.lines("Access-Control-Allow-Origin"))
        .as(path)
        .containsExactly("https://app.example.com");
    Reply granted = preflight(running, path + "/7", "DELETE", TRUSTED);
    assertThat(granted.status()).as(path).isEqualTo(204);
    assertThat(granted.lines("Access-Control-Allow-Methods").toString()).contains("DELETE");
    assertThat(preflight(running, path, "POST", TRUSTED).status()).as(path).isEqualTo(204);
    assertThat(preflight(running, path + "/7", "PATCH", TRUSTED).cors()).as(path).isEmpty();
    assertThat(preflight(running, path + "/7", "DELETE", "Origin: https://evil.example").status())
        .as(path)
        .isEqualTo(403);
  }

  @Test
  default void aClassAtAPathOfTheProgramsIsReachedThere() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            start(new ResourceConfig().registerResources(orders("elsewhere").build()))) {
      assertServesOrders(running, "/elsewhere");
      assertThat(log.of(Level.WARNING)).isEmpty();
    }
  }

  @Test
  default void andOnlyThereIfTheProgramListsWhatItServes() throws Exception {
    try (ServerUnderTest.Running running =
        start(
            new ResourceConfig(CatalogueResource.class)
                .registerResources(orders("elsewhere").build()))) {
      assertServesOrders(running, "/elsewhere");
      assertThat(preflight(running, "/orders/7", "DELETE", TRUSTED).status()).isEqualTo(404);
      assertThat(preflight(running, "/catalogue", "GET", TRUSTED).status()).isEqualTo(204);
    }
  }

  @Test
  default void itCanBeReachedAtSeveral() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            start(
                new ResourceConfig(OrderResource.class)
                    .registerResources(
                        orders("elsewhere").build(), orders("/far/{away}/").build()))) {
      assertServesOrders(running, "/orders");
      assertServesOrders(running, "/elsewhere");
      assertServesOrders(running, "/far/off");
      assertThat(log.of(Level.WARNING)).isEmpty();
    }
  }

  /** What the program adds or nests is in no table, and is not guessed at. */
  @Test
  default void whatIsNotTheClassAloneIsLeftAndNamed() throws Exception {
    Resource.Builder more = orders("elsewhere");
    more.addMethod("PURGE").handledBy(request -> Response.ok("purged").build());
    Resource.Builder outer = Resource.builder("outer");
    outer.addChildResource(orders("inner").build());
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            start(
                new ResourceConfig(CatalogueResource.class)
                    .registerResources(more.build(), outer.build()))) {
      for (String path : new String[] {"/elsewhere/7", "/outer/inner/7"}) {
        assertThat(preflight(running, path, "DELETE", TRUSTED).cors()).as(path).isEmpty();
      }
      assertThat(preflight(running, "/elsewhere", "PURGE", TRUSTED).cors()).isEmpty();
      assertThat(log.of(Level.WARNING))
          .anyMatch(line -> line.contains("OrderResource at \"elsewhere\""));
      assertThat(
              new RawClient(running.port())
                  .send("GET", "/elsewhere", TRUSTED)
                  .lines("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.com");
    }
  }

  @Test
  default void aMethodThatOnlyTheProgramServesIsGuardedByThePolicyOfItsClass() throws Exception {
    Resource.Builder built = Resource.builder("built");
    built
        .addMethod("POST")
        .handledBy(OrderResource.class, OrderResource.class.getMethod("toString"));
    try (ServerUnderTest.Running running =
        start(new ResourceConfig(OrderResource.class).registerResources(built.build()))) {
      RawClient client = new RawClient(running.port());
      assertThat(client.send("POST", "/built").body()).contains("OrderResource");
      Reply foreign = client.send("POST", "/built", "Origin: https://evil.example");
      assertThat(foreign.status()).isEqualTo(403);
      assertThat(foreign.lines("Access-Control-Allow-Origin")).isEmpty();
      // Nobody has granted what no table knows.
      assertThat(client.send("POST", "/built", TRUSTED).status()).isEqualTo(403);
      assertThat(client.send("GET", "/orders", TRUSTED).lines("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.com");
    }
  }
}
