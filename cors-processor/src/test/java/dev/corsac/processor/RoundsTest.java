package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other processors generate what ours needs: it waits, and reads what comes late. */
class RoundsTest {

  /** Generates one source file in the first round. */
  private static final class Generating extends AbstractProcessor {
    private final String name;
    private final String source;
    private boolean done;

    Generating(String name, String source) {
      this.name = name;
      this.source = source;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
          writer.write(source);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  private static Outcome compile(
      CompilerUnderTest compiler, String name, String generated, String... sources) {
    return compiler.compile(
        List.of(),
        List.of(new CorsProcessor(), new Generating(name, generated)),
        CompilerUnderTest.classPath(),
        sources);
  }

  private static final String ORDERS =
      """
      package com.acme;
      import dev.corsac.CrossOrigin;
      import jakarta.ws.rs.*;
      @Path("orders") @CrossOrigin(%s)
      public class Orders { @GET public String get() { return ""; } }
      """;

  @Test
  void aConstantThatIsGeneratedIsWaitedFor() {
    Outcome outcome =
        compile(
            CompilerUnderTest.JAVAC,
            "com.acme.Origins",
            "package com.acme; interface Origins { String APP = \"https://a.example\"; }",
            ORDERS.formatted("Origins.APP"));
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("surface.lock")).contains("GET /orders | https://a.example");
  }

  @Test
  void aGeneratedConstantIsJudged() {
    Outcome outcome =
        compile(
            CompilerUnderTest.JAVAC,
            "com.acme.Origins",
            "package com.acme; interface Origins { String APP = \"https://a.example/\"; }",
            ORDERS.formatted("Origins.APP"));
    assertThat(outcome.ids()).containsExactly("origin-not-canonical");
  }

  @ParameterizedTest
  @EnumSource
  void aGeneratedResourceGetsATableOfItsOwn(CompilerUnderTest compiler) {
    Outcome outcome =
        compile(
            compiler,
            "com.acme.Late",
            ORDERS.formatted("\"https://late.example\"").replace("Orders", "Late"),
            ORDERS.formatted("\"https://a.example\""));
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("META-INF/corsac/tables").lines()).hasSize(2);
    assertThat(outcome.generatedFile("surface.lock"))
        .contains("https://a.example")
        .contains("https://late.example");
  }

  @ParameterizedTest
  @EnumSource
  void aGeneratedSuperclassIsWaitedFor(CompilerUnderTest compiler) {
    Outcome outcome =
        compile(
            compiler,
            "com.acme.Base",
            """
            package com.acme;
            public class Base { @jakarta.ws.rs.GET public String base() { return ""; } }
            """,
            """
            package com.acme;
            @jakarta.ws.rs.Path("orders") @dev.corsac.CrossOrigin("https://a.example")
            public class Orders extends Base {}
            """);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("surface.lock")).contains("com.acme.Orders.base()");
  }
}
