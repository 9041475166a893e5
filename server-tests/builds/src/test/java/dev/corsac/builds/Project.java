package dev.corsac.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of one of the projects, to be built.
 *
 * @param folder where it is
 */
record Project(Path folder) {
  private static final Path PROJECTS = Path.of("projects").toAbsolutePath();
  private static final Path COPIES = Path.of("target", "copies").toAbsolutePath();

  /**
   * Copies a project.
   *
   * @param name of its folder
   * @param variant tells copies apart
   */
  static Project copy(String name, String variant) {
    Project project = empty(name + "-" + variant);
    copy(PROJECTS.resolve(name), project.folder());
    return project;
  }

  /** A folder without anything. */
  static Project empty(String name) {
    Path folder = COPIES.resolve(name);
    delete(folder);
    return new Project(folder);
  }

  /** The same with the files of another project. */
  Project with(String other) {
    copy(PROJECTS.resolve(other), folder);
    return this;
  }

  /** The same with the sources that most projects share, unless it has its own. */
  Project withSources(String module) {
    copy(PROJECTS.resolve("sources"), folder.resolve(module).resolve("src/main/java"));
    return this;
  }

  /** The same with Kotlin's resource class, and what starts it. */
  Project withKotlin() throws IOException {
    copy(PROJECTS.resolve("kotlin"), folder.resolve("src/main/kotlin"));
    withSources("");
    Files.delete(path("src/main/java/com/acme/OrderResource.java"));
    return this;
  }

  Path path(String below) {
    return folder.resolve(below);
  }

  /** All files below one of its folders. */
  List<Path> files(String below) {
    try (Stream<Path> files = Files.walk(path(below))) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of one of its files. */
  String text(String file) {
    try {
      return Files.readString(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a text in one of its files, where it must stand. */
  Project replace(String file, String text, String by) {
    String before = text(file);
    if (!before.contains(text)) {
      throw new IllegalArgumentException(file + " has no " + text);
    }
    try {
      Files.writeString(path(file), before.replace(text, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (!Files.exists(target)) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepest = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepest) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
