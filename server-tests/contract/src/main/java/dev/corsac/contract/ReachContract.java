package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.DeploymentContract.WithSingletons;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/**
 * docs/architecture.md#preflight: what the server serves under a policy has its preflight granted.
 */
public interface ReachContract {
  /** Listed by the resources of these rows. */
  String APP = "https://app.example.com";

  /** The kind of server. */
  ServerUnderTest server();

  private static RawClient client(ServerUnderTest.Running running) {
    return new RawClient(running.port());
  }

  private static Reply preflight(ServerUnderTest.Running running, String path, String method) {
    return client(running)
        .send("OPTIONS", path, "Origin: " + APP, "Access-Control-Request-Method: " + method);
  }

  /** The server's own choice is what the preflight is held against. */
  private static void assertServedAndGranted(
      ServerUnderTest.Running running, String path, String method) {
    Reply actual = client(running).send(method, path, "Origin: " + APP);
    assertThat(actual.status()).as(method + " " + path).isBetween(200, 299);
    assertThat(actual.lines("Access-Control-Allow-Origin")).as(path).containsExactly(APP);
    Reply preflight = preflight(running, path, method);
    assertThat(preflight.status()).as("preflight for " + method + " " + path).isEqualTo(204);
    assertThat(preflight.lines("Access-Control-Allow-Origin")).as(path).containsExactly(APP);
  }

