package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/**
 * Random annotations on random classes, broken ones too. Whatever they are: diagnostics or silence,
 * no exception; and what Corsac is silent about compiles, the generated code included. Many classes
 * share a compilation, since a compiler starts slowly. {@code -Dcorsac.fuzz=N} runs N times as
 * many.
 */
class CompilerFuzzTest {
  private static final int TIMES = Integer.getInteger("corsac.fuzz", 1);
  private static final long SEED = Long.getLong("corsac.fuzz.seed", 25112026);
  private static final int BATCH = 400;
  private static final Pattern ANNOTATION =
      Pattern.compile("@(?:CrossOrigin|SameOrigin|Composed)\\b");
  private static final Pattern CLASS = Pattern.compile("com[./]fuzz[./](C\\d+)\\b");
  private static final List<String> ALL_MESSAGES =
      List.of("-Xmaxerrs", "1000000", "-Xmaxwarns", "1000000");

  private final Map<String, Integer> ids = new TreeMap<>();
  private int annotations;
  private int silent;
  private int silentAnnotations;

  @Test
  void whateverTheAnnotationsSilenceMeansThatItCompiles() {
    RandomSources random = new RandomSources(SEED);
    int classes = 0;
    for (int batch = 0; batch < 13 * TIMES; batch++) {
      CompilerUnderTest compiler = batch % 6 == 5 ? CompilerUnderTest.ECJ : CompilerUnderTest.JAVAC;
      Map<String, String> sources = sources(random, RandomSources::valid, BATCH);
      classes += sources.size();
      Outcome all = compile(compiler, sources);
      Set<String> refused = new TreeSet<>();
      for (Message message : all.messages()) {
        ids.merge(message.id(), 1, Integer::sum);
        if (message.kind() == Diagnostic.Kind.ERROR) {
          assertThat(message.id()).as("%s", message).isNotEmpty();
          refused.add(classOf(message));
        }
      }
      sources.keySet().removeAll(refused);
      silent += sources.size();
      silentAnnotations += sources.values().stream().mapToInt(CompilerFuzzTest::annotations).sum();
      Outcome accepted = compile(compiler, sources);
      assertThat(accepted.succeeded())
          .as("%s", accepted.messages().stream().filter(m -> m.kind() == Diagnostic.Kind.ERROR))
          .isTrue();
      assertThat(accepted.generated()).containsKey("META-INF/corsac/tables");
    }
    System.out.println(
        "Fuzz: "
            + annotations
            + " annotations on "
            + classes
            + " classes, of which "
            + silent
            + " with "
            + silentAnnotations
            + " were accepted and compiled; diagnostics "
            + ids);
    assertThat(annotations).isGreaterThan(20_000 * TIMES);
    assertThat(silent).isGreaterThan(classes / 20);
    assertThat(ids).hasSizeGreaterThan(20);
  }

  @Test
  void brokenClassesGiveTheCompilersErrorsAndNoStackTrace() {
    RandomSources random = new RandomSources(SEED + 1);
    int errors = 0;
    for (int batch = 0; batch < 6 * TIMES; batch++) {
      CompilerUnderTest compiler = batch % 2 == 0 ? CompilerUnderTest.JAVAC : CompilerUnderTest.ECJ;
      Outcome outcome = compile(compiler, sources(random, RandomSources::broken, BATCH / 2));
      assertThat(outcome.succeeded()).isFalse();
      errors += outcome.messages().size();
    }
    System.out.println("Fuzz of broken classes: " + errors + " messages, no exception.");
  }

  @Test
  void hopelessClassesGiveTheCompilersErrorsAndNoStackTrace() {
    RandomSources random = new RandomSources(SEED + 2);
    for (int i = 0; i < 60 * TIMES; i++) {
      CompilerUnderTest compiler = i % 2 == 0 ? CompilerUnderTest.JAVAC : CompilerUnderTest.ECJ;
      compile(compiler, sources(random, RandomSources::hopeless, 2));
    }
  }

  private Map<String, String> sources(
      RandomSources random, BiFunction<RandomSources, String, String> make, int count) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String name = "C" + i;
      String source = make.apply(random, name);
      annotations += annotations(source);
      sources.put(name, source);
    }
    return sources;
  }

  private static int annotations(String source) {
    return (int) ANNOTATION.matcher(source).results().count();
  }

  private static Outcome compile(CompilerUnderTest compiler, Map<String, String> sources) {
    List<String> all = new ArrayList<>(RandomSources.shapes());
    sources.forEach((name, source) -> all.add("// file: com/fuzz/" + name + ".java\n" + source));
    Outcome outcome;
    try {
      outcome =
          compiler.compile(
              compiler == CompilerUnderTest.ECJ ? List.of("-maxProblems", "1000000") : ALL_MESSAGES,
              all.toArray(String[]::new));
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(compiler + " ended with " + e + " on\n" + String.join("\n", all), e);
    }
    assertThat(outcome.crashed()).as("%s", outcome.messages()).isFalse();
    assertThat(outcome.messages().stream().map(Message::text).filter(CompilerFuzzTest::isCrash))
        .isEmpty();
    return outcome;
  }

  private static boolean isCrash(String text) {
    return text.contains("Corsac has a bug") || text.contains("cannot be written");
  }

  /** The class of an error; the file may be that of a base class, or missing. */
  private static String classOf(Message message) {
    Matcher name = CLASS.matcher(message.file() + "\n" + message.text());
    assertThat(name.find()).as("%s", message).isTrue();
    return name.group(1);
  }
}
