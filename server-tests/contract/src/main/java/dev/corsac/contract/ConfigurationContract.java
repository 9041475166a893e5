package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.corsac.contract.app.ConfiguredHeadersResource;
import dev.corsac.contract.app.ConfiguredResource;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.jaxrs.Cors;
import dev.corsac.jaxrs.OriginSource;
import dev.corsac.jaxrs.OriginSource.Origins;
import dev.corsac.policy.finding.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md#configuration: what is said of configured values, and what is not. */
public interface ConfigurationContract {
  /** The placeholder of {@link ConfiguredResource}. */
  String ORIGINS = "contract.origins";

  /** Where the source supplies it. */
  String SUPPLIED = "https://supplied.example";

  /** What must not be told. */
  String SECRET = "hunter2";

  /** The kind of server. */
  ServerUnderTest server();

  private ServerUnderTest.Running start(Map<String, Object> properties, Class<?>... classes)
      throws Exception {
    return server().start(new SampleApplication(properties, classes));
  }

  /** All that is said of a deployment that fails: what is thrown, and what is logged. */
  private String failure(Map<String, Object> properties, Class<?> type) {
    try (LogRecords log = new LogRecords()) {
      Throwable thrown = catchThrowable(() -> start(properties, type).close());
      assertThat(thrown).isNotNull();
      StringWriter text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text));
      Stream.of(Level.SEVERE, Level.WARNING, Level.INFO)
          .flatMap(level -> log.of(level).stream())
          .forEach(line -> text.append(line).append('\n'));
      return text.toString();
    }
  }

  private static List<String> readable(ServerUnderTest.Running running, String origin) {
    return new RawClient(running.port())
        .send("GET", "/api/configured", "Origin: " + origin)
        .lines("Access-Control-Allow-Origin");
  }

  private void assertInForce(Map<String, Object> properties, String origin, String source)
      throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = start(properties, ConfiguredResource.class)) {
      assertThat(readable(running, origin)).containsExactly(origin);
      assertThat(log.of(Level.INFO))
          // The sample has a sub-resource too, to which some locator may lead.
          .filteredOn(line -> line.contains(ConfiguredResource.class.getSimpleName() + " lets in "))
          .containsExactly(
              "Corsac: "
                  + ConfiguredResource.class.getName()
                  + " lets in "
                  + origin
                  + " (contract.origins is from "
                  + source
                  + ")");
    }
  }

  @Test
  default void theNearestSourceCountsAndTheLogNamesIt() throws Exception {
    String ofSystem = "https://system.example";
    String ofApplication = "https://application.example";
    OriginSource supplying = name -> Optional.of(Origins.of(List.of(SUPPLIED)));
    System.setProperty(ORIGINS, ofSystem);
    try {
      assertInForce(Map.of(), ofSystem, "the system property contract.origins");
      assertInForce(
          Map.of(ORIGINS, ofApplication),
          ofApplication,
          "the application's property contract.origins");
      assertInForce(
          Map.of(ORIGINS, List.of(ofApplication)),
          ofApplication,
          "the application's property contract.origins");
      assertInForce(
          Map.of(ORIGINS, ofApplication, OriginSource.PROPERTY, supplying),
          SUPPLIED,
          "the OriginSource " + supplying.getClass().getName());
    } finally {
      System.clearProperty(ORIGINS);
    }
  }

  @Test
  default void whereNothingWasFoundTheMessageSaysWhereItWasLooked() {
    assertThat(failure(Map.of(), ConfiguredResource.class))
        .contains(
            "[cors:origins-missing] ${contract.origins} has no value, and no default",
            "contract.origins was looked for in the application's property contract.origins, the"
                + " system property contract.origins and the environment variable CONTRACT_ORIGINS");
    OriginSource knowing = name -> Optional.empty();
    assertThat(failure(Map.of(OriginSource.PROPERTY, knowing), ConfiguredResource.class))
        .contains("contract.origins was looked for in the OriginSource ");
    assertThat(failure(Map.of(ORIGINS, " "), ConfiguredResource.class))
        .contains("contract.origins is empty in the application's property contract.origins");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "https://a.example,|has a comma at the end|https://a.example",
        "[\"https://a.example\", \"https://b.example\"]|a list as JSON|https://a.example,https://b.example",
        "#- https://a.example\n- https://b.example#|a list as JSON, YAML|https://a.example,https://b.example"
      })
  default void aListThatIsWrittenOtherwiseIsToldWithTheListThatWasMeant(
      String value, String words, String meant) {
    assertThat(failure(Map.of(ORIGINS, value), ConfiguredResource.class))
        .contains(
            "[cors:origin-malformed]",
            words,
            "Did you mean \"" + meant + "\"?",
            "contract.origins is from the application's property contract.origins");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contract.headers|X-Trace,|has a comma at the end|header-malformed|allowedHeaders[1]",
        "contract.headers|[X-Trace]|a list as JSON|header-malformed|allowedHeaders[1]",
        "contract.headers|Cookie|browsers|request-header-forbidden|allowedHeaders[1]",
        "contract.exposed|ETag,|has a comma at the end|header-malformed|exposedHeaders[0]",
        "contract.exposed|Set-Cookie|Set-Cookie|response-header-forbidden|exposedHeaders[0]",
        "contract.exposed|${other}|not looked up|placeholder-malformed|exposedHeaders[0]"
      })
  default void configuredHeadersAreJudgedByTheSameRules(
      String name, String value, String words, String id, String place) {
    assertThat(failure(Map.of(name, value), ConfiguredHeadersResource.class))
        .contains(
            "[cors:" + id + "]",
            words,
            place,
            name + " is from the application's property " + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ann:hunter2@app.example",
        "postgres://ann:hunter2@db.example/shop",
        "[\"https://ann:hunter2@app.example\"]",
        "https://app.example/?token=hunter2",
        "jdbc:h2:mem:x;PASSWORD=hunter2,"
      })
  default void whatLooksLikeASecretIsNeverTold(String value) throws Exception {
    assertThat(failure(Map.of(ORIGINS, value), ConfiguredResource.class))
        .contains("[cors:", "contract.origins is from")
        .doesNotContain(SECRET);
    assertThat(failure(Map.of("contract.headers", value), ConfiguredHeadersResource.class))
        .doesNotContain(SECRET);
    System.setProperty(ORIGINS, "https://app.example");
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = start(Map.of(), ConfiguredResource.class)) {
      System.setProperty(ORIGINS, value);
      assertThat(Cors.reload())
          .isNotEmpty()
          .extracting(Finding::toString)
          .noneMatch(finding -> finding.contains(SECRET));
      assertThat(readable(running, "https://app.example")).isNotEmpty();
      assertThat(log.of(Level.SEVERE)).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    } finally {
      System.clearProperty(ORIGINS);
    }
  }

  @Test
  default void whatASourceThrowsIsToldWithoutItsSecrets() {
    OriginSource failing =
        name -> {
          throw new IllegalStateException("postgres://ann:hunter2@db.example does not answer");
        };
    assertThat(failure(Map.of(OriginSource.PROPERTY, failing), ConfiguredResource.class))
        .contains("db.example does not answer")
        .doesNotContain(SECRET);
  }

  @Test
  default void twoHundredPoliciesAreTwentyLinesAndACount() throws Exception {
    String[] types =
        IntStream.range(0, 200)
            .mapToObj(i ->
                "@Path(\"r%1$03d\") @CrossOrigin({\"https://r%1$d.example\", \"${contract.origins}\"})\n"
                        .formatted(i)
                    + "public class R%1$03d { @GET public String get() { return \"\"; } }"
                        .formatted(i))
            .toArray(String[]::new);
    String[] names = IntStream.range(0, 200).mapToObj("R%03d"::formatted).toArray(String[]::new);
    try (LogRecords log = new LogRecords();
        CompiledClasses compiled = CompiledClasses.withProcessor("rows.many", types);
        ServerUnderTest.Running running =
            compiled.serve(server(), Map.of(ORIGINS, "https://app.example"), names)) {
      assertThat(running.port()).isPositive();
      List<String> lines = log.of(Level.INFO);
      // The sample's sub-resource is among them: some locator may lead to it.
      assertThat(lines.get(0))
          .startsWith("Corsac: 200 routes, 201 policies and 202 origins are in force");
      assertThat(lines.subList(1, 21))
          .filteredOn(line ->
              line.endsWith(
                  ", https://app.example (contract.origins is from the application's property"
                      + " contract.origins)"))
          .hasSizeGreaterThanOrEqualTo(19);
      assertThat(lines.get(21)).isEqualTo("Corsac: and 181 more policies");
      assertThat(lines).hasSize(22);
    }
  }

  /** {@code Cors} answers the code of the application as the policies answer browsers. */
  @Test
  default void otherCodeLearnsWhatThePoliciesSay() throws Exception {
    String resource =
        """
        @Path("asked")
        @CrossOrigin("${contract.origins}")
        public class Asked {
          @GET public String list() { return ""; }
          @PUT @SameOrigin public void put() {}
          @DELETE @CrossOrigin("*") public void delete() {}
        }
        """;
    String asking =
        """
        @Path("asking")
        public class Asking {
          static dev.corsac.policy.decide.Decisions kept;

          @GET
          @Produces("text/plain")
          public String ask(
              @QueryParam("origin") String origin,
              @QueryParam("method") String method,
              @Context Configuration configuration)
              throws NoSuchMethodException {
            Class<?> type = method.equals("ask") ? Asking.class : Asked.class;
            Class<?>[] parameters =
                method.equals("ask")
                    ? new Class<?>[] {String.class, String.class, Configuration.class}
                    : new Class<?>[0];
            if (kept == null) {
              kept = dev.corsac.jaxrs.Cors.decisions(configuration);
            }
            return dev.corsac.jaxrs.Cors.allows(
                    configuration, origin, type, type.getMethod(method, parameters))
                + " "
                + (dev.corsac.jaxrs.Cors.decisions(configuration)
                        .preflight("/asked", "GET", origin)
                    instanceof dev.corsac.policy.PreflightAnswer.Granted)
                + " "
                + (kept.preflight("/asked", "GET", origin)
                    instanceof dev.corsac.policy.PreflightAnswer.Granted);
          }
        }
        """;
    String one = "https://one.example";
    String two = "https://two.example";
    System.setProperty(ORIGINS, one);
    try (CompiledClasses compiled = CompiledClasses.withProcessor("rows.asking", resource, asking);
        ServerUnderTest.Running running = compiled.serve(server(), "Asked", "Asking")) {
      assertThat(asked(running, "list", one)).isEqualTo("true true true");
      assertThat(asked(running, "list", two)).isEqualTo("false false false");
      assertThat(asked(running, "list", one + "/")).isEqualTo("false false false");
      assertThat(asked(running, "put", one)).startsWith("false ");
      assertThat(asked(running, "delete", two)).startsWith("true ");
      assertThat(asked(running, "delete", "null")).startsWith("true ");
      assertThat(asked(running, "ask", one)).startsWith("false ");
      System.setProperty(ORIGINS, two);
      Cors.reload();
      // The snapshot of before stays what it was.
      assertThat(asked(running, "list", one)).isEqualTo("false false true");
      assertThat(asked(running, "list", two)).isEqualTo("true true false");
    } finally {
      System.clearProperty(ORIGINS);
    }
  }

  private static String asked(ServerUnderTest.Running running, String method, String origin) {
    return new RawClient(running.port())
        .send("GET", "/api/asking?method=" + method + "&origin=" + origin)
        .body()
        .replaceAll("(?s).*?((?:true|false) (?:true|false) (?:true|false)).*", "$1");
  }
}
