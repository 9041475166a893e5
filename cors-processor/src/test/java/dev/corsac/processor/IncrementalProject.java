package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableListing;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * A project that is compiled file by file into one class output, as editors, Quarkus' dev mode and
 * people do, and once more from clean beside that.
 */
final class IncrementalProject {
  /** What clean builds gave, by all that they were made of: most steps begin with the same. */
  private static final Map<Ingredients, SortedMap<String, String>> CLEAN =
      new ConcurrentHashMap<>();

  private record Ingredients(
      Class<?> compiler, List<String> options, Map<String, String> sources) {}

  private final Path directory;
  private final Supplier<JavaCompiler> compiler;
  private final List<String> options = new ArrayList<>();
  private Supplier<List<Processor>> processors = () -> List.of(new CorsProcessor());
  private boolean onlyOurs = true;
  private final List<File> libraries = new ArrayList<>();
  private boolean outputOnClassPath = true;

  /**
   * What came of a compilation.
   *
   * @param succeeded whether there was no error
   * @param messages kind and text of errors, and of all that Corsac says
   */
  record Compiled(boolean succeeded, List<String> messages) {
    void isFine() {
      assertThat(messages).isEmpty();
      assertThat(succeeded).isTrue();
    }

    /** The one message of Corsac's. */
    String message() {
      assertThat(messages).hasSize(1);
      return messages.get(0);
    }
  }

  IncrementalProject(Path directory, Supplier<JavaCompiler> compiler) {
    this.directory = directory;
    this.compiler = compiler;
  }

  Path out() {
    return directory.resolve("out");
  }

  Path sources() {
    return directory.resolve("src");
  }

  IncrementalProject option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Another project for the same compiler, in a folder of this one's. */
  IncrementalProject beside(String name) {
    return new IncrementalProject(directory.resolve(name), compiler);
  }

  /** What another project compiled is on the class path. */
  IncrementalProject uses(IncrementalProject library) {
    libraries.add(library.out().toFile());
    return this;
  }

  void outputIsNotOnTheClassPath() {
    outputOnClassPath = false;
  }

  /** More processors, made anew for each compilation, that run before ours. */
  void processors(Supplier<List<Processor>> others) {
    onlyOurs = false;
    processors =
        () -> {
          List<Processor> all = new ArrayList<>(others.get());
          all.add(new CorsProcessor());
          return all;
        };
  }

