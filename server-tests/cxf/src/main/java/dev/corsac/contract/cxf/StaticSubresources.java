package dev.corsac.contract.cxf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.CompiledClasses;
import dev.corsac.contract.LogRecords;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/**
 * With {@code jaxrs.static.subresources} CXF shows the type that a locator declares, never the
 * class that it returned: nobody's opt-out may be lost by that.
 */
public interface StaticSubresources {
  /** Listed by the locators. */
  String APP = "Origin: https://app.example.com";

  /** What is declared, and a locator that hands out whatever the test put there. */
  List<String> SOURCES =
      List.of(
          """
          public class Base {
            public static int deleted;
            @GET public String get() { return "deleted " + deleted; }
            @DELETE public void delete() { deleted++; }
          }
          """,
          """
          @Path("own")
          public class Own {
            public static Base made = new Base();
            @Path("item") @CrossOrigin("https://app.example.com") public Base item() {
              return made;
            }
            @Path("alike") @CrossOrigin("https://app.example.com") public Alike alike() {
              return new Same();
            }
          }
          """,
          "@SameOrigin public class Closed extends Base {}",
          """
          public class Overriding extends Base {
            @Override @SameOrigin public String get() { return super.get(); }
            @Override @SameOrigin public void delete() { super.delete(); }
          }
          """,
          """
          public class Alike {
            @GET public String get() { return "alike"; }
            @DELETE public void delete() {}
          }
          """,
          "public class Same extends Alike {}",
          """
          @Path("root") @CrossOrigin("https://app.example.com")
          public class Root {
            @GET public String get() { return "root"; }
            @DELETE public void delete() {}
          }
          """,
          "@Path(\"strict\") @SameOrigin public class Strict extends Root {}");

  private static RawClient client(ServerUnderTest.Running running) {
    return new RawClient(running.port());
  }

  private static void assertRefused(ServerUnderTest.Running running, String path) {
    Reply read = client(running).send("GET", path, APP);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body()).contains("deleted 0");
    assertThat(read.cors()).isEmpty();
    Reply deleted = client(running).send("DELETE", path, APP);
    assertThat(deleted.status()).isEqualTo(403);
    assertThat(deleted.cors()).isEmpty();
    assertThat(client(running).send("GET", path).body()).contains("deleted 0");
  }

  private static void assertGranted(ServerUnderTest.Running running, String path) {
    assertThat(client(running).send("GET", path, APP).lines("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example.com");
    Reply deleted = client(running).send("DELETE", path, APP);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example.com");
  }

  private static int preflight(ServerUnderTest.Running running, String path) {
    return client(running)
        .send("OPTIONS", path, APP, "Access-Control-Request-Method: DELETE")
        .status();
  }

  @Test
  default void aSubtypesOptOutIsNotLost() throws Exception {
    try (LogRecords log = new LogRecords();
        CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.fixed", SOURCES.toArray(String[]::new));
        ServerUnderTest.Running running = compiled.serve(new Cxf(true), "Own")) {
      for (String name : List.of("Closed", "Overriding")) {
        compiled.type("Own").getField("made").set(null, compiled.instance(name));
        assertThat(preflight(running, "/api/own/item")).isEqualTo(403);
        assertRefused(running, "/api/own/item");
      }
      assertThat(log.of(Level.WARNING))
          .filteredOn(line -> line.contains("jaxrs.static.subresources"))
          .hasSize(2)
          .allMatch(line -> line.contains("rows.fixed.Closed, rows.fixed.Overriding"));
    }
  }

  @Test
  default void norIsThatOfASubtypeInAnotherJar() throws Exception {
    try (CompiledClasses library =
            CompiledClasses.withProcessor("rows.near", withoutSubtypesOfBase());
        CompiledClasses compiled =
            library.usedBy("rows.far", "@SameOrigin public class Far extends Base {}");
        ServerUnderTest.Running running = compiled.serve(new Cxf(true), "rows.near.Own")) {
      compiled.type("rows.near.Own").getField("made").set(null, compiled.instance("Far"));
      assertRefused(running, "/api/own/item");
    }
  }

  private static String[] withoutSubtypesOfBase() {
    return new String[] {SOURCES.get(0), SOURCES.get(1), SOURCES.get(4), SOURCES.get(5)};
  }

  @Test
  default void whereAllSubtypesAgreeTheirPolicyCounts() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.agreeing", SOURCES.toArray(String[]::new));
        ServerUnderTest.Running running = compiled.serve(new Cxf(true), "Own")) {
      assertThat(preflight(running, "/api/own/alike")).isEqualTo(204);
      assertGranted(running, "/api/own/alike");
    }
  }

  @Test
  default void aRootResourceClassIsWhatItIs() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor("rows.roots", SOURCES.toArray(String[]::new));
        ServerUnderTest.Running running = compiled.serve(new Cxf(true), "Root", "Strict")) {
      assertThat(preflight(running, "/api/root")).isEqualTo(204);
      assertGranted(running, "/api/root");
      assertThat(client(running).send("DELETE", "/api/strict", APP).status()).isEqualTo(403);
    }
  }
}
