package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.route.TableListing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Eclipse calls a processor again after the end: a round with what was generated, then the end once
 * more. Its filer takes the same resource twice.
 */
class SecondEndTest {

  /** Calls ours twice at the end, with a filer that is as lax as Eclipse's. */
  private static final class Twice extends AbstractProcessor {
    private final CorsProcessor processor = new CorsProcessor();
    private final Map<String, List<String>> written = new TreeMap<>();
    private final List<String> said = new ArrayList<>();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      processor.init(
          answering(
              ProcessingEnvironment.class,
              environment,
              Map.of("getFiler", filer(environment), "getMessager", messager(environment))));
    }

    private Filer filer(ProcessingEnvironment environment) {
      return (Filer)
          Proxy.newProxyInstance(
              Filer.class.getClassLoader(),
              new Class<?>[] {Filer.class},
              (proxy, method, arguments) ->
                  method.getName().equals("createResource")
                      ? new Resource(String.valueOf(arguments[2]))
                      : called(method, environment.getFiler(), arguments));
    }

    private Messager messager(ProcessingEnvironment environment) {
      return (Messager)
          Proxy.newProxyInstance(
              Messager.class.getClassLoader(),
              new Class<?>[] {Messager.class},
              (proxy, method, arguments) -> {
                said.add(String.valueOf(arguments[1]));
                return called(method, environment.getMessager(), arguments);
              });
    }

    private static <T> T answering(Class<T> type, T target, Map<String, Object> answers) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) ->
                  answers.containsKey(method.getName())
                      ? answers.get(method.getName())
                      : called(method, target, arguments)));
    }

    private static Object called(java.lang.reflect.Method method, Object target, Object[] arguments)
        throws Throwable {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      if (round.processingOver()) {
        RoundEnvironment again =
            answering(
                RoundEnvironment.class,
                round,
                Map.of("getRootElements", Set.of(), "processingOver", false));
        processor.process(Set.of(), again);
        processor.process(Set.of(), round);
      }
      return false;
    }

    private final class Resource extends SimpleJavaFileObject {
      private final String path;

      Resource(String path) {
        super(URI.create("mem:///" + path), Kind.OTHER);
        this.path = path;
      }

      @Override
      public InputStream openInputStream() {
        return new ByteArrayInputStream(new byte[0]);
      }

      @Override
      public OutputStream openOutputStream() {
        return new ByteArrayOutputStream() {
          @Override
          public void close() throws IOException {
            written
                .computeIfAbsent(path, key -> new ArrayList<>())
                .add(toString(StandardCharsets.UTF_8));
          }
        };
      }
    }
  }

  private static Twice compile(String source) {
    Twice twice = new Twice();
    CompilerUnderTest.JAVAC.compile(
        List.of(), List.of(twice), CompilerUnderTest.classPath(), source);
    return twice;
  }

  @Test
  void theWholeStateIsWrittenAgain() {
    Twice twice = compile(IncrementalSteps.A);
    assertThat(twice.said).isEmpty();
    assertThat(twice.written).containsKey(TableListing.PATH);
    twice.written.forEach((path, texts) -> {
      assertThat(texts).as(path).hasSize(2);
      assertThat(texts.get(1)).as(path).isEqualTo(texts.get(0)).isNotBlank();
    });
  }

  @Test
  void aWarningIsSaidOnce() {
    Twice twice =
        compile(
            IncrementalSteps.A.replace(
                "\"https://a.example\"",
                "value = \"https://*.a.example\", allowCredentials = true"));
    assertThat(twice.said).hasSize(1);
  }

  @Test
  void anErrorIsSaidOnceAndNothingIsWritten() {
    Twice twice = compile(IncrementalSteps.A.replace("https://a.example", "https://A.example"));
    assertThat(twice.said).hasSize(1);
    assertThat(twice.written).isEmpty();
  }
}
