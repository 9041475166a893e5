package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.app.OrderResource;
import dev.corsac.contract.app.SampleApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;

/** Why something was refused: the log with {@code corsac.diagnostics}, and the Flight Recorder. */
public interface DiagnosticsContract {

  /** The kind of server. */
  ServerUnderTest server();

  private ServerUnderTest.Running explaining(Class<?>... classes) throws Exception {
    return server().start(new SampleApplication(Map.of("corsac.diagnostics", "true"), classes));
  }

  /** What is logged of a preflight. */
  private static List<String> preflight(
      LogRecords log, RawClient api, String path, String method, String... headers) {
    int before = log.of(Level.INFO).size();
    String[] lines = new String[headers.length + 1];
    System.arraycopy(headers, 0, lines, 0, headers.length);
    lines[headers.length] = "Access-Control-Request-Method: " + method;
    api.send("OPTIONS", path, lines);
    List<String> after = log.of(Level.INFO);
    return after.subList(before, after.size());
  }

  @Test
  default void diagnosticsNameAHeaderThatIsNotAllowed() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = explaining(OrderResource.class)) {
      RawClient api = new RawClient(running.port());
      assertThat(
              preflight(
                  log,
                  api,
                  "/api/orders/7",
                  "DELETE",
                  PreflightContract.TRUSTED,
                  "Access-Control-Request-Headers: x-other,x-trace"))
          .singleElement()
          .asString()
          .contains(
              "browsers will not send the request",
              "allowedHeaders = \"x-other\"",
              "in the policy of " + OrderResource.class.getName())
          .doesNotContain("x-trace");
      assertThat(preflight(log, api, "/api/orders/7", "DELETE", PreflightContract.TRUSTED))
          .isEmpty();
    }
  }

  @Test
  default void diagnosticsDoNotBlameTheOriginForAMethodThatDoesNotExist() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = explaining(OrderResource.class)) {
      RawClient api = new RawClient(running.port());
      for (String method : List.of("POST", "LOCK")) {
        assertThat(preflight(log, api, "/api/orders/7", method, PreflightContract.TRUSTED))
            .singleElement()
            .asString()
            .contains(
                "there is no \"" + method + "\" at this path", "This origin may use", "DELETE")
            .doesNotContain("nearest configured origin", "nor any other method");
      }
      assertThat(preflight(log, api, "/api/orders/7", "LOCK", PreflightContract.STRANGER))
          .singleElement()
          .asString()
          .contains("nor any other method that this origin may use", "nearest configured origin");
    }
  }

  @Test
  default void diagnosticsSayWhereNothingIsUnderAPolicy() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = explaining(OrderResource.class)) {
      RawClient api = new RawClient(running.port());
      assertThat(preflight(log, api, "/api/elsewhere", "GET", PreflightContract.TRUSTED))
          .singleElement()
          .asString()
          .contains("no resource method at this path is under a policy");
      assertThat(preflight(log, api, "/api/order/7", "DELETE", PreflightContract.TRUSTED))
          .singleElement()
          .asString()
          .contains("The nearest path that has one is \"/orders/{id}\" (");
    }
  }

  /** A response for which no method was chosen, at a path with two policies. */
  @Test
  default void diagnosticsSayWherePoliciesDisagree() throws Exception {
    try (LogRecords log = new LogRecords();
        CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.disagreeing",
                """
                @Path("mixed")
                public class Mixed {
                  @GET @CrossOrigin("https://app.example.com") public String get() { return ""; }
                  @PUT @CrossOrigin("https://other.example.com") public void put() {}
                }
                """,
                """
                @Path("half")
                public class Half {
                  @GET @CrossOrigin("*") public String get() { return ""; }
                  @PUT @SameOrigin public void put() {}
                }
                """);
        ServerUnderTest.Running running =
            compiled.serve(server(), Map.of("corsac.diagnostics", "true"), "Mixed", "Half")) {
      RawClient api = new RawClient(running.port());
      for (String path : List.of("/api/mixed", "/api/half")) {
        int before = log.of(Level.INFO).size();
        Reply reply = api.sendBody("POST", path, "a", PreflightContract.TRUSTED);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.cors()).isEmpty();
        List<String> said = log.of(Level.INFO);
        assertThat(said.subList(before, said.size()))
            .singleElement()
            .asString()
            .contains("Scripts may not read", "the policies of this path disagree")
            .doesNotContain("@SameOrigin grants nothing", "nearest configured origin");
      }
    }
  }

  @Test
  default void diagnosticsNameEveryHeaderThatScriptsWillMiss() throws Exception {
    try (LogRecords log = new LogRecords();
        CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.exposing",
                """
                @Path("fields")
                @CrossOrigin("https://app.example.com")
                public class Fields {
                  @GET
                  @Path("{name}")
                  public Response get(@PathParam("name") String name) {
                    return Response.ok("a").header(name, "Retry-After".equals(name) ? "1" : "a").build();
                  }
                }
                """);
        ServerUnderTest.Running running =
            compiled.serve(server(), Map.of("corsac.diagnostics", "true"), "Fields")) {
      RawClient api = new RawClient(running.port());
      for (String name :
          List.of(
              "Location",
              "ETag",
              "Link",
              "Content-Disposition",
              "WWW-Authenticate",
              "Retry-After",
              "X-Total-Count")) {
        int before = log.of(Level.INFO).size();
        api.send("GET", "/api/fields/" + name, PreflightContract.TRUSTED);
        List<String> said = log.of(Level.INFO);
        assertThat(said.subList(before, said.size()))
            .as(name)
            .singleElement()
            .asString()
            .contains("read the response without " + name, "exposedHeaders = \"" + name + "\"");
      }
      int before = log.of(Level.INFO).size();
      api.send("GET", "/api/fields/Content-Language", PreflightContract.TRUSTED);
      api.send("GET", "/api/fields/ETag");
      assertThat(log.of(Level.INFO)).hasSize(before);
    }
  }

  @Test
  default void aRecordingHasRefusalsAndNothingElse() throws Exception {
    Path file = Files.createTempFile("corsac", ".jfr");
    try (Recording recording = new Recording();
        ServerUnderTest.Running running =
            server().start(new SampleApplication(Map.of(), OrderResource.class))) {
      recording.enable("dev.corsac.Refused");
      recording.enable("dev.corsac.Guarded");
      RawClient api = new RawClient(running.port());
      api.send("GET", "/api/orders", PreflightContract.TRUSTED);
      recording.start();
      String requested = "Access-Control-Request-Method: DELETE";
      api.send("OPTIONS", "/api/orders/7", PreflightContract.STRANGER, requested);
      api.send("OPTIONS", "/api/orders/7", PreflightContract.TRUSTED, requested);
      api.send("GET", "/api/orders", PreflightContract.STRANGER);
      api.send("GET", "/api/orders", PreflightContract.TRUSTED);
      api.send("DELETE", "/api/orders/7", PreflightContract.STRANGER);
      recording.stop();
      recording.dump(file);
      assertThat(RecordingFile.readAllEvents(file))
          .filteredOn(event -> event.getEventType().getName().startsWith("dev.corsac."))
          .extracting(DiagnosticsContract::text)
          .contains(
              "dev.corsac.Refused DELETE ORIGIN_NOT_ALLOWED",
              "dev.corsac.Refused GET ORIGIN_NOT_ALLOWED")
          .anyMatch(text -> text.startsWith("dev.corsac.Guarded DELETE "))
          .hasSizeBetween(3, 4);
    } finally {
      Files.delete(file);
    }
  }

  private static String text(RecordedEvent event) {
    assertThat(PreflightContract.STRANGER).endsWith(event.getString("origin"));
    assertThat(event.getString("route")).contains("orders");
    return event.getEventType().getName()
        + " "
        + event.getString("method")
        + " "
        + event.getString("reason");
  }
}
