package dev.corsac.browsers;

import dev.corsac.browsers.app.Handled;
import dev.corsac.browsers.app.PageResource;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The resource classes of random policies, compiled with the processor as it is published. */
final class RandomApplication extends Application {

  private static final String REPORT =
      """
      package random;

      import jakarta.ws.rs.HttpMethod;
      import java.lang.annotation.*;

      @HttpMethod("REPORT") @Target(ElementType.METHOD) @Retention(RetentionPolicy.RUNTIME)
      public @interface Report {}
      """;

  private final Set<Class<?>> classes;

  private RandomApplication(Set<Class<?>> classes) {
    this.classes = classes;
  }

  /** Compiles and loads the resources. */
  static RandomApplication compile(List<RandomPolicy> policies) {
    try {
      Path output = Files.createTempDirectory(Path.of("target"), "random-policies");
      compile(policies, output);
      // Not closed: the server loads classes as long as it runs.
      ClassLoader loader =
          new URLClassLoader(
              new URL[] {output.toUri().toURL()}, RandomApplication.class.getClassLoader());
      // Jersey and Corsac look tables and classes up there.
      Thread.currentThread().setContextClassLoader(loader);
      Set<Class<?>> classes = new LinkedHashSet<>(List.of(PageResource.class, Handled.class));
      for (RandomPolicy policy : policies) {
        classes.add(loader.loadClass("random." + policy.name()));
      }
      return new RandomApplication(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void compile(List<RandomPolicy> policies, Path output) throws IOException {
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> sources = new ArrayList<>(List.of(new Source("Report", REPORT)));
    policies.forEach(policy -> sources.add(new Source(policy.name(), policy.source())));
    List<String> options =
        List.of(
            "-d", output.toString(),
            "-classpath", System.getProperty("java.class.path"),
            "-processorpath", System.getProperty("processor.jar"));
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, Locale.ENGLISH, null)) {
      if (!javac.getTask(null, files, diagnostics, options, null, sources).call()) {
        throw new IllegalStateException(
            diagnostics.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .toList()
                .toString());
      }
    }
  }

  @Override
  public Set<Class<?>> getClasses() {
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///random/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
