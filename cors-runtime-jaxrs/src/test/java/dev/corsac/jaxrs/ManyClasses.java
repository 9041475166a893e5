package dev.corsac.jaxrs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Resource classes that were compiled without the processor, in a class loader of their own. */
record ManyClasses(URLClassLoader loader, List<Class<?>> types) implements AutoCloseable {

  static ManyClasses compiled(int number, Path dir) throws Exception {
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      sources.add(
          """
          @jakarta.ws.rs.Path("many%1$d")
          public class Many%1$d {
            @jakarta.ws.rs.GET public String get() { return "many"; }
            @jakarta.ws.rs.DELETE public void delete() {}
          }
          """
              .formatted(i));
    }
    return compiled(sources, dir);
  }

  /** Each source begins with what it declares after its last "class" or "interface". */
  static ManyClasses compiled(List<String> sources, Path dir) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", dir.toString()));
    List<String> names = new ArrayList<>();
    Files.createDirectories(dir);
    for (String source : sources) {
      String name = source.replaceAll("(?s)^.*?\\b(?:class|interface) (\\w+).*$", "$1");
      names.add(name);
      arguments.add(Files.writeString(dir.resolve(name + ".java"), source).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalArgumentException("does not compile");
    }
    URLClassLoader loader =
        new URLClassLoader(new URL[] {dir.toUri().toURL()}, ManyClasses.class.getClassLoader());
    List<Class<?>> types = new ArrayList<>();
    for (String name : names) {
      types.add(loader.loadClass(name));
    }
    return new ManyClasses(loader, types);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