  @Test
  default void aLiteralMethodIsReachedBesideACatchAllLocator() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.admin",
                """
                @Path("admin")
                @CrossOrigin("https://app.example.com")
                public class Admin {
                  @GET @Path("events") public String events() { return "events"; }
                  @DELETE @Path("events") public void clear() {}
                  @DELETE @Path("events/{id}") public void delete(@PathParam("id") String id) {}
                  @Path("{extension}") @SameOrigin
                  public Extension extension(@PathParam("extension") String name) {
                    return new Extension();
                  }
                }
                """,
                """
                public class Extension {
                  @GET public String get() { return "extension"; }
                  @DELETE public void delete() {}
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Admin")) {
      assertThat(compiled.messages()).doesNotContain("[cors:route-overlap]");
      assertServedAndGranted(running, "/api/admin/events", "DELETE");
      assertServedAndGranted(running, "/api/admin/events", "GET");
      assertServedAndGranted(running, "/api/admin/events/7", "DELETE");
      assertThat(preflight(running, "/api/admin/mail", "DELETE").status()).isEqualTo(403);
      assertThat(client(running).send("GET", "/api/admin/mail", "Origin: " + APP).cors()).isEmpty();
    }
  }

  @Test
  default void theSameBesideALocatorThatSaysNothing() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.admin",
                """
                @Path("admin")
                @CrossOrigin("https://app.example.com")
                public class Admin {
                  @DELETE @Path("events") public void clear() {}
                  @Path("{extension}")
                  public Object extension(@PathParam("extension") String name) { return this; }
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Admin")) {
      assertThat(compiled.messages()).doesNotContain("[cors:route-overlap]");
      assertServedAndGranted(running, "/api/admin/events", "DELETE");
      assertThat(preflight(running, "/api/admin/mail", "DELETE").cors()).isEmpty();
    }
  }

  /** Either all of it works, or the compiler says at the annotation that it does not. */
  @Test
  default void aPolicyThatOnlyAnOpaqueLocatorReachesWorksWhollyOrIsAFinding() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.opaque",
                """
                @Path("root")
                public class Root {
                  @Path("sub") public Object sub() { return new OnlyOpaque(); }
                }
                """,
                """
                @CrossOrigin("https://app.example.com")
                public class OnlyOpaque {
                  @GET public String get() { return "opaque"; }
                  @POST @Consumes("application/json") public String post(String text) {
                    return text;
                  }
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Root")) {
      String json = "Content-Type: application/json";
      String path = "/api/root/sub";
      assertThat(client(running).sendBody("POST", path, "{}", json).status()).isEqualTo(200);
      Reply post = client(running).sendBody("POST", path, "{}", "Origin: " + APP, json);
      Reply preflight = preflight(running, path, "POST");
      boolean found =
          compiled
              .messages()
              .lines()
              .anyMatch(line ->
                  line.contains("[cors:locator-opaque]")
                      && line.contains("declares rows.opaque.OnlyOpaque as its result"));
      if (found) {
        // Then none of it is in force: half a policy would be what nobody wrote.
        assertThat(post.lines("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight.lines("Access-Control-Allow-Origin")).isEmpty();
      } else {
        assertThat(post.status()).isEqualTo(200);
        assertThat(post.lines("Access-Control-Allow-Origin")).containsExactly(APP);
        assertThat(preflight.status()).isEqualTo(204);
      }
    }
  }

  @Test
  default void aPathOfManyReadingsIsAnsweredAndRefusedWhereTheyDiffer() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.readings",
                """
                @Path("everything/{path: .+}")
                @CrossOrigin("https://app.example.com")
                public class Everything {
                  @GET public String get() { return "everything"; }
                  @DELETE public void delete() {}
                }
                """,
                """
                @Path("orders")
                @CrossOrigin("https://app.example.com")
                public class Orders {
                  @DELETE @Path("{id}") public void delete(@PathParam("id") String id) {}
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Everything", "Orders")) {
      assertServedAndGranted(running, "/api/everything/a/b", "DELETE");
      for (String piece : List.of("/a%61;b", "/%2e;a%25/..", "//a%252e;b%3b", "/x%2fy;%2e%2e")) {
        for (int length : new int[] {100, 1_000, 4_000}) {
          String tail = piece.repeat(length / piece.length());
          Reply reply = preflight(running, "/api/orders/x" + tail, "DELETE");
          assertThat(reply.cors()).as(tail).isEmpty();
          assertThat(reply.status()).as(tail).isGreaterThanOrEqualTo(400);
          // Whether all readings agree is known, or it is refused; either way it is answered.
          assertThat(preflight(running, "/api/everything/x" + tail, "DELETE").status())
              .as(tail)
              .matches(status -> status == 204 || status >= 400);
        }
      }
    }
  }

  @Test
  default void methodsAtOnePathShareTheirHeadersAndSoABrowserKeepsThePreflight() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.carts",
                """
                @Path("carts/{id}")
                @CrossOrigin("https://app.example.com")
                public class Carts {
                  @GET public String get() { return "cart"; }
                  @PUT @Consumes("application/json")
                  public void put(@HeaderParam("If-Match") String match, String cart) {}
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Carts")) {
      for (String method : List.of("PUT", "GET")) {
        Reply reply = preflight(running, "/api/carts/7", method);
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.lines("Access-Control-Max-Age")).as(method).containsExactly("1800");
        assertThat(String.join(", ", reply.lines("Access-Control-Allow-Headers")).split(", "))
            .as(method)
            .containsExactlyInAnyOrder("Content-Type", "If-Match");
        assertThat(String.join(", ", reply.lines("Access-Control-Allow-Methods")).split(", "))
            .as(method)
            .contains("GET", "PUT");
      }
    }
  }

  /** A container of beans hides an object behind its interface. */
  @Test
  default void aProxyOfAnInterfaceIsReachedOrAWarningNamesIt() throws Exception {
    try (CompiledClasses compiled =
        CompiledClasses.withProcessor(
            "rows.proxied",
            """
            @Path("proxied")
            @CrossOrigin("https://app.example.com")
            public interface Api {
              @GET String get();
              @DELETE void delete();
            }
            """,
            """
            public class Real implements Api {
              public String get() { return "real"; }
              public void delete() {}
            }
            """)) {
      Object real = compiled.instance("Real");
      Object proxy =
          Proxy.newProxyInstance(
              compiled.loader(),
              new Class<?>[] {compiled.type("Api")},
              (self, method, arguments) -> {
                try {
                  return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
      try (LogRecords log = new LogRecords();
          ServerUnderTest.Running running =
              compiled.deploy(server(), new WithSingletons(Set.of(proxy)))) {
        Reply reply = client(running).send("GET", "/api/proxied", "Origin: " + APP);
        assertThat(reply.status()).isEqualTo(200);
        boolean warned = log.of(Level.WARNING).stream().anyMatch(line -> line.contains("Api"));
        if (!warned) {
          assertServedAndGranted(running, "/api/proxied", "GET");
          assertServedAndGranted(running, "/api/proxied", "DELETE");
        }
      }
    }
  }

  /** Ids like {@code group%2Fname}, where every reading of the path leads to the same method. */
  @Test
  default void anEncodedSlashInAVariableThatCanHoldItIsGrantedWhereItIsServed() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.projects",
                """
                @Path("projects")
                @CrossOrigin("https://app.example.com")
                public class Projects {
                  @DELETE @Path("{id: .+}") public void delete(@PathParam("id") String id) {}
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Projects")) {
      String path = "/api/projects/group%2Fname";
      if (client(running).send("DELETE", path).status() == 204) {
        assertServedAndGranted(running, path, "DELETE");
      }
      assertServedAndGranted(running, "/api/projects/group/name", "DELETE");
    }
  }
}
