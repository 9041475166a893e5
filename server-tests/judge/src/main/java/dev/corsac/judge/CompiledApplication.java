package dev.corsac.judge;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableListing;
import dev.corsac.policy.rule.RouteReview;
import dev.corsac.processor.CorsProcessor;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Sources compiled by javac with the processor in it, in a class loader of their own.
 *
 * @param loader the class loader
 * @param tables the policy tables that the processor wrote
 */
record CompiledApplication(URLClassLoader loader, List<PolicyTable> tables)
    implements AutoCloseable {

  /** The sources do not compile. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String messages) {
      super(messages);
    }
  }

  static CompiledApplication of(Map<String, String> sources, Path directory)
      throws IOException, RefusedException, ReflectiveOperationException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve("sources").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8)) {
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              manager,
              messages,
              List.of("--release", "17"),
              null,
              manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.of(new CorsProcessor()));
      if (!task.call()) {
        throw new RefusedException(messages.getDiagnostics().toString());
      }
    }
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, CompiledApplication.class.getClassLoader());
    return new CompiledApplication(loader, tables(classes, loader));
  }

  private static List<PolicyTable> tables(Path classes, ClassLoader loader)
      throws IOException, ReflectiveOperationException {
    List<PolicyTable> tables = new ArrayList<>();
    String text = Files.readString(classes.resolve(TableListing.PATH));
    for (TableListing listing : TableListing.parse(text)) {
      if (listing.table().isPresent()) {
        Class<?> type = loader.loadClass(listing.table().get().table());
        Supplier<?> supplier = (Supplier<?>) type.getConstructor().newInstance();
        tables.add((PolicyTable) supplier.get());
      }
    }
    return tables;
  }

  Decisions decisions() {
    return Decisions.of(Deployed.all(tables), CompiledApplication::bind);
  }

  List<RouteReview.Pair> pairs() {
    return RouteReview.of(Deployed.all(tables));
  }

  Set<Class<?>> load(List<String> names) throws ClassNotFoundException {
    Set<Class<?>> loaded = new LinkedHashSet<>();
    for (String name : names) {
      loaded.add(loader.loadClass(name));
    }
    return loaded;
  }

  private static Policy bind(DeclaredPolicy declared) {
    PolicyDeclaration declaration = declared.declaration();
    return Policy.of(
        OriginSet.of(declaration.effectiveOrigins().stream().map(OriginPattern::of).toList()),
        declaration.allowedHeaders(),
        declaration.exposedHeaders(),
        declaration.allowCredentials(),
        declaration.maxAge());
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
