package dev.corsac.benchmarks.decision;

import dev.corsac.processor.CorsProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A {@link Setup} as resource classes, compiled by the real processor. */
public final class CompiledSetup {
  private static final String PACKAGE = "com.acme.generated";

  private final ClassLoader loader;

  private CompiledSetup(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Compiles once for each virtual machine and setup; a later one finds the classes.
   *
   * @throws IllegalStateException if the compiler objects
   */
  public static CompiledSetup of(Setup setup) {
    try {
      Path classes = Path.of("target", "setups", setup.name());
      if (!Files.exists(classes.resolve("META-INF/corsac/tables"))) {
        Files.createDirectories(classes);
        compile(setup, classes);
      }
      URL[] urls = {classes.toUri().toURL()};
      return new CompiledSetup(new URLClassLoader(urls, CompiledSetup.class.getClassLoader()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class loader that has the resource classes and their table. */
  public ClassLoader loader() {
    return loader;
  }

  /** A resource class. */
  public Class<?> resource(int number) {
    try {
      return Class.forName(PACKAGE + ".Resource" + number, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void compile(Setup setup, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> sources =
        IntStream.range(0, setup.resources())
            .<JavaFileObject>mapToObj(i -> new Source("Resource" + i, source(setup, i)))
            .toList();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      JavaCompiler.CompilationTask task =
          compiler.getTask(messages, files, null, List.of("-nowarn"), null, sources);
      task.setProcessors(List.of(new CorsProcessor()));
      if (!task.call()) {
        throw new IllegalStateException(messages.toString());
      }
    }
  }

  private static String source(Setup setup, int resource) {
    String origins =
        setup.domains().isEmpty()
            ? quoted(setup.origins(resource))
            : quoted(setup.domains().stream().map(domain -> "https://*." + domain).toList());
    String methods =
        IntStream.range(0, setup.templates())
            .mapToObj(i -> methods(setup.template(resource, i), i))
            .collect(Collectors.joining("\n"));
    return """
    package %s;

    import dev.corsac.CrossOrigin;
    import jakarta.ws.rs.Consumes;
    import jakarta.ws.rs.GET;
    import jakarta.ws.rs.HeaderParam;
    import jakarta.ws.rs.PUT;
    import jakarta.ws.rs.Path;

    @Path("")
    @CrossOrigin(origins = {%s}, exposedHeaders = "Location")
    public class Resource%d {
    %s
    }
    """
        .formatted(PACKAGE, origins, resource, methods)
        .replace("@Path(\"\")", "@Path(\"" + setup.template(resource, 0).split("/", -1)[0] + "\")");
  }

  private static String methods(String template, int number) {
    String below = template.substring(template.indexOf('/') + 1);
    return """
      @GET
      @Path("%1$s")
      public String get%2$d() {
        return "";
      }

      @PUT
      @Path("%1$s")
      @Consumes("application/json")
      public void put%2$d(@HeaderParam("X-Request-Id") String id, String entity) {}
    """
        .formatted(below, number);
  }

  private static String quoted(List<String> values) {
    return values.stream().collect(Collectors.joining("\", \"", "\"", "\""));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(
          URI.create("string:///" + PACKAGE.replace('.', '/') + "/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
