package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Application;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/**
 * docs/architecture.md#which-policy-applies: the policy of the {@code Application} that is
 * deployed.
 */
public interface ApplicationContract {
  /** Has no policy of its own. */
  String ORDERS =
      """
      @Path("orders")
      public class Orders {
        @GET public String list() { return "orders"; }
        @DELETE @Path("{id}") public void delete(@PathParam("id") String id) {}
      }
      """;

  /** The kind of server. */
  ServerUnderTest server();

  private static String application(String before, String name, String base, String... classes) {
    return """
    %s
    @ApplicationPath("api")
    public class %s extends %s {
      @Override public Set<Class<?>> getClasses() {
        return Set.of(
            dev.corsac.jaxrs.CorsFeature.class,
            dev.corsac.contract.GrantContract.Reloading.class,
            %s);
      }
    }
    """
        .formatted(before, name, base, String.join(", ", classes));
  }

  private static String listing(String before, String name) {
    return application(before, name, "Application", "Orders.class");
  }

  private static Reply get(ServerUnderTest.Running running, String path, String origin) {
    return new RawClient(running.port()).send("GET", path, "Origin: " + origin);
  }

  private static Reply preflight(ServerUnderTest.Running running, String path, String origin) {
    return new RawClient(running.port())
        .send("OPTIONS", path, "Origin: " + origin, "Access-Control-Request-Method: DELETE");
  }

