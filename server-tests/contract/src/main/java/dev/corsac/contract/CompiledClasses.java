package dev.corsac.contract;

import dev.corsac.contract.app.SampleApplication;
import dev.corsac.processor.CorsProcessor;
import jakarta.ws.rs.core.Application;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A small library or application that javac makes while a row runs, with the processor in it or
 * without, in a folder and a class loader of its own: what a row is about cannot stand in the
 * sample where it would be compiled together with everything else.
 */
public final class CompiledClasses implements AutoCloseable {

  /** The sources do not compile. */
  public static final class Refused extends AssertionError {
    private static final long serialVersionUID = 1L;

    private Refused(String messages) {
      super("does not compile: " + messages);
    }
  }

  private static final Pattern NAME =
      Pattern.compile("\\b(?:class|interface|record|enum)\\s+(\\w+)");
  private static final String HEAD =
      """
      import dev.corsac.*;
      import jakarta.ws.rs.*;
      import jakarta.ws.rs.container.*;
      import jakarta.ws.rs.core.*;
      import jakarta.ws.rs.ext.*;
      import java.util.*;
      """;

  private final Path folder;
  private final Path classes;
  private final String packageName;
  private final URLClassLoader loader;
  private final String messages;

  private CompiledClasses(
      Path folder, Path classes, String packageName, URLClassLoader loader, String messages) {
    this.folder = folder;
    this.classes = classes;
    this.packageName = packageName;
    this.loader = loader;
    this.messages = messages;
  }

  /**
   * Compiles with the processor.
   *
   * @param packageName the package of all types
   * @param types the source of each type, without package and imports
   * @throws Refused if they do not compile
   */
  public static CompiledClasses withProcessor(String packageName, String... types) {
    return of(packageName, null, List.of(new CorsProcessor()), types);
  }

  /** Compiles without the processor. */
  public static CompiledClasses withoutProcessor(String packageName, String... types) {
    return of(packageName, null, List.of(), types);
  }

  /** Compiles with the processor what uses these classes. */
  public CompiledClasses usedBy(String otherPackage, String... types) {
    return of(otherPackage, this, List.of(new CorsProcessor()), types);
  }

  /** The same without the processor. */
  public CompiledClasses usedWithoutProcessorBy(String otherPackage, String... types) {
    return of(otherPackage, this, List.of(), types);
  }

  private static CompiledClasses of(
      String packageName, CompiledClasses library, List<Processor> processors, String... types) {
    try {
      Path folder = Files.createTempDirectory("rows");
      Path classes = Files.createDirectories(folder.resolve(packageName + "-classes"));
      List<Path> files = new ArrayList<>();
      for (String type : types) {
        files.add(write(folder.resolve("sources"), packageName, library, type));
      }
      String messages = compile(files, classes, library, processors);
      ClassLoader parent =
          library == null ? CompiledClasses.class.getClassLoader() : library.loader;
      URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, parent);
      return new CompiledClasses(folder, classes, packageName, loader, messages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path folder, String packageName, CompiledClasses library, String type)
      throws IOException {
    Matcher name = NAME.matcher(type);
    if (!name.find()) {
      throw new IllegalArgumentException(type);
    }
    Path file = folder.resolve(packageName.replace('.', '/')).resolve(name.group(1) + ".java");
    Files.createDirectories(file.getParent());
    String imported = library == null ? "" : "import " + library.packageName + ".*;\n";
    return Files.writeString(file, "package " + packageName + ";\n" + HEAD + imported + type);
  }

  private static String compile(
      List<Path> files, Path classes, CompiledClasses library, List<Processor> processors)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8)) {
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      List<Path> path = new ArrayList<>();
      if (library != null) {
        path.add(library.classes);
      }
      for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        path.add(Path.of(each));
      }
      manager.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              manager,
              messages,
              processors.isEmpty()
                  ? List.of("--release", "17", "-proc:none")
                  : List.of("--release", "17"),
              null,
              manager.getJavaFileObjectsFromPaths(files));
      if (!processors.isEmpty()) {
        task.setProcessors(processors);
      }
      boolean compiled = task.call();
      String said =
          messages.getDiagnostics().stream()
              .map(each -> each.getMessage(Locale.ROOT))
              .collect(Collectors.joining("\n"));
      if (!compiled) {
        throw new Refused(said);
      }
      return said;
    }
  }

  /** What the compiler and the processor said. */
  public String messages() {
    return messages;
  }

  /** The name of the folder of the class files, which stands for the jar's. */
  public String jar() {
    return classes.getFileName().toString();
  }

  /** The class loader of these classes, and of those that they use. */
  public ClassLoader loader() {
    return loader;
  }

  /** A file beside the class files. */
  public void resource(String name, String content) {
    try {
      Path file = classes.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of these classes, or of those that they use: a simple name is of this package. */
  public Class<?> type(String name) {
    try {
      return loader.loadClass(name.contains(".") ? name : packageName + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new instance of one of these classes. */
  public Object instance(String name) {
    try {
      return type(name).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts an application of these classes, which has no policy. */
  public ServerUnderTest.Running serve(ServerUnderTest server, String... names) throws Exception {
    return serve(server, Map.of(), names);
  }

  /** The same, with properties. */
  public ServerUnderTest.Running serve(
      ServerUnderTest server, Map<String, Object> properties, String... names) throws Exception {
    Class<?>[] types = Stream.of(names).map(this::type).toArray(Class<?>[]::new);
    return deploy(server, new SampleApplication(properties, types));
  }

  /** Starts an application as a server would that has loaded it from here. */
  public ServerUnderTest.Running deploy(ServerUnderTest server, Application application)
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return server.start(application);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
