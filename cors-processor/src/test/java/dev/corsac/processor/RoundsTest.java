package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.route.TableListing;
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
import javax.tools.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other processors generate what ours needs: it waits, and reads what comes late. */
class RoundsTest {

  /** Generates one source file in one round. */
  private static final class Generating extends AbstractProcessor {
    private final int inRound;
    private final String name;
    private final String source;
    private int round;

    Generating(int inRound, String name, String source) {
      this.inRound = inRound;
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
      if (++this.round == inRound) {
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
        List.of(new CorsProcessor(), new Generating(1, name, generated)),
        CompilerUnderTest.classPath(),
        sources);
  }

  private static List<String> surface(Outcome outcome) {
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.messages()).isEmpty();
    return outcome.generatedFile("META-INF/corsac/surface.lock").lines().skip(1).toList();
  }

  /** The table that the listing names, as generated. */
  private static String listed(Outcome outcome) {
    List<TableListing> listings =
        TableListing.parse(outcome.generatedFile("META-INF/corsac/tables"));
    assertThat(listings).hasSize(1);
    String table = listings.get(0).table().orElseThrow().table();
    return outcome.generatedFile(table.replace('.', '/') + ".java");
  }

  private static final String ORDERS =
      """
      package com.acme;
      import jakarta.ws.rs.*;
      @Path("orders") @dev.corsac.CrossOrigin(%s)
      public class Orders { @GET public String get() { return ""; } }
      """;

