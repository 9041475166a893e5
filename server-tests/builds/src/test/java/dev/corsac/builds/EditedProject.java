package dev.corsac.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sources that are edited while a tool compiles them again and again into the same class output.
 *
 * @param project holds both
 * @param output the class output, below the project's folder
 */
record EditedProject(Project project, String output) {
  static final String SOURCES = "src/main/java";
  private static final String CORSAC = "META-INF/corsac";

  /** A resource class of the package {@code com.acme}, at the path that its name gives. */
  static String resource(String name, String path, String origin) {
    return """
    package com.acme;
    import dev.corsac.CrossOrigin;
    import jakarta.ws.rs.*;
    @Path("%s") @CrossOrigin("%s")
    public class %s { @GET public String get() { return ""; } }
    """
        .formatted(path, origin, name);
  }

  /** The same, at the path that its name gives. */
  static String resource(String name, String origin) {
    return resource(name, name.toLowerCase(Locale.ROOT), origin);
  }

  /** Where the source of a class of {@code com.acme} stands. */
  Path source(String name) {
    return project.path(SOURCES).resolve("com/acme/" + name + ".java");
  }

  Path classes() {
    return project.path(output);
  }

  /** Writes the source of a class of {@code com.acme}. */
  Path write(String name, String text) {
    Path file = source(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void deleteSource(String name) {
    delete(source(name));
  }

  void deleteClass(String name) {
    delete(classes().resolve("com/acme/" + name + ".class"));
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the files below META-INF/corsac. */
  String described(String name) {
    return described(classes()).get(name);
  }

  /** All files below META-INF/corsac. */
  SortedMap<String, String> described() {
    return described(classes());
  }

  private static SortedMap<String, String> described(Path classes) {
    SortedMap<String, String> described = new TreeMap<>();
    try (Stream<Path> files = Files.list(classes.resolve(CORSAC))) {
      for (Path file : files.toList()) {
        described.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return described;
  }

  /**
   * Holds the class output against what javac makes of the sources in an empty one. The listing
   * names the table after its text, so the text is compared too.
   */
  void assertAsClean() {
    Project clean = Project.empty(project.folder().getFileName() + "-clean");
    List<String> command = new ArrayList<>(List.of(Jdk.of(17).program("javac")));
    command.addAll(List.of("-cp", ClassPath.SERVICE, "-processorpath", "" + ClassPath.PROCESSOR));
    command.addAll(List.of("-d", clean.path("classes").toString()));
    project.files(SOURCES).forEach(source -> command.add(source.toString()));
    Ran.in(project.folder(), Map.of(), command).assertDone();
    assertThat(described()).isEqualTo(described(clean.path("classes")));
    List<String> generated = generated(clean.path("classes"));
    assertThat(generated).isNotEmpty();
    for (String each : generated) {
      assertThat(classes().resolve(each)).exists();
    }
  }

  /** The class files of the table and what belongs to it. */
  private static List<String> generated(Path classes) {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace(File.separatorChar, '/'))
          .filter(file -> file.matches(".*_Cors(Table|Filter)[^/]*[.]class"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
