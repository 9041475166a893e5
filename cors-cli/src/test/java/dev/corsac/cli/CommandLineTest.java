package dev.corsac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every command, over applications that the real processor compiled. */
class CommandLineTest {
  private static final String ORDERS =
      "@Path(\"orders\") @CrossOrigin(\"https://app.example.com\") public class Orders {"
          + " @GET public String list() { return \"\"; }"
          + " @DELETE @Path(\"{id}\") public void remove(@PathParam(\"id\") String id) {} }";
  private static final String CONFIGURED =
      "@Path(\"orders\") @CrossOrigin(\"${app.cors.origins:none}\") public class Orders {"
          + " @GET public String list() { return \"\"; } }";

  @TempDir Path folder;

  record Ran(int status, String out, String err) {}

  static Ran corsac(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> words = Stream.of(arguments).map(Object::toString).toList();
    CommandLine commandLine =
        Corsac.commandLine(words).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = commandLine.execute(words.toArray(String[]::new));
    return new Ran(status, out.toString(), err.toString());
  }

  private Path application(String name, String... sources) throws IOException {
    return CompiledSources.into(Files.createDirectory(folder.resolve(name)), sources);
  }

  private Path policies(Path application) {
    return application.resolve("META-INF/corsac/policies.json");
  }

  private static Ran explain(Path application, Object... more) {
    return corsac(
        Stream.concat(Stream.of("explain", application), Stream.of(more)).toArray(Object[]::new));
  }