  @ParameterizedTest
  @EnumSource
  void aConstantThatIsGeneratedIsWaitedFor(CompilerUnderTest compiler) {
    Outcome outcome =
        compile(
            compiler,
            "com.acme.Origins",
            "package com.acme; interface Origins { String APP = \"https://a.example\"; }",
            ORDERS.formatted("Origins.APP"));
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("surface.lock")).contains("GET /orders | https://a.example");
  }

  @ParameterizedTest
  @EnumSource
  void aGeneratedConstantIsJudged(CompilerUnderTest compiler) {
    Outcome outcome =
        compile(
            compiler,
            "com.acme.Origins",
            "package com.acme; interface Origins { String APP = \"https://a.example/\"; }",
            ORDERS.formatted("Origins.APP"));
    assertThat(outcome.ids()).containsExactly("origin-not-canonical");
  }

  @ParameterizedTest
  @EnumSource
  void aGeneratedResourceStandsInTheOneTable(CompilerUnderTest compiler) {
    Outcome outcome =
        compile(
            compiler,
            "com.acme.Late",
            ORDERS
                .formatted("\"https://late.example\"")
                .replace("Orders", "Late")
                .replace("\"orders\"", "\"late\""),
            ORDERS.formatted("\"https://a.example\""));
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(listed(outcome)).contains("resource  com.acme.Late ", "resource  com.acme.Orders ");
    assertThat(outcome.generatedFile("surface.lock"))
        .contains("https://a.example")
        .contains("https://late.example");
  }

  @ParameterizedTest
  @EnumSource
  void aGeneratedResourceCanBeInConflictWithOneOfARoundBefore(CompilerUnderTest compiler) {
    Outcome outcome =
        compile(
            compiler,
            "com.acme.Late",
            ORDERS.formatted("\"https://late.example\"").replace("Orders", "Late"),
            ORDERS.formatted("\"https://a.example\""));
    assertThat(outcome.ids()).containsExactly("policy-conflict");
    assertThat(outcome.corsMessages().get(0).text()).contains("com.acme.Late", "com.acme.Orders");
  }

  @ParameterizedTest
  @EnumSource
  void aSubResourceOfTwoRoundsIsInNoConflictWithItself(CompilerUnderTest compiler) {
    String root =
        """
        package com.acme;
        @jakarta.ws.rs.Path("%s") @dev.corsac.CrossOrigin("https://a.example")
        public class %s {
          @jakarta.ws.rs.Path("items") public Items items() { return new Items(); }
        }
        """;
    Outcome outcome =
        compile(
            compiler,
            "com.acme.Late",
            root.formatted("late", "Late"),
            root.formatted("early", "Early"),
            """
            package com.acme;
            public class Items { @jakarta.ws.rs.GET public String get() { return ""; } }
            """);
    assertThat(surface(outcome))
        .extracting(line -> line.split(" ", -1)[1])
        .containsExactly("/early/items", "/late/items");
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

  @ParameterizedTest
  @EnumSource
  void resourcesOfEachRoundAreListedTogether(CompilerUnderTest compiler) {
    String late = ORDERS.formatted("\"https://late.example\"").replace("rders", "thers");
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(
                new Generating(1, "com.acme.Others", late),
                new CorsProcessor(),
                new Generating(
                    2,
                    "com.acme.Thirds",
                    late.replace("thers", "hirds")
                        .replace("Ohirds", "Thirds")
                        .replace("\"ohirds", "\"thirds"))),
            CompilerUnderTest.classPath(),
            ORDERS.formatted("\"https://a.example\""));
    assertThat(surface(outcome))
        .extracting(line -> line.split(" ", -1)[1])
        .containsExactly("/orders", "/others", "/thirds");
    assertThat(listed(outcome))
        .contains("com.acme.Orders  orders", "com.acme.Others  others", "com.acme.Thirds  thirds");
  }

  @ParameterizedTest
  @EnumSource
  void aClassThatWaitsForAPolicyOfAPrivateMethodGetsOneTable(CompilerUnderTest compiler) {
    Outcome outcome =
        compile(
            compiler,
            "com.acme.Origins",
            "package com.acme; interface Origins { String APP = \"https://a.example\"; }",
            ORDERS
                .formatted("\"https://a.example\"")
                .replace(
                    "{ @GET", "{ @dev.corsac.CrossOrigin(Origins.APP) private void own() {} @GET"));
    assertThat(outcome.messages()).noneMatch(message -> message.text().contains("written"));
    assertThat(outcome.generated().keySet())
        .filteredOn(file -> file.endsWith("Table.java"))
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void thePolicyOfAnApplicationThatComesLateReachesTheTablesBefore(CompilerUnderTest compiler) {
    Outcome outcome =
        compile(
            compiler,
            "com.acme.Shop",
            """
            package com.acme;
            @dev.corsac.CrossOrigin("https://shop.example")
            public class Shop extends jakarta.ws.rs.core.Application {}
            """,
            ORDERS.formatted("").replace("@dev.corsac.CrossOrigin()", ""));
    assertThat(surface(outcome)).allMatch(line -> line.contains("https://shop.example"));
    assertThat(listed(outcome)).contains("https://shop.example");
  }

  @ParameterizedTest
  @EnumSource
  void aSecondApplicationThatComesLateIsListedBesideTheFirst(CompilerUnderTest compiler) {
    Outcome outcome =
        compile(
            compiler,
            "com.acme.Other",
            "package com.acme; public class Other extends jakarta.ws.rs.core.Application {}",
            """
            package com.acme;
            @dev.corsac.CrossOrigin("https://shop.example")
            public class Shop extends jakarta.ws.rs.core.Application {}
            """,
            ORDERS.formatted("").replace("@dev.corsac.CrossOrigin()", ""));
    assertThat(surface(outcome))
        .filteredOn(line -> !line.startsWith("* /** |"))
        .isNotEmpty()
        .noneMatch(line -> line.contains("https://shop.example"));
    assertThat(listed(outcome))
        .contains("application  com.acme.Other  -", "application  com.acme.Shop  1");
  }

  @ParameterizedTest
  @EnumSource
  void thePolicyOfAPackageThatComesLateReachesTheTablesBefore(CompilerUnderTest compiler) {
    Outcome outcome =
        compile(
            compiler,
            "com.acme.package-info",
            "@dev.corsac.CrossOrigin(\"https://package.example\") package com.acme;",
            ORDERS.formatted("").replace("@dev.corsac.CrossOrigin()", ""));
    assertThat(surface(outcome)).allMatch(line -> line.contains("https://package.example"));
    assertThat(listed(outcome)).contains("https://package.example");
  }

  @ParameterizedTest
  @EnumSource
  void theListingWaitsForTheLastRoundAndNeedsAllProcessorsToSucceed(CompilerUnderTest compiler) {
    AbstractProcessor failing =
        new AbstractProcessor() {
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
            if (!round.processingOver()) {
              processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "not mine");
            }
            return false;
          }
        };
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(failing, new CorsProcessor()),
            CompilerUnderTest.classPath(),
            ORDERS.formatted("\"https://a.example\""));
    assertThat(outcome.generated().keySet()).noneMatch(file -> file.startsWith("META-INF"));
  }
}
