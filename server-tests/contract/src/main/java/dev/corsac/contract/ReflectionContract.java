package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** docs/architecture.md#keys: what reflection shows otherwise than the compiler saw it. */
public interface ReflectionContract {
  /** Listed by the resources of these rows. */
  String APP = "https://app.example.com";

  /** The kind of server. */
  ServerUnderTest server();

  private static RawClient client(ServerUnderTest.Running running) {
    return new RawClient(running.port());
  }

  private static Reply preflight(
      ServerUnderTest.Running running, String path, String method, String origin) {
    return client(running)
        .send("OPTIONS", path, "Origin: " + origin, "Access-Control-Request-Method: " + method);
  }

  private static void assertReadable(ServerUnderTest.Running running, String path) {
    Reply reply = client(running).send("GET", path, "Origin: " + APP);
    assertThat(reply.status()).as(path).isEqualTo(200);
    assertThat(reply.lines("Access-Control-Allow-Origin")).as(path).containsExactly(APP);
  }

  /** Most servers pass over its methods, as they do without Corsac. */
  @Test
  default void aBaseClassThatIsNotPublicDoesNotStopTheDeployment() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.hidden",
                """
                abstract class Hidden<T> {
                  @GET @Path("base") public String base() { return "base"; }
                  @PUT @Path("base") @SameOrigin public void put(T entity) {}
                  @Path("sub") public Below sub() { return new Below(); }
                  public static class Below { @GET public String get() { return "below"; } }
                }
                """,
                """
                @Path("shown")
                @CrossOrigin("https://app.example.com")
                public class Shown extends Hidden<String> {
                  @GET public String get() { return "shown"; }
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Shown")) {
      assertReadable(running, "/api/shown");
      assertThat(preflight(running, "/api/shown/base", "PUT", APP).status()).isEqualTo(403);
      assertThat(client(running).send("PUT", "/api/shown/base", "Origin: " + APP).status())
          .isIn(403, 404, 405, 415);
      if (client(running).send("GET", "/api/shown/base").status() == 200) {
        assertReadable(running, "/api/shown/base");
      }
    }
  }

  /** A bridge to one of two overloads makes both look like the generic method. */
  @Test
  default void anOverloadIsNotTakenForTheGenericMethodBesideIt() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.overloads",
                """
                public abstract class Generic<T> {
                  @PUT @Path("{id}") @Consumes("text/plain") @SameOrigin
                  public String change(T entity) { return "generic"; }
                }
                """,
                """
                @Path("overloads")
                @CrossOrigin("https://app.example.com")
                public class Overloads extends Generic<String> {
                  @Override public String change(String entity) { return "own"; }
                  @DELETE @Path("{id}") public String change(@PathParam("id") Integer id) {
                    return "overload";
                  }
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Overloads")) {
      String path = "/api/overloads/7";
      assertThat(preflight(running, path, "DELETE", APP).status()).isEqualTo(204);
      Reply deleted = client(running).send("DELETE", path, "Origin: " + APP);
      assertThat(deleted.status()).isEqualTo(200);
      assertThat(deleted.lines("Access-Control-Allow-Origin")).containsExactly(APP);
      assertThat(preflight(running, path, "PUT", APP).status()).isEqualTo(403);
      assertThat(
              client(running)
                  .send("PUT", path, "Origin: " + APP, "Content-Type: text/plain")
                  .status())
          .isEqualTo(403);
    }
  }

  /** A container of beans hides an object behind its interface, and no server sees the class. */
  @Test
  default void aProxyIsNotUnderAnOpenerPolicyThanWhatItCanHide() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.hiding",
                """
                public interface Item {
                  @GET String get();
                  @POST String post();
                }
                """,
                """
                @SameOrigin
                public class Closed implements Item {
                  public String get() { return "closed"; }
                  public String post() { return "closed"; }
                }
                """,
                """
                @Path("hiding")
                @CrossOrigin("https://app.example.com")
                public class Hiding {
                  @Path("item") public Item item() {
                    Item item = new Closed();
                    return (Item) java.lang.reflect.Proxy.newProxyInstance(
                        Item.class.getClassLoader(),
                        new Class<?>[] {Item.class},
                        (self, method, arguments) -> method.invoke(item, arguments));
                  }
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Hiding")) {
      assertThat(client(running).send("GET", "/api/hiding/item").status()).isEqualTo(200);
      Reply read = client(running).send("GET", "/api/hiding/item", "Origin: " + APP);
      assertThat(read.lines("Access-Control-Allow-Origin")).isEmpty();
      assertThat(client(running).send("POST", "/api/hiding/item", "Origin: " + APP).status())
          .isEqualTo(403);
      assertThat(client(running).send("POST", "/api/hiding/item").status()).isEqualTo(200);
    }
  }
}
