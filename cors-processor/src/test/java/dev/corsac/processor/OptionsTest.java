package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic.Kind;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Acorsac.off}, {@code warn}, {@code error}, {@code requireExplicit} and {@code lock}. */
class OptionsTest {
  private static final String LOCAL =
      """
      package com.acme;
      import dev.corsac.CrossOrigin;
      import jakarta.ws.rs.*;
      @Path("r") @CrossOrigin("http://localhost:3000")
      public class R { @GET public String get() { return ""; } }
      """;

  private static final String CONTRACT =
      """
      package com.acme;
      @dev.corsac.SameOrigin public interface Contract {}
      """;

  private static Outcome compile(String option, String source) {
    return CompilerUnderTest.JAVAC.compile(List.of(option), source);
  }

  private static List<String> errors(Outcome outcome) {
    return outcome.messages().stream()
        .filter(message -> message.kind() == Kind.ERROR)
        .map(CompilerUnderTest.Message::text)
        .toList();
  }

  @Test
  void warningsAreSwitchedOffAndMadeErrors() {
    assertThat(compile("-Acorsac.off=origin-local", LOCAL).ids()).isEmpty();
    assertThat(compile("-Acorsac.error=origin-local", LOCAL).succeeded()).isFalse();
    assertThat(compile("-Acorsac.warn=policy-missing", CONTRACT).ids())
        .containsExactly("not-a-resource");
  }

  @Test
  void whatIsAWarningHereObeysThoughItIsAnErrorElsewhere() {
    assertThat(compile("-Acorsac.off=not-a-resource", CONTRACT).messages())
        .filteredOn(message -> message.text().contains("[cors"))
        .isEmpty();
    Outcome error =
        compile(
            "-Acorsac.off=not-a-resource",
            "package com.acme; @dev.corsac.SameOrigin public class NoResource {}");
    assertThat(error.ids()).containsExactly("not-a-resource");
    assertThat(error.succeeded()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-Acorsac.of=origin-local | Did you mean \"-Acorsac.off\"?",
        "-Acorsac.Off=origin-local | Did you mean \"-Acorsac.off\"?",
        "-Acosrac.off=origin-local | Did you mean \"-Acorsac.off\"?",
        "-Acorsac.requireexplicit=true | Did you mean \"-Acorsac.requireExplicit\"?",
        "-Acorsac.off=origin-locale | Did you mean \"origin-local\"?",
        "-Acorsac.off=origin-null | cannot be switched off",
        "-Acorsac.warn=origin-insecure | tolerate = @Tolerate",
        "-Acorsac.requireExplicit=ture | Did you mean \"true\"?",
        "-Acorsac.requireExplicit=FALSE | Did you mean \"false\"?",
        "-Acorsac.lock=surface.lock | is a relative path",
        "-Acorsac.report=/tmp/report | run java -jar cors-cli.jar report --output DIR CLASSES",
        "-Acorsac.report | run java -jar cors-cli.jar report --output DIR CLASSES"
      })
  void whatIsWrongWithAnOptionIsAnErrorWithTheNearestName(String option, String text) {
    assertThat(errors(compile(option, LOCAL))).singleElement().asString().contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Amapstruct.unmappedTargetPolicy=ERROR", "-Aproject=x", "-Acors=true"})
  void optionsOfOthersAreLeftAlone(String option) {
    assertThat(errors(compile(option, LOCAL))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Acorsac.off=",
        "-Acorsac.off",
        "-Acorsac.off= ",
        "-Acorsac.off=origin-local,",
        "-Acorsac.error=origin-unknown-tld, ,origin-duplicate",
        "-Acorsac.debug",
        "-Acorsac.debug=true"
      })
  void anUnsetVariableOfTheBuildIsNoError(String option) {
    assertThat(errors(compile(option, LOCAL))).isEmpty();
  }

  @Test
  void whereAnIdIsExplainedIsSaidOnce() {
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      List<String> texts =
          compiler
              .compile(
                  LOCAL.replace(
                      "\"http://localhost:3000\"",
                      "{\"http://localhost:1\"," + " \"http://localhost:2\", \"null\"}"))
              .corsMessages()
              .stream()
              .map(CompilerUnderTest.Message::text)
              .toList();
      String page = "See docs/diagnostics/origin-local.md.";
      String way = "tolerate = @Tolerate(value = \"origin-local\", reason = \"…\")";
      assertThat(texts).filteredOn(text -> text.contains(page)).hasSize(1);
      assertThat(texts).filteredOn(text -> text.contains(way)).hasSize(1);
      assertThat(texts)
          .filteredOn(text -> text.contains("See docs/diagnostics/origin-null.md."))
          .singleElement()
          .asString()
          .doesNotContain("To accept it");
    }
  }

