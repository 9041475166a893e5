package dev.corsac.processor;

import dev.corsac.policy.surface.Surface;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that users run the processor in, on real files: ecj reads nothing else. */
enum CompilerUnderTest {
  JAVAC,
  ECJ;

  private static final Pattern USERS_JARS =
      Pattern.compile("cors-annotations|cors-policy|cors-runtime|jakarta\\.");
  private static final Pattern ID = Pattern.compile("\\[cors:([a-z-]+)]");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
  private static final String FILE = "// file: ";
  private static final String TYPE_KEYWORDS = "(?:@interface|interface|class|record|enum) (\\w+)";
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)\\bpublic (?:final |abstract |sealed )*" + TYPE_KEYWORDS);
  private static final Pattern TYPE =
      Pattern.compile("(?m)^\\s*(?:@\\S+ )*(?:final |abstract |sealed )*" + TYPE_KEYWORDS);

  /**
   * What users see.
   *
   * @param kind error, warning or note
   * @param line from 1
   * @param text the whole message
   */
  record Message(Diagnostic.Kind kind, String file, long line, String text) {

    /** The id, or the empty string where the compiler itself speaks. */
    String id() {
      Matcher matcher = ID.matcher(text);
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  /**
   * A compilation's outcome.
   *
   * @param succeeded whether there was no error
   * @param messages everything reported, the compiler's own messages included
   * @param generated generated sources and resources by path
   * @param crashed whether the compiler or a processor in it ended with a stack trace
   */
  record Outcome(
      boolean succeeded,
      List<Message> messages,
      SortedMap<String, String> generated,
      boolean crashed) {

    /** The ids of Corsac's errors and warnings. */
    List<String> ids() {
      return corsMessages().stream().map(Message::id).toList();
    }

    /** Corsac's errors and warnings. */
    List<Message> corsMessages() {
      return messages.stream()
          .filter(message -> message.kind() != Diagnostic.Kind.NOTE && !message.id().isEmpty())
          .toList();
    }

    /** The one generated file whose path ends so. */
    String generatedFile(String suffix) {
      List<String> found =
          generated.entrySet().stream()
              .filter(entry -> entry.getKey().endsWith(suffix))
              .map(java.util.Map.Entry::getValue)
              .toList();
      if (found.size() != 1) {
        throw new AssertionError(
            found.size() + " files *" + suffix + " among " + generated.keySet() + messages);
      }
      return found.get(0);
    }
  }

  /** Compiles sources with the processor; the class path is that of the tests. */
  Outcome compile(String... sources) {
    return compile(List.of(), sources);
  }

  /** Compiles sources with the processor and more options. */
  Outcome compile(List<String> options, String... sources) {
    return compile(options, List.of(new CorsProcessor()), classPath(), sources);
  }

  /** Compiles with these processors, options and class path; without processors it finds some. */
  Outcome compile(
      List<String> options, List<Processor> processors, List<File> classPath, String... sources) {
    try {
      Path directory = Files.createTempDirectory("corsac-compilation");
      try {
        return compile(directory, options, processors, classPath, sources);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The compiler itself. */
  JavaCompiler tool() {
    return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
  }

  private Outcome compile(
      Path directory,
      List<String> options,
      List<Processor> processors,
      List<File> classPath,
      String... sources)
      throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path generated = Files.createDirectories(directory.resolve("generated"));
    List<File> files = new ArrayList<>();
    for (String source : sources) {
      Path file = directory.resolve("sources").resolve(pathOf(source));
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source).toFile());
    }
    List<String> all = new ArrayList<>(List.of("--release", "17"));
    all.addAll(options);
    if (this == ECJ) {
      all.addAll(List.of("-encoding", "UTF-8"));
    }
    JavaCompiler compiler = tool();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    StringWriter console = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
      manager.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
      manager.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(generated.toFile()));
      manager.setLocation(StandardLocation.CLASS_PATH, classPath);
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              console, manager, collector, all, null, manager.getJavaFileObjectsFromFiles(files));
      if (!processors.isEmpty()) {
        task.setProcessors(processors);
      }
      boolean succeeded = task.call();
      SortedMap<String, String> written = new TreeMap<>();
      read(generated, written);
      read(classes, written);
      hold(written);
      return new Outcome(
          succeeded,
          collector.getDiagnostics().stream().map(CompilerUnderTest::message).toList(),
          written,
          console.toString().contains("\tat "));
    }
  }

  private static void hold(SortedMap<String, String> written) {
    for (String path : written.keySet()) {
      if (path.endsWith(Surface.PATH)) {
        List<String> violations = PoliciesSchema.violations(written.get(path));
        if (!violations.isEmpty()) {
          throw new AssertionError(violations + " in " + written.get(path));
        }
      }
    }
  }

  /** What users have on their class path: the API, the annotations and the run time. */
  static List<File> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> USERS_JARS.matcher(entry).find())
        .map(File::new)
        .toList();
  }

  private static Message message(Diagnostic<? extends JavaFileObject> diagnostic) {
    return new Message(
        diagnostic.getKind(),
        diagnostic.getSource() == null ? "" : diagnostic.getSource().getName(),
        diagnostic.getLineNumber(),
        diagnostic.getMessage(Locale.ROOT));
  }

  /** Where a source belongs; a first line {@code // file: a/B.java} says it outright. */
  static String pathOf(String source) {
    if (source.startsWith(FILE)) {
      return source.substring(FILE.length(), source.indexOf('\n')).strip();
    }
    Matcher inPackage = PACKAGE.matcher(source);
    String directory = inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "";
    for (Pattern pattern : List.of(PUBLIC_TYPE, TYPE)) {
      Matcher type = pattern.matcher(source);
      if (type.find()) {
        return directory + type.group(1) + ".java";
      }
    }
    return source.contains("module ") ? "module-info.java" : directory + "package-info.java";
  }

  private static void read(Path directory, SortedMap<String, String> contents) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
        if (!name.endsWith(".class")) {
          contents.put(name, Files.readString(file));
        }
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException failure)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
