package dev.corsac.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Source files, compiled with the packaged processor as a user's build compiles them.
 *
 * @param diagnostics everything that javac and the processor said, in their order
 */
record Compilation(List<Diagnostic<? extends JavaFileObject>> diagnostics) {

  private static final Pattern TYPE_NAME =
      Pattern.compile("(?m)^.*\\b(?:class|interface|enum|record) (\\w+)");
  private static final Pattern ID = Pattern.compile("\\[cors:([a-z-]+)\\]");

  /**
   * Compiles a complete source file with a top-level type.
   *
   * @param options further options of javac
   */
  static Compilation of(String source, String... options) {
    return of(List.of(source), options);
  }

  /**
   * Compiles complete source files, each with a top-level type.
   *
   * @param options further options of javac
   */
  static Compilation of(List<String> sources, String... options) {
    try {
      Path classes = Files.createTempDirectory("corsac-docs");
      try {
        return into(classes, sources, options);
      } finally {
        deleteRecursively(classes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same, and the classes stay.
   *
   * @param classes the directory where they go
   */
  static Compilation into(Path classes, List<String> sources, String... options)
      throws IOException {
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-processorpath",
                System.getProperty("processor.jar"),
                "-Xlint:all,-processing,-options,-classfile"));
    arguments.addAll(List.of(options));
    try (JavaFileManager files = javac.getStandardFileManager(collector, Locale.ENGLISH, null)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null, files, collector, arguments, null, sources.stream().map(Source::new).toList());
      task.setLocale(Locale.ENGLISH);
      task.call();
    }
    return new Compilation(List.copyOf(collector.getDiagnostics()));
  }

  private static void deleteRecursively(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** What the command line would print, without the count at the end. */
  String printed() {
    StringBuilder text = new StringBuilder();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
      text.append(diagnostic.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** What javac itself calls an error. */
  List<String> errors() {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }

  /** {@code id@line} for each of Corsac's findings, {@code ?@line} for javac's own. */
  List<String> findings() {
    return diagnostics.stream()
        .map(diagnostic -> idOf(diagnostic) + "@" + diagnostic.getLineNumber())
        .toList();
  }

  private static String idOf(Diagnostic<?> diagnostic) {
    Matcher id = ID.matcher(diagnostic.getMessage(Locale.ENGLISH));
    return id.find() ? id.group(1) : "?";
  }

  /** A source file in memory that goes by its simple name in messages. */
  private static final class Source extends SimpleJavaFileObject {

    private final String fileName;
    private final String text;

    Source(String text) {
      this(fileName(text), text);
    }

    private Source(String fileName, String text) {
      super(URI.create("string:///" + fileName), Kind.SOURCE);
      this.fileName = fileName;
      this.text = text;
    }

    private static String fileName(String text) {
      Matcher name = TYPE_NAME.matcher(text);
      if (!name.find()) {
        throw new IllegalArgumentException("no type in:\n" + text);
      }
      return name.group(1) + ".java";
    }

    @Override
    public String getName() {
      return fileName;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
