package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.jaxrs.Cors;
import dev.corsac.policy.finding.Finding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md#keys: what nobody wrote is granted to nobody. */
public interface GrantContract {
  /** Listed by the resources of these rows. */
  String APP = "https://app.example.com";

  /** Listed by some of them. */
  String OTHER = "https://other.example";

  /** Reloads the application that a request is for, when its header {@code X-Reload} says so. */
  final class Reloading implements ContainerRequestFilter {
    private static volatile List<Finding> findings;

    @Context private Configuration configuration;

    /** For servers. */
    public Reloading() {}

    /**
     * Reloads a running application.
     *
     * @param path of one of its resource methods
     * @return what the rules object to
     */
    static List<Finding> reload(ServerUnderTest.Running running, String path) {
      findings = null;
      client(running).send("GET", path, "X-Reload: yes");
      assertThat(findings).as("reloaded").isNotNull();
      return findings;
    }

    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getHeaderString("X-Reload") != null) {
        findings = Cors.reload(configuration);
      }
    }
  }

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

  private static void assertReadable(ServerUnderTest.Running running, String path, boolean is) {
    Reply reply = client(running).send("GET", path, "Origin: " + APP);
    assertThat(reply.status()).as(path).isEqualTo(200);
    if (is) {
      assertThat(reply.lines("Access-Control-Allow-Origin")).as(path).containsExactly(APP);
    } else {
      assertThat(reply.cors()).as(path).isEmpty();
    }
  }

  // A class that nobody annotated, beside one that somebody did.

  @Test
  default void aClassThatNobodyAnnotatedIsNotUnderThePolicyOfItsSibling() throws Exception {
    try (CompiledClasses library =
            CompiledClasses.withoutProcessor(
                "rows.library",
                """
                @Path("pets")
                public interface PetsApi {
                  @GET String list();
                  @DELETE void clear();
                }
                """,
                """
                @Path("internal/pets")
                public class InternalPets implements PetsApi {
                  public String list() { return "internal"; }
                  public void clear() {}
                }
                """);
        CompiledClasses compiled =
            library.usedBy(
                "rows.pets",
                """
                @CrossOrigin(origins = "https://app.example.com", allowCredentials = true)
                public class PublicPets implements PetsApi {
                  public String list() { return "public"; }
                  public void clear() {}
                }
                """);
        ServerUnderTest.Running running =
            compiled.serve(server(), "PublicPets", "rows.library.InternalPets")) {
      assertReadable(running, "/api/pets", true);
      assertThat(preflight(running, "/api/pets", "DELETE", APP).status()).isEqualTo(204);
      assertReadable(running, "/api/internal/pets", false);
      assertThat(client(running).send("DELETE", "/api/internal/pets", "Origin: " + APP).cors())
          .isEmpty();
      assertThat(preflight(running, "/api/internal/pets", "DELETE", APP).cors()).isEmpty();
    }
  }

  @Test
  default void aServedSuperclassIsNotUnderThePolicyOfItsSubclasses() throws Exception {
    String policy =
        "@CrossOrigin(origins = \"https://app.example.com\", allowCredentials = true)\n";
    try (CompiledClasses library =
            CompiledClasses.withoutProcessor(
                "rows.library",
                """
                @Path("base")
                public class Base {
                  @GET public String get() { return "base"; }
                  @DELETE public void delete() {}
                }
                """);
        CompiledClasses compiled =
            library.usedBy(
                "rows.subclasses",
                policy + "public class Unregistered extends Base {}",
                policy + "@Path(\"registered\") public class Registered extends Base {}",
                policy
                    + """
                    @Path("equal")
                    public class Equal {
                      @GET public String get() { return "equal"; }
                    }
                    """)) {
      String[][] served = {
        {"rows.library.Base"}, {"rows.library.Base", "Equal"}, {"rows.library.Base", "Registered"},
      };
      for (String[] names : served) {
        try (ServerUnderTest.Running running = compiled.serve(server(), names)) {
          assertReadable(running, "/api/base", false);
          assertThat(client(running).send("DELETE", "/api/base", "Origin: " + APP).cors())
              .isEmpty();
          assertThat(preflight(running, "/api/base", "DELETE", APP).cors()).isEmpty();
          if (names.length > 1) {
            assertReadable(running, "/api/" + names[1].toLowerCase(Locale.ROOT), true);
          }
        }
      }
    }
  }

  // No request changes the answer to another.

  /** A class with a path that only a locator returns, beside classes that are served. */
  List<String> UNLISTED =
      List.of(
          """
          @Path("ways")
          public class Ways {
            @Path("way") public Unlisted way() { return new Unlisted(); }
            @GET public String get() { return "ways"; }
          }
          """,
          """
          @Path("{any}/{id}")
          @CrossOrigin({"https://app.example.com", "https://other.example"})
          public class Unlisted {
            @GET public String get() { return "unlisted"; }
            @DELETE public void delete() {}
            @PUT public void put(String text) {}
          }
          """,
          """
          @Path("b")
          @CrossOrigin("${rows.origins}")
          public class Listed {
            @GET @Path("{id}") public String get(@PathParam("id") String id) { return id; }
            @DELETE @Path("{id}") public void delete(@PathParam("id") String id) {}
          }
          """);

  private static Map<String, String> answers(ServerUnderTest.Running running) {
    Map<String, String> answers = new TreeMap<>();
    for (String path : List.of("/api/b/7", "/api/c/7", "/api/ways", "/api/ways/way", "/api/x")) {
      for (String method : List.of("GET", "DELETE", "PUT")) {
        for (String origin : List.of(APP, OTHER)) {
          Reply reply = preflight(running, path, method, origin);
          answers.put(method + " " + path + " " + origin, reply.status() + " " + reply.cors());
        }
      }
    }
    return answers;
  }

  @Test
  default void noRequestChangesTheAnswerToAnother() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.unlisted", UNLISTED.toArray(String[]::new));
        ServerUnderTest.Running running =
            compiled.serve(server(), Map.of("rows.origins", APP), "Ways", "Listed")) {
      Map<String, String> before = answers(running);
      assertThat(before.get("DELETE /api/b/7 " + APP)).startsWith("204 ");
      for (String path : List.of("/api/ways/way", "/api/b/7", "/api/nowhere")) {
        client(running).send("GET", path, "Origin: " + APP);
      }
      assertThat(answers(running)).isEqualTo(before);
    }
  }

  @Test
  default void aClassThatTheServerShowsLateBringsNoValuesThatNobodyReloaded() throws Exception {
    System.setProperty("rows.origins", APP);
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.unlisted", UNLISTED.toArray(String[]::new));
        ServerUnderTest.Running running =
            compiled.serve(server(), "Ways", "Listed", Reloading.class.getName())) {
      assertReadable(running, "/api/b/7", true);
      System.setProperty("rows.origins", OTHER);
      client(running).send("GET", "/api/ways/way", "Origin: " + APP);
      assertReadable(running, "/api/b/7", true);
      assertThat(Reloading.reload(running, "/api/b/7")).isEmpty();
      assertReadable(running, "/api/b/7", false);
      System.setProperty("rows.origins", APP);
      client(running).send("GET", "/api/ways/way", "Origin: " + OTHER);
      client(running).send("DELETE", "/api/ways/way", "Origin: " + OTHER);
      assertReadable(running, "/api/b/7", false);
    } finally {
      System.clearProperty("rows.origins");
    }
  }

  // A class that is refused until its value is valid.

  @Test
  default void aClassThatWasRefusedWithoutAValueIsReadableAfterAGoodReload() throws Exception {
    try (CompiledClasses library =
            CompiledClasses.withProcessor(
                "rows.doors",
                """
                @Path("doors")
                public class Doors {
                  public static Place behind;
                  @GET @CrossOrigin("https://app.example.com") public String get() {
                    return "door";
                  }
                  @Path("room") public Place room() { return behind; }
                }
                """,
                """
                public abstract class Place {
                  @GET public abstract String get();
                  @DELETE public abstract void delete();
                }
                """);
        // With a path of its own, and not listed: nothing that is served needs its value.
        CompiledClasses compiled =
            library.usedBy(
                "rows.room",
                """
                @Path("room")
                @CrossOrigin("${rows.room}")
                public class Room extends Place {
                  public static int deleted;
                  @Override public String get() { return "deleted " + deleted; }
                  @Override public void delete() { deleted++; }
                }
                """);
        ServerUnderTest.Running running =
            compiled.serve(server(), "rows.doors.Doors", Reloading.class.getName())) {
      compiled.type("rows.doors.Doors").getField("behind").set(null, compiled.instance("Room"));
      assertReadable(running, "/api/doors", true);
      assertRoomIsRefused(running);
      System.setProperty("rows.room", "https://App.example.com/");
      Reloading.reload(running, "/api/doors");
      assertRoomIsRefused(running);
      assertReadable(running, "/api/doors", true);
      System.setProperty("rows.room", APP);
      assertThat(Reloading.reload(running, "/api/doors")).isEmpty();
      assertReadable(running, "/api/doors/room", true);
      assertThat(client(running).send("GET", "/api/doors/room", "Origin: " + OTHER).cors())
          .isEmpty();
      Reply deleted = client(running).send("DELETE", "/api/doors/room", "Origin: " + APP);
      assertThat(deleted.status()).isEqualTo(204);
      assertThat(deleted.lines("Access-Control-Allow-Origin")).containsExactly(APP);
      assertThat(client(running).send("GET", "/api/doors/room").body()).contains("deleted 1");
    } finally {
      System.clearProperty("rows.room");
    }
  }

  private static void assertRoomIsRefused(ServerUnderTest.Running running) {
    assertReadable(running, "/api/doors/room", false);
    Reply deleted = client(running).send("DELETE", "/api/doors/room", "Origin: " + APP);
    assertThat(deleted.status()).isEqualTo(403);
    assertThat(deleted.cors()).isEmpty();
    assertThat(client(running).send("GET", "/api/doors/room").body()).contains("deleted 0");
  }

  @Test
  default void anApplicationWithoutAValueStopsOrIsRefusedAndHealsWithTheNextReload()
      throws Exception {
    try (CompiledClasses compiled =
        CompiledClasses.withProcessor(
            "rows.unset",
            """
            @Path("late")
            @CrossOrigin("${rows.late}")
            public class Late { @GET public String get() { return "late"; } }
            """)) {
      try (LogRecords log = new LogRecords();
          ServerUnderTest.Running running =
              compiled.serve(server(), "Late", Reloading.class.getName())) {
        assertReadable(running, "/api/late", false);
        assertThat(log.of(Level.SEVERE)).anyMatch(line -> line.contains("${rows.late}"));
        System.setProperty("rows.late", APP);
        assertThat(Reloading.reload(running, "/api/late")).isEmpty();
        assertReadable(running, "/api/late", true);
      } catch (AssertionError e) {
        throw e;
      } catch (Exception e) {
        assertThat(e).hasStackTraceContaining("${rows.late}");
        // The same class loader deploys it when the value is there.
        System.setProperty("rows.late", APP);
        try (ServerUnderTest.Running running = compiled.serve(server(), "Late")) {
          assertReadable(running, "/api/late", true);
          assertThat(preflight(running, "/api/late", "GET", APP).status()).isEqualTo(204);
        }
      }
    } finally {
      System.clearProperty("rows.late");
    }
  }

  // A locator that returns a subtype of what it declares.

  @Test
  default void aSubtypeThatOptsOutIsNotReachedByAPreflightForItsSupertype() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.subtypes",
                """
                public class Base {
                  @GET public String get() { return "base"; }
                  @DELETE public void delete() {}
                }
                """,
                "@SameOrigin public class Closed extends Base {}",
                """
                public class Derived {
                  @GET public String get() { return "derived"; }
                  @DELETE public void delete() {}
                }
                """,
                """
                public class Overriding extends Derived {
                  @Override @SameOrigin public void delete() {}
                }
                """,
                "public interface Items { @GET String get(); @DELETE void delete(); }",
                """
                @SameOrigin
                public class ClosedItems implements Items {
                  public String get() { return "items"; }
                  public void delete() {}
                }
                """,
                """
                @Path("own")
                public class Own {
                  @Path("class") @CrossOrigin("https://app.example.com")
                  public Base base() { return new Closed(); }
                  @Path("method") @CrossOrigin("https://app.example.com")
                  public Derived derived() { return new Overriding(); }
                  @Path("interface") @CrossOrigin("https://app.example.com")
                  public Items items() { return new ClosedItems(); }
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Own")) {
      for (String path : List.of("/api/own/class", "/api/own/method", "/api/own/interface")) {
        Reply preflight = preflight(running, path, "DELETE", APP);
        assertThat(preflight.status()).as(path).isEqualTo(403);
        assertThat(preflight.cors()).as(path).isEmpty();
        assertThat(client(running).send("DELETE", path, "Origin: " + APP).cors())
            .as(path)
            .isEmpty();
      }
      assertThat(compiled.messages()).contains("[cors:locator-subtypes]");
    }
  }

  @Test
  default void aSubtypeUnderTheSamePolicyIsReached() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.subtypes",
                "public interface Items { @GET String get(); @DELETE void delete(); }",
                """
                public class OpenItems implements Items {
                  public String get() { return "items"; }
                  public void delete() {}
                }
                """,
                """
                @Path("own")
                public class Own {
                  @Path("interface") @CrossOrigin("https://app.example.com")
                  public Items items() { return new OpenItems(); }
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Own")) {
      assertThat(compiled.messages()).doesNotContain("[cors:locator-subtypes]");
      assertThat(preflight(running, "/api/own/interface", "DELETE", APP).status()).isEqualTo(204);
      assertReadable(running, "/api/own/interface", true);
    }
  }

  // Names of methods that are no tokens.

  @ParameterizedTest
  @ValueSource(strings = {"X, DELETE", "*", "", "GET POST", "GE/T", "r\u00e9sum\u00e9", "GET\\n"})
  default void aTableWithAMethodThatIsNoTokenDoesNotDeploy(String name) throws Exception {
    String literal = '"' + name + '"';
    try (CompiledClasses compiled =
        CompiledClasses.withoutProcessor(
            "rows.malformed",
            """
            @HttpMethod(%s)
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            public @interface Odd {}
            """
                .formatted(literal.equals("\"\"") ? "\"ODD\"" : literal),
            """
            @Path("strange")
            @CrossOrigin("https://app.example.com")
            public class Strange {
              @GET public String get() { return "strange"; }
              @DELETE @SameOrigin public void delete() {}
              @Odd public void odd() {}
            }
            """,
            """
            public class StrangeTable implements java.util.function.Supplier<Object> {
              static final dev.corsac.policy.route.PolicyTable TABLE =
                  dev.corsac.policy.route.TableText.read("rows.malformed.StrangeTable", text());
              private static String text() {
                return "policy  rows.malformed.Strange\\n"
                    + "value  https://app.example.com\\n"
                    + "sameOrigin  rows.malformed.Strange.delete()\\n"
                    + "resource  rows.malformed.Strange  strange\\n"
                    + "method  GET  .  get()  1  -\\n"
                    + "method  DELETE  .  delete()  2  -\\n"
                    + "method  " + escaped(%s) + "  .  odd()  1  -\\n";
              }
              private static String escaped(String name) {
                if (name.isEmpty()) {
                  return ".";
                }
                StringBuilder text = new StringBuilder();
                for (char c : name.toCharArray()) {
                  text.append(c < ' ' || c > '}' ? "~%%04x".formatted((int) c) : "" + c);
                }
                return text.toString();
              }
              public Object get() { return TABLE; }
            }
            """
                .formatted(literal),
            """
            public class StrangeFilter extends dev.corsac.jaxrs.CorsResponseFilter {
              public StrangeFilter() { super(StrangeTable.TABLE); }
            }
            """)) {
      compiled.resource(
          "META-INF/corsac/tables", "rows.malformed.StrangeTable rows.malformed.StrangeFilter\n");
      assertThatThrownBy(() -> compiled.serve(server(), "Strange").close())
          .hasStackTraceContaining("cannot be loaded")
          .hasStackTraceContaining("not an HTTP method");
    }
  }

  // The path and the method that matching sees are not those that Corsac saw first.

  /** Resources below versions and tenants, and the filter that takes those away. */
  List<String> REWRITTEN =
      List.of(
          """
          @Path("orders")
          @CrossOrigin("https://app.example.com")
          public class Orders {
            @GET @Path("{id}") public String get(@PathParam("id") String id) { return id; }
            @DELETE @Path("{id}") public void delete(@PathParam("id") String id) {}
          }
          """,
          """
          @Path("closed")
          @SameOrigin
          public class Closed {
            static final java.util.concurrent.atomic.AtomicInteger DELETED =
                new java.util.concurrent.atomic.AtomicInteger();
            @GET @Path("{id}") public String get(@PathParam("id") String id) {
              return "deleted " + DELETED;
            }
            @DELETE @Path("{id}") public void delete(@PathParam("id") String id) {
              DELETED.incrementAndGet();
            }
          }
          """,
          """
          @Provider
          @PreMatching
          public class Rewriting implements ContainerRequestFilter {
            @Override public void filter(ContainerRequestContext request) {
              String path = request.getUriInfo().getRequestUri().getRawPath();
              String rewritten = path.replaceFirst("^/api/v1/", "/api/")
                  .replaceFirst("^/api/t/[a-z]+/", "/api/")
                  .replaceFirst("^/api/orders/(secret|plain)", "/api/$1/1")
                  .replaceFirst("^/api/secret/", "/api/closed/");
              if (!rewritten.equals(path)) {
                request.setRequestUri(
                    request.getUriInfo().getRequestUriBuilder().replacePath(rewritten).build());
              }
              String method = request.getHeaderString("X-HTTP-Method-Override");
              if (method != null) {
                request.setMethod(method);
              }
            }
          }
          """);

  @Test
  default void whatOnlyTheRewrittenPathGovernsIsAnsweredUnderIt() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.rewritten", REWRITTEN.toArray(String[]::new));
        ServerUnderTest.Running running =
            compiled.serve(server(), "Orders", "Closed", "Rewriting")) {
      for (String path : List.of("/api/v1/orders/7", "/api/t/acme/orders/7", "/api/orders/7")) {
        assertReadable(running, path, true);
        Reply preflight = preflight(running, path, "DELETE", APP);
        assertThat(preflight.status()).as(path).isEqualTo(204);
        assertThat(preflight.lines("Access-Control-Allow-Origin")).containsExactly(APP);
        assertThat(preflight.vary())
            .as(path)
            .containsExactlyInAnyOrder("origin", "access-control-request-method");
        assertThat(preflight(running, path, "DELETE", "https://evil.example").cors())
            .as(path)
            .isEmpty();
      }
      assertThat(preflight(running, "/api/v1/closed/7", "DELETE", APP).status()).isEqualTo(403);
    }
  }

  @Test
  default void theChosenMethodsPolicyCountsWhateverPathWasAskedFor() throws Exception {
    try (LogRecords log = new LogRecords();
        CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.rewritten", REWRITTEN.toArray(String[]::new));
        ServerUnderTest.Running running =
            compiled.serve(server(), "Orders", "Closed", "Rewriting")) {
      for (int i = 0; i < 3; i++) {
        assertReadable(running, "/api/orders/secret", false);
      }
      assertThat(client(running).send("DELETE", "/api/orders/secret", "Origin: " + APP).cors())
          .isEmpty();
      assertThat(log.of(Level.WARNING)).filteredOn(line -> line.contains("URI")).hasSize(1);
    }
  }

  @Test
  default void theMethodThatAFilterPutsInPlaceOfTheRequestsCounts() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.rewritten", REWRITTEN.toArray(String[]::new));
        ServerUnderTest.Running running =
            compiled.serve(server(), "Orders", "Closed", "Rewriting")) {
      String override = "X-HTTP-Method-Override: DELETE";
      Reply open =
          client(running).sendBody("POST", "/api/orders/7", "x", "Origin: " + APP, override);
      assertThat(open.lines("Access-Control-Allow-Origin")).containsExactly(APP);
      Reply closed =
          client(running).sendBody("POST", "/api/closed/7", "x", "Origin: " + APP, override);
      assertThat(closed.cors()).isEmpty();
    }
  }

  /** docs/architecture.md#guard: what no preflight could know ends before the method. */
  @Test
  default void whereTheFilterLedToAStricterMethodTheRequestEndsAtTheGuard() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.rewritten", REWRITTEN.toArray(String[]::new));
        ServerUnderTest.Running running =
            compiled.serve(server(), "Orders", "Closed", "Rewriting")) {
      Reply rewritten = client(running).send("DELETE", "/api/orders/secret", "Origin: " + APP);
      assertThat(rewritten.status()).isEqualTo(403);
      Reply overridden =
          client(running)
              .sendBody(
                  "POST",
                  "/api/closed/7",
                  "x",
                  "Origin: " + APP,
                  "Sec-Fetch-Site: cross-site",
                  "X-HTTP-Method-Override: DELETE");
      assertThat(overridden.status()).isEqualTo(403);
      Reply deleted = client(running).send("GET", "/api/closed/7");
      assertThat(deleted.body()).contains("deleted 0");
    }
  }

  /** The same where the method that runs is under no policy, which as such is handled. */
  @Test
  default void whatAnotherMethodsGrantLeadsToAMethodUnderNoPolicyEndsAtTheGuard() throws Exception {
    List<String> types = new ArrayList<>(REWRITTEN);
    types.add(
        """
        @Path("plain")
        public class Plain {
          static final java.util.concurrent.atomic.AtomicInteger DELETED =
              new java.util.concurrent.atomic.AtomicInteger();
          @GET @Path("{id}") public String get(@PathParam("id") String id) {
            return "deleted " + DELETED;
          }
          @POST @Path("{id}") @CrossOrigin("https://app.example.com")
          public String post(@PathParam("id") String id) { return "posted"; }
          @DELETE @Path("{id}") public void delete(@PathParam("id") String id) {
            DELETED.incrementAndGet();
          }
        }
        """);
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.plain", types.toArray(String[]::new));
        ServerUnderTest.Running running =
            compiled.serve(server(), "Orders", "Closed", "Plain", "Rewriting")) {
      RawClient client = client(running);
      String origin = "Origin: " + APP;
      String site = "Sec-Fetch-Site: cross-site";
      String override = "X-HTTP-Method-Override: DELETE";
      assertThat(preflight(running, "/api/plain/7", "POST", APP).status()).isEqualTo(204);
      assertThat(client.sendBody("POST", "/api/plain/7", "x", origin, site, override).status())
          .isEqualTo(403);
      assertThat(preflight(running, "/api/orders/plain", "DELETE", APP).status()).isEqualTo(204);
      assertThat(client.send("DELETE", "/api/orders/plain", origin, site).status()).isEqualTo(403);
      assertThat(client.send("DELETE", "/api/orders/plain", origin).status()).isEqualTo(403);
      assertThat(client.send("GET", "/api/plain/7").body()).contains("deleted 0");
      // Nobody's grant leads there, or no page of another origin sends it.
      client.send("DELETE", "/api/plain/7", origin, site);
      client.send("DELETE", "/api/orders/plain");
      client.send("DELETE", "/api/orders/plain", origin, "Sec-Fetch-Site: same-origin");
      client.send("DELETE", "/api/orders/plain", "Origin: https://evil.example", site);
      assertThat(client.send("GET", "/api/plain/7").body()).contains("deleted 4");
    }
  }

  @Test
  default void aSubtypeFromAnotherJarIsMetByTheGuard() throws Exception {
    try (CompiledClasses library =
            CompiledClasses.withProcessor(
                "rows.library",
                """
                public class Base {
                  @GET public String get() { return "base"; }
                  @DELETE public void delete() {}
                }
                """,
                """
                @Path("own")
                public class Own {
                  public static volatile Base made = new Base();
                  @Path("item") @CrossOrigin("https://app.example.com")
                  public Base item() { return made; }
                }
                """);
        CompiledClasses compiled =
            library.usedBy(
                "rows.far",
                """
                @SameOrigin
                public class Far extends Base {
                  public static int deleted;
                  @Override public String get() { return "deleted " + deleted; }
                  @Override public void delete() { deleted++; }
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "rows.library.Own")) {
      assertReadable(running, "/api/own/item", true);
      assertThat(preflight(running, "/api/own/item", "DELETE", APP).status()).isEqualTo(204);
      compiled.type("rows.library.Own").getField("made").set(null, compiled.instance("Far"));
      assertReadable(running, "/api/own/item", false);
      Reply reply = client(running).send("DELETE", "/api/own/item", "Origin: " + APP);
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.cors()).isEmpty();
      assertThat(client(running).send("GET", "/api/own/item").body()).contains("deleted 0");
    }
  }

  // Code that runs behind all response filters.

  /** Sets headers when the body is written. */
  List<String> BEHIND =
      List.of(
          """
          @Path("orders")
          @CrossOrigin("https://app.example.com")
          public class Orders {
            @GET public String get() { return "orders"; }
            @GET @Path("error") public Response error() {
              return Response.status(409).entity("conflict").build();
            }
          }
          """,
          "@Path(\"plain\") public class Plain { @GET public String get() { return \"plain\"; } }",
          """
          @Provider
          public class Compressing implements WriterInterceptor {
            @Override public void aroundWriteTo(WriterInterceptorContext context)
                throws java.io.IOException {
              context.getHeaders().putSingle("Vary", "Accept-Encoding");
              context.proceed();
            }
          }
          """,
          """
          @Provider
          public class Granting implements WriterInterceptor {
            @Override public void aroundWriteTo(WriterInterceptorContext context)
                throws java.io.IOException {
              context.getHeaders().add("Access-Control-Allow-Origin", "*");
              context.getHeaders().add("Access-Control-Allow-Credentials", "true");
              context.proceed();
            }
          }
          """,
          """
          @Provider
          @jakarta.annotation.Priority(Integer.MIN_VALUE)
          public class Last implements ContainerResponseFilter {
            @Override public void filter(
                ContainerRequestContext request, ContainerResponseContext response) {
              response.getHeaders().putSingle("Vary", "Accept-Language");
              response.getHeaders().add("Access-Control-Allow-Origin", "*");
            }
          }
          """);

  @ParameterizedTest
  @ValueSource(strings = {"Compressing", "Granting", "Last"})
  default void codeBehindAllFiltersNeitherTakesVaryNorAddsAGrant(String name) throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.behind", BEHIND.toArray(String[]::new));
        ServerUnderTest.Running running = compiled.serve(server(), "Orders", "Plain", name)) {
      for (String path : List.of("/api/orders", "/api/orders/error")) {
        Reply trusted = client(running).send("GET", path, "Origin: " + APP);
        assertThat(trusted.lines("Access-Control-Allow-Origin")).as(path).containsExactly(APP);
        assertThat(trusted.lines("Access-Control-Allow-Credentials")).as(path).isEmpty();
        for (String origin : List.of(APP, OTHER)) {
          Reply reply = client(running).send("GET", path, "Origin: " + origin);
          assertThat(reply.vary()).as(path + " " + origin).containsOnlyOnce("origin");
        }
        assertThat(client(running).send("GET", path, "Origin: " + OTHER).cors()).as(path).isEmpty();
      }
      Reply plain = client(running).send("GET", "/api/plain", "Origin: " + OTHER);
      assertThat(plain.vary()).doesNotContain("origin");
      if (!name.equals("Compressing")) {
        assertThat(plain.lines("Access-Control-Allow-Origin")).containsExactly("*");
      }
    }
  }

  /** A mapper, so that responses for which no method was chosen have an entity too. */
  String EXPLAINING =
      """
      @Provider
      public class Explaining implements ExceptionMapper<ClientErrorException> {
        @Override public Response toResponse(ClientErrorException e) {
          return Response.status(e.getResponse().getStatus()).entity("explained").build();
        }
      }
      """;

  @Test
  default void aFilterAsLateAsCorsacsGrantsNothingWhereNoMethodWasChosen() throws Exception {
    List<String> sources = new ArrayList<>(BEHIND);
    sources.add(EXPLAINING);
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.unchosen", sources.toArray(String[]::new));
        ServerUnderTest.Running running =
            compiled.serve(server(), "Orders", "Plain", "Last", "Explaining")) {
      Reply stranger = client(running).send("DELETE", "/api/orders", "Origin: " + OTHER);
      assertThat(stranger.status()).isEqualTo(405);
      assertThat(stranger.body()).contains("explained");
      assertThat(stranger.cors()).isEmpty();
      assertThat(stranger.vary()).containsOnlyOnce("origin");
      Reply trusted = client(running).send("DELETE", "/api/orders", "Origin: " + APP);
      assertThat(trusted.lines("Access-Control-Allow-Origin")).containsExactly(APP);
    }
  }

  @Test
  default void anApplicationsOwnWriterWritesWithTheHeadersThatAreDue() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.writer",
                """
                @Path("prices")
                @CrossOrigin("https://app.example.com")
                public class Prices {
                  @GET @Produces("text/plain") public java.math.BigDecimal get() {
                    return java.math.BigDecimal.TEN;
                  }
                }
                """,
                """
                @Provider
                @Produces("text/plain")
                public class Decimals implements MessageBodyWriter<java.math.BigDecimal> {
                  @Override public boolean isWriteable(
                      Class<?> type, java.lang.reflect.Type generic,
                      java.lang.annotation.Annotation[] annotations, MediaType media) {
                    return type == java.math.BigDecimal.class;
                  }
                  @Override public void writeTo(
                      java.math.BigDecimal price, Class<?> type, java.lang.reflect.Type generic,
                      java.lang.annotation.Annotation[] annotations, MediaType media,
                      MultivaluedMap<String, Object> headers, java.io.OutputStream out)
                      throws java.io.IOException {
                    out.write(("own " + price).getBytes());
                  }
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Prices", "Decimals")) {
      Reply trusted = client(running).send("GET", "/api/prices", "Origin: " + APP);
      assertThat(trusted.status()).isEqualTo(200);
      assertThat(trusted.body()).contains("own 10");
      assertThat(trusted.lines("Access-Control-Allow-Origin")).containsExactly(APP);
      Reply stranger = client(running).send("GET", "/api/prices", "Origin: " + OTHER);
      assertThat(stranger.status()).isEqualTo(200);
      assertThat(stranger.cors()).isEmpty();
      assertThat(stranger.vary()).containsExactly("origin");
    }
  }
}
