package dev.corsac.cli;

import static dev.corsac.cli.CommandLineTest.corsac;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.cli.CommandLineTest.Ran;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.policy.path.BasePath;
import dev.corsac.testing.CompiledTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Policies whose origins an {@code OriginSource} supplies, the guard and the front door, in what
 * the commands say: the compiled application shows who supplies, and nothing of it is run.
 */
class ConfiguredOriginsTest {
  private static final String INVOICES =
      "@Path(\"invoices\") @CrossOrigin(origins = \"${app.tenants:none}\", allowCredentials = true)"
          + " public class Invoices { @GET public String list() { return \"\"; }"
          + " @PUT public void pay(String invoice) {} }";
  private static final String SUPPLIES =
      "Origins ${app.tenants}: supplied by com.acme.Tenants (an OriginSource) while the application"
          + " runs.";

  /** Would end the test if it was run. */
  private static final String TENANTS =
      "public class Tenants implements dev.corsac.jaxrs.OriginSource {"
          + " static { System.exit(77); }"
          + " @Override public java.util.Optional<Origins> origins(String name) {"
          + " return name.equals(\"app.tenants\")"
          + " ? java.util.Optional.of(Origins.of(java.util.List.of())) : java.util.Optional.empty();"
          + " } }";

  private static final String HEALTH =
      "@Path(\"health\") @CrossOrigin(\"https://status.example.com\")"
          + " public class Health { @GET public String get() { return \"\"; } }";

  @TempDir static Path folder;
  private static Path application;

  @BeforeAll
  static void compile() throws IOException {
    application = compiled("tenants", INVOICES, TENANTS, HEALTH);
  }

  private static Path compiled(String name, String... sources) throws IOException {
    return CompiledSources.into(Files.createDirectory(folder.resolve(name)), sources);
  }