  /** Writes sources; each goes where its package says. */
  void write(String... sources) {
    try {
      for (String source : sources) {
        Path file = sources().resolve(CompilerUnderTest.pathOf(source));
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a source. */
  void delete(String source) {
    delete(sources().resolve(source));
  }

  /** Deletes a class file. */
  void deleteClass(String file) {
    delete(out().resolve(file));
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles these sources into the class output. */
  Compiled compile(String... presented) {
    return compile(out(), Arrays.stream(presented).map(each -> sources().resolve(each)).toList());
  }

  /** Compiles all sources into the class output. */
  Compiled compileAll() {
    return compile(out(), files(sources()));
  }

  /** Compiles any files into the class output. */
  Compiled compile(List<Path> files) {
    return compile(out(), files);
  }

  /** Compiles all sources into an empty class output, and returns what must be the same there. */
  SortedMap<String, String> clean() {
    // What other processors do is not known here, nor what libraries were made of.
    return onlyOurs && libraries.isEmpty()
        ? CLEAN.computeIfAbsent(ingredients(), key -> build())
        : build();
  }

  private Ingredients ingredients() {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files(sources())) {
      texts.put(sources().relativize(file).toString(), text(file));
    }
    return new Ingredients(compiler.get().getClass(), List.copyOf(options), texts);
  }

  private SortedMap<String, String> build() {
    Path fresh = directory.resolve("clean");
    deleteTree(fresh);
    boolean before = outputOnClassPath;
    outputOnClassPath = false;
    Compiled compiled = compile(fresh, files(sources()));
    outputOnClassPath = before;
    assertThat(compiled.succeeded()).as("%s", compiled.messages()).isTrue();
    return described(fresh);
  }

  /** Holds the class output against that of a clean build. */
  void isAsClean() {
    assertThat(described(out())).isEqualTo(clean());
  }

  private Compiled compile(Path out, List<Path> files) {
    List<File> classPath = new ArrayList<>(CompilerUnderTest.classPath());
    classPath.addAll(libraries);
    if (outputOnClassPath) {
      classPath.add(out.toFile());
    }
    List<String> all = new ArrayList<>(List.of("--release", "17"));
    all.addAll(options);
    JavaCompiler tool = compiler.get();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    StringWriter console = new StringWriter();
    try (StandardJavaFileManager manager =
        tool.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
      Path generated =
          Files.createDirectories(out.resolveSibling(out.getFileName() + "-generated"));
      manager.setLocation(
          StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(out).toFile()));
      manager.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(generated.toFile()));
      manager.setLocation(StandardLocation.CLASS_PATH, classPath);
      JavaCompiler.CompilationTask task =
          tool.getTask(
              console,
              manager,
              collector,
              all,
              null,
              manager.getJavaFileObjectsFromFiles(files.stream().map(Path::toFile).toList()));
      task.setProcessors(processors.get());
      boolean succeeded = task.call();
      assertThat(console.toString()).doesNotContain("\tat ");
      return new Compiled(
          succeeded,
          collector.getDiagnostics().stream()
              .map(IncrementalProject::text)
              .filter(text -> text.startsWith("ERROR") || text.contains("[cors"))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    return diagnostic.getKind() + ": " + diagnostic.getMessage(Locale.ROOT);
  }

  /** The generated sources of the class output. */
  List<Path> generatedSources() {
    return files(directory.resolve("out-generated"));
  }

  /** The class output: everything below META-INF, and the listed classes. */
  SortedMap<String, String> described() {
    return described(out());
  }

  private static SortedMap<String, String> described(Path out) {
    SortedMap<String, String> described = new TreeMap<>();
    List<String> listed = new ArrayList<>();
    if (Files.exists(out.resolve(TableListing.PATH))) {
      for (TableListing each : TableListing.parse(text(out.resolve(TableListing.PATH)))) {
        each.table().ifPresent(names -> listed.addAll(List.of(names.table(), names.filter())));
      }
    }
    for (Path file : files(out)) {
      String name = out.relativize(file).toString().replace(File.separatorChar, '/');
      if (name.startsWith("META-INF/")) {
        described.put(name, text(file));
      } else if (listed.stream().anyMatch(each -> isOf(each.replace('.', '/'), name))) {
        described.put(name, digest(file));
      }
    }
    for (String each : listed) {
      assertThat(described).containsKey(each.replace('.', '/') + ".class");
    }
    return described;
  }

  private static boolean isOf(String type, String file) {
    return file.equals(type + ".class") || (file.startsWith(type + "$") && file.endsWith(".class"));
  }

  /** One of the files below META-INF/corsac. */
  String file(String name) {
    return text(out().resolve("META-INF/corsac").resolve(name));
  }

  /** The table that the listing names, as the run time loads it. */
  PolicyTable table() throws IOException, ReflectiveOperationException {
    String name = TableListing.parse(file("tables")).get(0).table().orElseThrow().table();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {out().toUri().toURL()})) {
      return (PolicyTable)
          ((Supplier<?>) loader.loadClass(name).getConstructor().newInstance()).get();
    }
  }

  /** All files of the class output with their digests. */
  Map<String, String> everything() {
    Map<String, String> all = new TreeMap<>();
    for (Path file : files(out())) {
      all.put(out().relativize(file).toString(), digest(file));
    }
    return all;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      return bytes.length + " " + HexFormat.of().toHexDigits((int) crc.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path directory) {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void deleteTree(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