  @Test
  void aFaultOfCorsacsOwnShowsItsTraceOnlyWhereItIsAskedFor() {
    RuntimeException fault = new IllegalStateException("no such thing");
    assertThat(OwnFault.report(fault, false))
        .contains("please report it", "no such thing", "-Acorsac.debug=true")
        .doesNotContain("\n");
    assertThat(OwnFault.report(fault, true))
        .contains("please report it", "\tat " + OptionsTest.class.getName());
  }

  @Test
  void severalModulesAtOnceAreRefusedInWords(@TempDir Path directory) throws IOException {
    for (String module : List.of("shop", "desk")) {
      Path sources = Files.createDirectories(directory.resolve("src/" + module + "/" + module));
      Files.writeString(sources.resolveSibling("module-info.java"), "module " + module + " {}");
      Files.writeString(
          sources.resolve("R.java"),
          "package "
              + module
              + "; @jakarta.ws.rs.Path(\"r\") public class R {"
              + " @jakarta.ws.rs.GET public String get() { return \"\"; } }");
    }
    String classPath = System.getProperty("java.class.path");
    List<String> options =
        List.of(
            "--module-source-path=" + directory.resolve("src"),
            "--module=shop,desk",
            "--add-reads=shop=ALL-UNNAMED",
            "--add-reads=desk=ALL-UNNAMED",
            "--class-path=" + classPath,
            "--processor-path=" + classPath,
            "-processor",
            CorsProcessor.class.getName(),
            "-d",
            Files.createDirectories(directory.resolve("out")).toString());
    StringWriter said = new StringWriter();
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .getTask(said, null, null, options, null, null)
                .call())
        .isFalse();
    assertThat(said.toString())
        .contains("[cors] javac --module-source-path compiles several modules at once")
        .doesNotContain("cannot be written", "has a bug");
  }

  @Test
  void moreThanTwentyWarningsOfOneIdAreSummarised() {
    String origins =
        IntStream.range(3000, 3025)
            .mapToObj(port -> "\"http://localhost:" + port + "\"")
            .collect(Collectors.joining(","));
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            LOCAL.replace("\"http://localhost:3000\"", "{" + origins + "}"));
    assertThat(outcome.ids()).hasSize(21).containsOnly("origin-local");
    assertThat(outcome.corsMessages().get(20).text()).contains("and 5 more of this kind");
  }

  /** No annotation of Jakarta REST in its own sources: {@code @Override} is what is left. */
  @ParameterizedTest
  @EnumSource
  void requireExplicitReachesWhatOnlyImplementsALibrary(
      CompilerUnderTest compiler, @TempDir Path directory) throws IOException {
    Library library =
        Library.compile(
            directory,
            """
            package com.lib;
            import jakarta.ws.rs.*;
            @Path("a") public interface Api { @GET String get(); }
            """);
    String source =
        """
        package com.acme;
        public class A implements com.lib.Api {
          @Override public String get() { return ""; }
        }
        """;
    assertThat(
            compiler
                .compile(
                    List.of("-Acorsac.requireExplicit=true"),
                    List.of(new CorsProcessor()),
                    library.onClassPath(),
                    source)
                .ids())
        .containsExactly("policy-missing");
    assertThat(
            compiler
                .compile(List.of(), List.of(new CorsProcessor()), library.onClassPath(), source)
                .generated())
        .isEmpty();
  }

  /** Gradle wants names, and what nobody asked for is not looked at. */
  @Test
  void theSupportedAnnotationTypesAreNamed() {
    assertThat(new CorsProcessor().getSupportedAnnotationTypes())
        .doesNotContain("*", "java.lang.Override");
  }
}