  @Test
  void explainChangesTheComposedAnnotationOnWhichThePolicyStands() throws IOException {
    Path application =
        application(
            "classes",
            "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                + " @CrossOrigin(\"https://app.example.com\") public @interface PartnerApi {}",
            "@Path(\"orders\") @PartnerApi public class Orders {"
                + " @GET public String list() { return \"\"; } }");
    Ran ran = explain(application, "--origin", "https://new.example.com", "--path", "/orders");
    assertThat(ran.out())
        .contains(
            "On com.acme.PartnerApi (com/acme/PartnerApi.java) write",
            "@CrossOrigin({\"https://app.example.com\", \"https://new.example.com\"})");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void explainFindsTheMethodOfAClassWithADollarInItsName() throws IOException {
    Path application =
        application(
            "classes",
            "@Path(\"free\") public class Free$Pets { @GET public String all() { return \"\"; } }",
            ORDERS);
    Ran ran = explain(application, "--origin", "https://app.example.com", "--path", "/free");
    assertThat(ran.out()).contains("On com.acme.Free$Pets.all() (com/acme/Free$Pets.java:1) write");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/"})
  void aBasePathEndsWhereASegmentEnds(String base) throws IOException {
    Path application = application("classes", ORDERS);
    assertThat(corsac("list", application, "--base", base, "--path", "/api/orders").out())
        .contains("/orders");
    assertThat(corsac("list", application, "--base", base, "--path", "/apiorders").out())
        .doesNotContain("/orders");
    Ran ran =
        explain(
            application,
            "--base",
            base,
            "--origin",
            "https://app.example.com",
            "--path",
            "/apiorders");
    assertThat(ran.out()).contains("No route matches the path /apiorders").doesNotContain("Route ");
  }

  @Test
  void aBasePathWithoutASlashIsReadAsOneWith() throws IOException {
    Path application = application("classes", ORDERS);
    assertThat(corsac("list", application, "--base", "api", "--path", "/api/orders").out())
        .contains("/orders");
    assertThat(
            explain(
                    application,
                    "--base",
                    "api",
                    "--origin",
                    "https://app.example.com",
                    "--path",
                    "/api/orders")
                .status())
        .isZero();
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(corsac("--version").out()).matches("corsac \\d+\\.\\d+\\.\\d+\\S*\\s+");
  }

  @Test
  void aRenamedPathVariableIsNoDifference() throws IOException {
    Path before = application("before", ORDERS);
    Path after =
        application("after", ORDERS.replace("{id}", "{orderId}").replace("\"id", "\"orderId"));
    Ran ran = corsac("diff", before, after);
    assertThat(ran.out()).contains("Nothing differs.");
    assertThat(ran.status()).isZero();
  }

  @Test
  void aRegularExpressionThatChangesIsADifference() throws IOException {
    Path before = application("before", ORDERS.replace("{id}", "{id: [0-9]+}"));
    Path after = application("after", ORDERS.replace("{id}", "{id: [0-9a-f]+}"));
    assertThat(corsac("diff", before, after).out()).contains("new route", "the route is gone");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoBug() throws IOException {
    Path application = application("classes", ORDERS);
    Path file = Files.writeString(folder.resolve("file"), "");
    Ran ran = corsac("export", application, "--format", "nginx", "-o", file.resolve("below"));
    assertThat(ran.err()).contains("cannot be written", file.toString()).doesNotContain("bug");
    assertThat(ran.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"format\": 1, \"routes\": [", "", "[]", "null", "{\"routes\": 7}"})
  void brokenPoliciesAreNamedInWords(String text) throws IOException {
    Path application = application("classes", ORDERS);
    Files.writeString(policies(application), text);
    for (String command : List.of("list", "diff")) {
      Ran ran =
          command.equals("list")
              ? corsac("list", application)
              : corsac("diff", application, folder);
      assertThat(ran.err())
          .contains("policies.json", application.toString())
          .doesNotContain("REDACTED", "bug", "Exception");
      assertThat(ran.status()).isEqualTo(2);
    }
  }

  @Test
  void aBrokenJarIsNamedInWords() throws IOException {
    Path jar = Files.writeString(folder.resolve("app.jar"), "this is no jar");
    Ran ran = corsac("list", jar);
    assertThat(ran.err()).contains("app.jar").doesNotContain("bug");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void aValueThatIsNoOriginIsNamedWithItsFix() throws IOException {
    Path application = application("classes", CONFIGURED);
    Ran ran =
        explain(
            application,
            "--origin",
            "https://app.example.com",
            "--path",
            "/orders",
            "--set",
            "app.cors.origins=ht tp");
    assertThat(ran.err()).contains("app.cors.origins").doesNotContain("Finding[", "bug");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void aPlaceholderThatNoPolicyHasIsAnError() throws IOException {
    Path application = application("classes", CONFIGURED);
    for (String command : List.of("list", "explain")) {
      Ran ran =
          corsac(
              Stream.concat(
                      Stream.of(command, application, "--set", "app.cors.origin=none"),
                      command.equals("list")
                          ? Stream.of()
                          : Stream.of("--origin", "https://a.example.com", "--path", "/orders"))
                  .toArray(Object[]::new));
      assertThat(ran.err())
          .contains("app.cors.origin", "Did you mean \"app.cors.origins\"?")
          .doesNotContain("bug");
      assertThat(ran.status()).isEqualTo(2);
    }
  }

  @Test
  void theSameApplicationAsFolderAndJarIsListedOnce() throws IOException {
    Path application = application("classes", ORDERS);
    Path jar = folder.resolve("app.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(application)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(application.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    assertThat(corsac("list", application, jar).out()).isEqualTo(corsac("list", jar).out());
  }

  @Test
  void jsonHasItsFormatAndTolerations() throws IOException {
    Path application =
        application(
            "classes",
            ORDERS.replace(
                "(\"https://app.example.com\")",
                "(value = \"http://app.example.com\", tolerate = @Tolerate(value ="
                    + " \"origin-insecure\", reason = \"until June\"))"));
    assertThat(corsac("list", application, "--json").out())
        .contains("\"format\" : 1", "\"id\" : \"origin-insecure\"", "\"reason\" : \"until June\"");
    assertThat(corsac("diff", application, application, "--json").out()).contains("\"format\" : 1");
    assertThat(
            explain(application, "--origin", "https://x.example.com", "--path", "/o", "--json")
                .out())
        .contains("\"format\" : 1");
  }

  @Test
  void theListChecksWhatItIsAskedFor() throws IOException {
    Path application = application("classes", ORDERS);
    Ran origin = corsac("list", application, "--origin", "https://app.example.com/");
    assertThat(origin.err()).contains("Did you mean \"https://app.example.com\"?");
    assertThat(origin.status()).isEqualTo(2);
    Ran method = corsac("list", application, "--method", "get");
    assertThat(method.err()).contains("Did you mean \"GET\"?");
    assertThat(method.status()).isEqualTo(2);
    assertThat(corsac("list", application, "--method", "GE T").status()).isEqualTo(2);
    assertThat(corsac("list", application, "--path", "orders").status()).isEqualTo(2);
    assertThat(corsac("list", application, "--method", "PATCH").status()).isZero();
  }

  @Test
  void aMistakeIsTwoLines() {
    Ran ran = corsac("explain", "--orgin", "https://app.example.com");
    assertThat(ran.err().strip().lines().toList())
        .hasSizeLessThanOrEqualTo(3)
        .last()
        .isEqualTo("Try \"corsac explain --help\".");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void helpIsACommandToo() {
    assertThat(corsac("help", "explain").out())
        .isEqualTo(corsac("explain", "--help").out())
        .contains("Exit status", "0", "1", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "explain", "diff", "report", "lock", "probe", "export"})
  void everyHelpNamesTheExitStatus(String command) {
    assertThat(corsac(command, "--help").out()).contains("Exit status:");
  }

  /** Only the command that is asked for is made: it has to be the one among all. */
  @Test
  void aCommandAloneIsTheOneAmongAll() {
    CommandLine all = Corsac.commandLine(List.of());
    assertThat(all.getSubcommands().keySet())
        .containsExactly(
            "explain",
            "list",
            "diff",
            "report",
            "lock",
            "probe",
            "export",
            "help",
            "generate-completion");
    all.getSubcommands()
        .forEach((name, command) -> {
          CommandLine alone = Corsac.commandLine(List.of(name)).getSubcommands().get(name);
          assertThat(Objects.requireNonNull(alone, name).getUsageMessage())
              .as(name)
              .isEqualTo(command.getUsageMessage());
        });
    assertThat(Corsac.commandLine(List.of("list", "help")).getSubcommands()).hasSize(1);
    assertThat(corsac("explian").err()).contains("Did you mean: corsac explain");
  }
}