  private static void assertGrants(ServerUnderTest.Running running, String origin) {
    Reply reply = get(running, "/api/orders", origin);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(origin);
    Reply preflight = preflight(running, "/api/orders/7", origin);
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.lines("Access-Control-Allow-Origin")).containsExactly(origin);
  }

  private static void assertGrantsNothing(ServerUnderTest.Running running, String origin) {
    Reply reply = get(running, "/api/orders", origin);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.cors()).isEmpty();
    assertThat(preflight(running, "/api/orders/7", origin).cors()).isEmpty();
  }

  @Test
  default void aPolicyOnTheApplicationReachesWhatItServes() throws Exception {
    String policy =
        "@CrossOrigin(origins = \"https://app.example.com\", allowedHeaders = \"Authorization\")";
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.one", ORDERS, listing(policy, "Shop"));
        ServerUnderTest.Running running =
            compiled.deploy(server(), (Application) compiled.instance("Shop"))) {
      assertGrants(running, "https://app.example.com");
      assertGrantsNothing(running, "https://evil.example");
      assertThat(
              preflight(running, "/api/orders/7", "https://app.example.com")
                  .lines("Access-Control-Allow-Headers"))
          .containsExactly("Authorization");
    }
  }

  @Test
  default void anyOriginOnTheApplicationReachesWhatItServes() throws Exception {
    String policy = "@CrossOrigin(origins = \"*\", allowedHeaders = \"Authorization\")";
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.one", ORDERS, listing(policy, "Shop"));
        ServerUnderTest.Running running =
            compiled.deploy(server(), (Application) compiled.instance("Shop"))) {
      assertThat(
              get(running, "/api/orders", "https://any.example")
                  .lines("Access-Control-Allow-Origin"))
          .containsExactly("*");
      assertThat(preflight(running, "/api/orders/7", "https://any.example").status())
          .isEqualTo(204);
    }
  }

  /** Jersey counts the application among the classes that it finds. */
  @Test
  default void anApplicationThatStandsAmongItsClassesIsStillTheApplication() throws Exception {
    String shop =
        application(
            "@CrossOrigin(\"https://app.example.com\")",
            "Shop",
            "Application",
            "Orders.class",
            "Shop.class");
    try (CompiledClasses compiled = CompiledClasses.withProcessor("rows.one", ORDERS, shop);
        ServerUnderTest.Running running =
            compiled.deploy(server(), (Application) compiled.instance("Shop"))) {
      assertGrants(running, "https://app.example.com");
      // Not only the first request.
      assertGrants(running, "https://app.example.com");
    }
  }

  @Test
  default void eachOfSeveralApplicationsHasItsOwnPolicyOrNone() throws Exception {
    String base =
        "@CrossOrigin(\"https://base.example\") public abstract class Base extends Application {}";
    try (CompiledClasses compiled =
        CompiledClasses.withProcessor(
            "rows.many",
            ORDERS,
            base,
            listing("@CrossOrigin(\"https://shop.example\")", "Shop"),
            listing("@CrossOrigin(\"https://partner.example\")", "Partner"),
            listing("", "Internal"),
            application("", "Inheriting", "Base", "Orders.class"))) {
      try (ServerUnderTest.Running shop =
              compiled.deploy(server(), (Application) compiled.instance("Shop"));
          ServerUnderTest.Running partner =
              compiled.deploy(server(), (Application) compiled.instance("Partner"));
          ServerUnderTest.Running internal =
              compiled.deploy(server(), (Application) compiled.instance("Internal"));
          ServerUnderTest.Running inheriting =
              compiled.deploy(server(), (Application) compiled.instance("Inheriting"))) {
        assertGrants(shop, "https://shop.example");
        assertGrants(partner, "https://partner.example");
        assertGrants(inheriting, "https://base.example");
        assertGrantsNothing(shop, "https://partner.example");
        assertGrantsNothing(partner, "https://shop.example");
        for (String origin :
            new String[] {
              "https://shop.example", "https://partner.example", "https://base.example"
            }) {
          assertGrantsNothing(internal, origin);
        }
      }
    }
  }

  /**
   * docs/architecture.md#which-policy-applies: from whichever jar, and one line says from which.
   */
  @Test
  default void thePolicyReachesALibraryThatWasCompiledWithTheProcessor() throws Exception {
    try (LogRecords log = new LogRecords();
        CompiledClasses library = CompiledClasses.withProcessor("rows.library", ORDERS);
        CompiledClasses compiled =
            library.usedBy(
                "rows.shop", listing("@CrossOrigin(\"https://app.example.com\")", "Shop"));
        ServerUnderTest.Running running =
            compiled.deploy(server(), (Application) compiled.instance("Shop"))) {
      assertGrants(running, "https://app.example.com");
      assertGrantsNothing(running, "https://evil.example");
      assertThat(log.of(Level.INFO)).anyMatch(line -> line.contains(library.jar()));
    }
  }

  @Test
  default void aLibraryThatWasCompiledWithoutItStaysWithoutHeadersAndAWarningNamesIt()
      throws Exception {
    try (LogRecords log = new LogRecords();
        CompiledClasses library = CompiledClasses.withoutProcessor("rows.library", ORDERS);
        CompiledClasses compiled =
            library.usedBy(
                "rows.shop", listing("@CrossOrigin(\"https://app.example.com\")", "Shop"));
        ServerUnderTest.Running running =
            compiled.deploy(server(), (Application) compiled.instance("Shop"))) {
      assertGrantsNothing(running, "https://app.example.com");
      assertThat(log.of(Level.WARNING))
          .anyMatch(
              line -> line.contains("rows.library.Orders") && line.contains("cors-processor"));
    }
  }

  /** No annotation of its own: no compiler calls the processor for it. */
  @Test
  default void aClassThatOnlyImplementsAnInterfaceWithAPolicyIsNamedByAWarning() throws Exception {
    String api =
        """
        @Path("desk")
        @CrossOrigin("https://app.example.com")
        public interface DeskApi {
          @GET String get();
          @DELETE void delete();
        }
        """;
    String desk =
        """
        public class Desk implements DeskApi {
          public String get() { return "desk"; }
          public void delete() {}
        }
        """;
    try (LogRecords log = new LogRecords();
        CompiledClasses library = CompiledClasses.withProcessor("rows.library", api, ORDERS);
        CompiledClasses compiled = library.usedWithoutProcessorBy("rows.desk", desk);
        ServerUnderTest.Running running = compiled.serve(server(), "Desk")) {
      RawClient client = new RawClient(running.port());
      Reply read = client.send("GET", "/api/desk", "Origin: https://app.example.com");
      assertThat(read.body()).contains("desk");
      assertThat(read.lines("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.com");
      assertThat(log.of(Level.WARNING))
          .filteredOn(line -> line.contains("rows.desk.Desk"))
          .singleElement()
          .asString()
          .contains("rows.library.DeskApi", "preflight", "Put @CrossOrigin or @SameOrigin on");
      assertThat(log.of(Level.INFO)).noneMatch(line -> line.contains("rows.desk.Desk"));
    }
  }

  @Test
  default void aDeploymentThatFailedForWantOfAValueDoesNotStandInTheWayOfTheNext()
      throws Exception {
    try (CompiledClasses compiled =
        CompiledClasses.withProcessor(
            "rows.late", ORDERS, listing("@CrossOrigin(\"${rows.origins}\")", "Shop"))) {
      assertThatThrownBy(
              () -> compiled.deploy(server(), (Application) compiled.instance("Shop")).close())
          .hasStackTraceContaining("rows.origins");
      System.setProperty("rows.origins", "https://app.example.com");
      try (ServerUnderTest.Running running =
          compiled.deploy(server(), (Application) compiled.instance("Shop"))) {
        assertGrants(running, "https://app.example.com");
        System.setProperty("rows.origins", "https://shop.example");
        assertThat(GrantContract.Reloading.reload(running, "/api/orders")).isEmpty();
        assertGrants(running, "https://shop.example");
      } finally {
        System.clearProperty("rows.origins");
      }
    }
  }
}
