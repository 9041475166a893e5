package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.TableListing;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Generated code (docs/architecture.md#what-is-written): readable, deterministic, without a
 * warning, never colliding.
 */
class GeneratedCodeTest {

  private static String resource(String name, String origin) {
    return """
    package com.acme.%s;

    import dev.corsac.CrossOrigin;
    import jakarta.ws.rs.GET;
    import jakarta.ws.rs.Path;

    @Path("%s")
    @CrossOrigin("%s")
    public class %s {
      /** A resource. */
      public %s() {}

      /** A method. */
      @GET
      public String get() {
        return "";
      }
    }
    """
        .formatted(name.toLowerCase(Locale.ROOT), name, origin, name, name);
  }

  @Test
  void aPersonReadsTheirOwnPolicyBack() {
    Outcome outcome = CompilerUnderTest.JAVAC.compile(resource("Orders", "https://a.example"));
    String table = outcome.generatedFile("_CorsTable.java");
    assertThat(table)
        .contains("package com.acme.orders;")
        .contains("@Generated(\"dev.corsac.processor.CorsProcessor\")")
        .contains("policy  com.acme.orders.Orders\\n")
        .contains("value  https://a.example\\n")
        .contains("method  GET  .  get()  1  -\\n");
    String listing = outcome.generatedFile("META-INF/corsac/tables");
    assertThat(listing)
        .matches(
            "format: 2 \\S+\ntable: com\\.acme\\.orders\\.Orders_\\p{XDigit}{16}_CorsTable"
                + " com\\.acme\\.orders\\.Orders_\\p{XDigit}{16}_CorsFilter\n"
                + "resource: com\\.acme\\.orders\\.Orders com\\.acme\\.orders\\.Orders\n");
    assertThat(outcome.generatedFile("com.acme.orders.Orders/reachability-metadata.json"))
        .contains(tableOf(outcome));
    assertThat(outcome.generatedFile("policies.json"))
        .contains("\"origins\": [")
        .contains("\"https://a.example\"");
  }

  private static String tableOf(Outcome outcome) {
    String listing = outcome.generatedFile("META-INF/corsac/tables");
    return TableListing.parse(listing).get(0).table().orElseThrow().table();
  }

  /** Whoever finds the name there already may take the class for the right one. */
  @Test
  void theNameIsAHashOfTheText() {
    Set<String> names = new HashSet<>();
    for (String origin : List.of("https://a.example", "https://b.example", "https://a.example")) {
      names.add(tableOf(CompilerUnderTest.JAVAC.compile(resource("Orders", origin))));
    }
    names.add(
        tableOf(
            CompilerUnderTest.JAVAC.compile(
                resource("Orders", "https://a.example").replace("get()", "got()"))));
    assertThat(names).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfTheFilesChangesNothing(CompilerUnderTest compiler) {
    List<String> sources = new ArrayList<>();
    for (String name : List.of("Orders", "Items", "Users", "Carts", "Prices")) {
      sources.add(resource(name, "https://" + name.toLowerCase(Locale.ROOT) + ".example"));
    }
    Outcome first = compiler.compile(sources.toArray(String[]::new));
    assertThat(first.generated()).isNotEmpty();
    Random random = new Random(42);
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(sources, random);
      assertThat(compiler.compile(sources.toArray(String[]::new)).generated())
          .isEqualTo(first.generated());
    }
  }

  @Test
  void generatedCodeCompilesWithoutAWarning() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            List.of("-Xlint:all,-processing", "-Werror"), resource("Orders", "https://a.example"));
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.succeeded()).isTrue();
  }

  @Test
  void theEclipseCompilerHasNoWarningForItEither() {
    Outcome outcome = CompilerUnderTest.ECJ.compile(resource("Orders", "https://a.example"));
    assertThat(outcome.messages()).isEmpty();
  }

  @Test
  void otherClassesGiveOtherNames() {
    String main =
        CompilerUnderTest.JAVAC
            .compile(resource("Orders", "https://a.example"))
            .generatedFile("META-INF/corsac/tables");
    String test =
        CompilerUnderTest.JAVAC
            .compile(resource("Orders", "https://a.example"), resource("Zoos", "https://a.example"))
            .generatedFile("META-INF/corsac/tables");
    assertThat(test).isNotEqualTo(main);
  }

  @Test
  void valuesCannotBreakOut() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            """
            package com.acme;

            import dev.corsac.*;
            import jakarta.ws.rs.*;

            @Path("a\\"b\\\\c/{x: [\\"$S]+}")
            @CrossOrigin(value = "${app.\\"origins\\\\:https://a.example}", tolerate =
                @Tolerate(value = "origin-subdomains-with-credentials", reason = "*/ \\" \\\\ $L \\n \\u00fc"))
            public class Orders {
              @GET public String get() { return ""; }
            }
            """);
    assertThat(outcome.messages())
        .as("a diagnostic of ours, or code that compiles")
        .allMatch(message -> !message.id().isEmpty());
  }

  @Test
  void packagesMayHaveLettersThatTheEncodingLacks() {
    String source =
        "// file: com/acme/\u00fcber/Orders.java\n"
            + resource("Orders", "https://a.example")
                .replace("package com.acme.orders;", "package com.acme.\u00fcber;");
    Outcome outcome = CompilerUnderTest.JAVAC.compile(List.of("-encoding", "US-ASCII"), source);
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.generatedFile("_CorsTable.java"))
        .contains("package com.acme.\\u00fcber;")
        .matches(text -> text.chars().allMatch(c -> c < 128));
  }

  /** As {@code javac} on a machine whose encoding has no such letters. */
  @Test
  void valuesArriveAsTheyWereWritten(@TempDir Path directory) throws Exception {
    String template = "\u00fc\ud83d\ude42\ud800\\\\{x: \"$S$L\"\u2028\u2029\u0085\u0000\\d+}";
    String reason = "*/ \" \\ $L \\u000a \ud800\\ \n\r\t \u202e";
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            List.of("-encoding", "US-ASCII"),
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path(%s)
            @CrossOrigin(value = "http://localhost:5173", maxAge = 42, tolerate =
                @Tolerate(value = "origin-local", reason = %s))
            public class Orders { @GET public String get() { return ""; } }
            """
                .formatted(RandomSources.literal(template), RandomSources.literal(reason)));
    assertThat(outcome.messages()).isEmpty();
    String name = tableOf(outcome);
    Library.compile(
        directory,
        outcome.generatedFile("_CorsTable.java"),
        outcome.generatedFile("_CorsFilter.java"));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      Supplier<?> made = (Supplier<?>) loader.loadClass(name).getConstructor().newInstance();
      PolicyTable table = (PolicyTable) made.get();
      ResourceClass resource = table.classes().get(0);
      assertThat(resource.template()).isEqualTo(template);
      assertThat(resource.methods().get(0).own())
          .extracting(DeclaredPolicy::declaration)
          .isEqualTo(
              PolicyDeclaration.crossOrigin("http://localhost:5173")
                  .withMaxAge(42)
                  .tolerating(new Toleration("origin-local", reason)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aModuleIsToldWhatItMustRequire(CompilerUnderTest compiler) {
    Outcome outcome = compileModule(compiler, "");
    assertThat(outcome.messages())
        .anyMatch(message -> message.text().contains("requires dev.corsac.jaxrs;"));
  }

  @ParameterizedTest
  @EnumSource
  void aModuleThatRequiresTheRunTimeCompiles(CompilerUnderTest compiler) {
    Outcome outcome = compileModule(compiler, "requires dev.corsac.jaxrs;");
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("_CorsTable.java")).doesNotContain("@Generated");
  }

  @Test
  void aModuleThatReadsTheCompilersApiGetsGenerated() {
    Outcome outcome =
        compileModule(
            CompilerUnderTest.JAVAC, "requires dev.corsac.jaxrs; requires static java.compiler;");
    assertThat(outcome.generatedFile("_CorsTable.java")).contains("@Generated");
  }

  @ParameterizedTest
  @EnumSource
  void theFilterBearsItsPriorityWhereTheAnnotationIsVisible(CompilerUnderTest compiler) {
    String source = resource("Orders", "https://a.example");
    assertThat(compiler.compile(source).generatedFile("_CorsFilter.java"))
        .contains("@Priority(Integer.MIN_VALUE)");
    List<File> without =
        CompilerUnderTest.classPath().stream()
            .filter(jar -> !jar.getName().startsWith("jakarta.annotation-api"))
            .toList();
    Outcome outcome = compiler.compile(List.of(), List.of(new CorsProcessor()), without, source);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("_CorsFilter.java")).doesNotContain("Priority");
  }

  private static Outcome compileModule(CompilerUnderTest compiler, String requires) {
    String path =
        String.join(
            File.pathSeparator, CompilerUnderTest.classPath().stream().map(File::getPath).toList());
    return compiler.compile(
        List.of("--module-path", path),
        List.of(new CorsProcessor()),
        List.of(),
        "module com.acme { requires dev.corsac; requires jakarta.ws.rs; " + requires + " }",
        resource("Orders", "https://a.example"));
  }
}
