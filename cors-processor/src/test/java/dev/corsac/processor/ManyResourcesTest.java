package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;

/** Big code bases: within the class file's limits, and no more work for a class than before. */
class ManyResourcesTest {
  private static final Pattern HOLDER = Pattern.compile("static final class (\\w+) \\{");

  /** Asks the compiler through counters. */
  private static final class Counting implements Processor {
    private final CorsProcessor processor = new CorsProcessor();
    private final AtomicLong questions = new AtomicLong();

    @Override
    public void init(ProcessingEnvironment environment) {
      processor.init(
          new ProcessingEnvironment() {
            private final Elements elements =
                counting(Elements.class, environment.getElementUtils());
            private final Types types = counting(Types.class, environment.getTypeUtils());

            @Override
            public Map<String, String> getOptions() {
              return environment.getOptions();
            }

            @Override
            public Messager getMessager() {
              return environment.getMessager();
            }

            @Override
            public Filer getFiler() {
              return environment.getFiler();
            }

            @Override
            public Elements getElementUtils() {
              return elements;
            }

            @Override
            public Types getTypeUtils() {
              return types;
            }

            @Override
            public SourceVersion getSourceVersion() {
              return environment.getSourceVersion();
            }

            @Override
            public java.util.Locale getLocale() {
              return environment.getLocale();
            }
          });
    }

    private <T> T counting(Class<T> type, T target) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                questions.incrementAndGet();
                try {
                  return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    @Override
    public Set<String> getSupportedOptions() {
      return processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }

    @Override
    public Iterable<? extends Completion> getCompletions(
        Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
      return List.of();
    }
  }

  /** Classes, a hundred in a file as nested ones, that share a superclass and an interface. */
  private static String[] sources(int classes) {
    return Stream.concat(
            Stream.of(
                """
                package com.acme;
                import jakarta.ws.rs.*;
                public abstract class Base { @GET @Path("base") public String base() { return ""; } }
                """),
            IntStream.range(0, classes / 100)
                .mapToObj(file ->
                    IntStream.range(0, 100)
                        .mapToObj(each -> resource(file * 100 + each))
                        .collect(
                            Collectors.joining(
                                "\n",
                                "package com.acme;\nimport jakarta.ws.rs.*;\n"
                                    + "import dev.corsac.*;\npublic class Part"
                                    + file
                                    + " {\n",
                                "}\n"))))
        .toArray(String[]::new);
  }

  private static String resource(int number) {
    return """
    @Path("r%d") @CrossOrigin("https://r%d.example")
    public static class R%d extends Base {
      @GET public String get(@HeaderParam("X-R%d") String header) { return ""; }
    }
    """
        .formatted(number, number, number, number);
  }

  private record Run(Outcome outcome, long questions) {}

  private static Run run(int classes) {
    Counting counting = new Counting();
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            List.of(), List.of(counting), CompilerUnderTest.classPath(), sources(classes));
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.generatedFile("surface.lock").lines()).hasSize(2 * classes + 1);
    return new Run(outcome, counting.questions.get());
  }

  @Test
  void fiveThousandClassesCompileInHoldersOfTwoHundredByLinearWork() {
    Run few = run(500);
    Run many = run(5_000);
    String table = many.outcome().generatedFile("_CorsTable.java");
    // The superclass is one of 5,001.
    List<String> holders = HOLDER.matcher(table).results().map(match -> match.group(1)).toList();
    assertThat(holders).filteredOn(name -> name.startsWith("Resources")).hasSize(26);
    assertThat(holders).filteredOn(name -> name.startsWith("Policies")).hasSize(25);
    assertThat(many.questions()).isLessThanOrEqualTo(11 * few.questions());
    System.out.println(
        "The compiler was asked "
            + few.questions()
            + " times for 500 classes, "
            + many.questions()
            + " times for 5000.");
  }

  @Test
  void classesThatAllLeadToEachOtherAreNotWalkedInEveryOrder() {
    String[] sources =
        IntStream.range(0, 14)
            .mapToObj(i ->
                "package com.acme; import jakarta.ws.rs.*;\n@Path(\"r"
                    + i
                    + "\") @dev.corsac.CrossOrigin(\"https://a.example\") public class R"
                    + i
                    + " { @GET public String get() { return null; }\n"
                    + IntStream.range(0, 14)
                        .mapToObj(j ->
                            "@Path(\"r%d\") public R%d r%d() { return null; }".formatted(j, j, j))
                        .collect(Collectors.joining("\n"))
                    + "}")
            .toArray(String[]::new);
    Outcome outcome = CompilerUnderTest.JAVAC.compile(sources);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("surface.lock").lines().count()).isLessThan(20_000);
  }

  @Test
  void tenThousandRoutesOfOneClassCompile() {
    String methods =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "@GET @Path(\"m%d\") public void m%d() {}".formatted(i, i))
            .collect(Collectors.joining("\n"));
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            "package com.acme; import jakarta.ws.rs.*; import dev.corsac.*;\n"
                + "@Path(\"many\") @CrossOrigin(\"https://a.example\") public class Many {\n"
                + methods
                + "}");
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.generatedFile("surface.lock").lines()).hasSize(10_001);
  }

  @Test
  void tenThousandOriginsAndHeadersAndHundredsOfLongPoliciesCompile() {
    String origins =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"https://o" + i + ".example.com\"")
            .collect(Collectors.joining(", "));
    String headers =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "\"X-" + i + "\"")
            .collect(Collectors.joining(", "));
    String some =
        IntStream.range(0, 100)
            .mapToObj(i -> "\"https://o" + i + ".example.com\"")
            .collect(Collectors.joining(", "));
    String methods =
        IntStream.range(0, 300)
            .mapToObj(i ->
                "@GET @Path(\"m%d\") @CrossOrigin({%s}) public void m%d() {}".formatted(i, some, i))
            .collect(Collectors.joining("\n"));
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            "package com.acme; import jakarta.ws.rs.*; import dev.corsac.*;\n"
                + "@Path(\"many\") @CrossOrigin(value = {"
                + origins
                + "}, allowedHeaders = {"
                + headers
                + "}, exposedHeaders = {"
                + headers
                + "}) public class Many {\n@GET public String get() { return \"\"; }\n"
                + methods
                + "}");
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.generatedFile("META-INF/corsac/tables")).isNotEmpty();
  }

  @Test
  void aClassWithMoreHeadersThanAMethodCanListCompiles() {
    String fields =
        IntStream.range(0, 2_500)
            .mapToObj(i -> "@HeaderParam(\"X-%d\") String f%d;".formatted(i, i))
            .collect(Collectors.joining("\n"));
    String methods =
        IntStream.range(0, 20)
            .mapToObj(i -> "@GET @Path(\"m%d\") public void m%d() {}".formatted(i, i))
            .collect(Collectors.joining("\n"));
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            "package com.acme; import jakarta.ws.rs.*; import dev.corsac.*;\n"
                + "@Path(\"many\") @CrossOrigin(\"https://a.example\") public class Many {\n"
                + fields
                + methods
                + "}");
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.generatedFile("surface.lock")).contains("X-2499");
  }
}