  private static Ran explain(Path classes, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("explain", classes));
    arguments.addAll(List.of("--origin", "https://b.example.com", "--path", "/invoices"));
    arguments.addAll(List.of(more));
    return corsac(arguments.toArray());
  }

  @Test
  void explainSaysWhoSuppliesThemAndThatTheyCanBeSuppliedThere() {
    Ran ran = explain(application, "--method", "PUT", "--header", "Content-Type");
    assertThat(ran.out())
        .contains(
            SUPPLIES,
            "Guard   403 before the method runs to browsers' requests from origins not allowed.",
            "Or, without compiling, let ${app.tenants} stand for this origin too: it is supplied by"
                + " com.acme.Tenants");
    assertThat(ran.status()).isEqualTo(1);
    Ran set = explain(application, "--set", "app.tenants=https://b.example.com");
    assertThat(set.out())
        .contains("Granted.", SUPPLIES, "Door    Corsac answers what reaches Jakarta REST.")
        .doesNotContain("Or, without");
    assertThat(explain(application, "--json").out())
        .contains(
            "\"guard\" : \"safe\"",
            "\"placeholder\" : \"app.tenants\"",
            "\"source\" : \"com.acme.Tenants\"",
            "\"orConfigured\"");
  }

  /** What no list may hold beside credentials cannot be supplied either. */
  @Test
  void whatTheRulesRefuseIsNotSuppliedElsewhere() {
    Ran ran =
        corsac(
            "explain",
            application,
            "--origin",
            "http://b.example.com",
            "--path",
            "/invoices",
            "--credentials");
    assertThat(ran.out()).contains("[cors:origin-insecure]").doesNotContain("Or, without");
  }

  @Test
  void aPolicyWithoutPlaceholdersSaysNothingOfThem() {
    Ran ran =
        corsac("explain", application, "--origin", "https://b.example.com", "--path", "/health");
    assertThat(ran.out()).contains("Guard   Handled").doesNotContain("Origins", "Or, without");
  }

  @Test
  void withoutADefaultItIsSaidWhatToGive() throws IOException {
    Path strict = compiled("strict", INVOICES.replace(":none", ""), TENANTS);
    Ran ran = explain(strict);
    assertThat(ran.err())
        .contains("has no value", SUPPLIES.substring(8), "--set app.tenants=…")
        .doesNotContain("bug");
    assertThat(ran.status()).isEqualTo(2);
  }

  /** As a method reference or a lambda makes one, in a class that names no placeholder. */
  @ParameterizedTest
  @ValueSource(strings = {"Wiring::supply", "name -> supply(name)"})
  void aSourceThatNamesNoPlaceholderMaySupplyAny(String made) throws IOException {
    Path classes =
        compiled(
            made.contains("->") ? "lambda" : "reference",
            INVOICES,
            "public class Wiring {"
                + " static java.util.Optional<dev.corsac.jaxrs.OriginSource.Origins> supply("
                + "String name) { return java.util.Optional.empty(); }"
                + " Object source() { dev.corsac.jaxrs.OriginSource source = "
                + made
                + "; return source; } }");
    assertThat(explain(classes).out()).contains("supplied by com.acme.Wiring (an OriginSource)");
  }

  @Test
  void whereNoneIsSeenTheConfigurationIsNamed() throws IOException {
    Path classes = compiled("none", INVOICES);
    assertThat(explain(classes).out())
        .contains("Origins ${app.tenants}: from the configuration, or from an OriginSource.");
    assertThat(corsac("export", classes, "--format", "nginx").status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx", "envoy", "gateway-api", "openapi"})
  void whatIsSuppliedWhileItRunsIsNotWrittenDownUnseen(String format) {
    Ran ran = corsac("export", application, "--format", format, "--join-headers");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(SUPPLIES.substring(8), "--set app.tenants=…", "--leave '/invoices'");
    Ran said =
        corsac(
            "export",
            application,
            "--format",
            format,
            "--join-headers",
            "--set",
            "app.tenants=https://b.example.com");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out()).contains("example");
    assertThat(said.err()).contains("export again when it changes");
    Ran left = corsac("export", application, "--format", format, "--leave", "/invoices");
    assertThat(left.status()).as(left.err()).isZero();
    assertThat(left.err()).isEmpty();
  }

  @Test
  void theReportSaysWhoSuppliesThem() {
    Ran page = corsac("report", application, "--format", "html");
    assertThat(page.out())
        .contains(
            "configured elsewhere</a></dt><dd>2</dd>",
            "<p>${app.tenants}: supplied by com.acme.Tenants (an OriginSource) while the"
                + " application runs.</p>",
            "Corsac answers what reaches Jakarta REST.")
        .contains("<span class=\"tag reach\">1 origin</span>");
    // That of the health check: how many the tenants have is not known.
    assertThat(page.out().split("tag reach", -1)).hasSize(2);
    assertThat(corsac("report", application, "--format", "markdown").out())
        .contains("- **Configured:** ${app.tenants}: supplied by com.acme.Tenants (an");
  }

  @Test
  void theProbeSaysThatItHasNotAsked() throws IOException {
    CompiledTable table =
        CompiledApplication.open(List.of(application))
            .table(new BasePath("/"), name -> Optional.empty());
    try (SmallServer server = new SmallServer(table::send)) {
      Ran ran = corsac("probe", server.url(), application);
      assertThat(ran.err()).contains(SUPPLIES.substring(8), "--set app.tenants=…");
      Ran set = corsac("probe", server.url(), application, "--set", "app.tenants=none");
      assertThat(set.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cors-runtime-servlet/dev/corsac/servlet/CorsFilter",
        "cors-spring-boot-starter/dev/corsac/spring/CorsacAutoConfiguration",
        "cors-runtime-quarkus/dev/corsac/quarkus/VertxFrontDoor"
      })
  void aFrontDoorThatIsThereIsNamed(String door) throws IOException {
    String module = door.substring(0, door.indexOf('/'));
    String className = door.substring(module.length() + 1);
    // What is looked for is what the module has.
    assertThat(Path.of("..", module, "src/main/java", className + ".java")).exists();
    Path library = folder.resolve(module);
    Path file = library.resolve(className + ".class");
    Files.createDirectories(file.getParent());
    Files.copy(application.resolve("com/acme/Health.class"), file);
    Ran ran =
        corsac(
            "explain",
            application,
            library,
            "--origin",
            "https://b.example.com",
            "--path",
            "/health");
    assertThat(ran.out())
        .contains("Door    The front door (" + module + ") answers, also before a login");
    assertThat(corsac("report", application, library, "--format", "html").out())
        .contains("<p>The front door (" + module + ") answers");
  }
}
