package dev.corsac.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Class files that were compiled elsewhere, without the processor: what users have in their jars.
 *
 * @param directory where they are
 */
record Library(Path directory) {

  /**
   * Compiles sources by javac into a directory; what they use is on the class path of the tests.
   */
  static Library compile(Path directory, String... sources) throws IOException {
    return compile(directory, CompilerUnderTest.classPath(), sources);
  }

  /** Compiles sources by javac into a directory. */
  static Library compile(Path directory, List<File> classPath, String... sources)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = new ArrayList<>();
    for (String source : sources) {
      files.add(
          new SimpleJavaFileObject(
              URI.create("string:///" + CompilerUnderTest.pathOf(source)),
              JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source;
            }
          });
    }
    StringWriter console = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      manager.setLocation(
          StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(directory).toFile()));
      manager.setLocation(StandardLocation.CLASS_PATH, classPath);
      List<String> options = List.of("-proc:none", "--release", "17");
      if (!compiler.getTask(console, manager, null, options, null, files).call()) {
        throw new AssertionError(console.toString());
      }
    }
    return new Library(directory);
  }

  /** The same without one class: a jar that is not on the class path of this build. */
  Library without(String binaryName) throws IOException {
    Files.delete(directory.resolve(binaryName.replace('.', '/') + ".class"));
    return this;
  }

  /** The class path of the tests with these class files in front. */
  List<File> onClassPath() {
    return before(CompilerUnderTest.classPath());
  }

  /** A class path with these class files in front. */
  List<File> before(List<File> classPath) {
    List<File> all = new ArrayList<>(List.of(directory.toFile()));
    all.addAll(classPath);
    return all;
  }

  /** The class path of the tests without Corsac's annotations, for other versions of them. */
  static List<File> classPathWithoutAnnotations() {
    return CompilerUnderTest.classPath().stream()
        .filter(file -> !file.getPath().toLowerCase(Locale.ROOT).contains("cors-annotations"))
        .toList();
  }
}
