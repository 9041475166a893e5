package dev.corsac.jaxrs;

import dev.corsac.policy.route.PolicyTable;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Looks for a generated table that no listing names: where jars are merged into one, the listing of
 * one easily replaces that of another.
 */
final class UnlistedTable {
  private static final String FILE = "_CorsTable.class";

  private UnlistedTable() {}

  /**
   * The name of a table beside a class, in its jar or folder, that describes the class.
   *
   * @return empty if there is none, or the place cannot be looked through
   */
  static Optional<String> describing(Class<?> type) {
    try {
      return names(type).stream().filter(name -> describes(name, type)).findFirst();
    } catch (IOException | URISyntaxException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  private static List<String> names(Class<?> type) throws IOException, URISyntaxException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !"file".equals(location.getProtocol())) {
      return List.of();
    }
    Path place = Path.of(location.toURI());
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        return className(files.map(file -> place.relativize(file).toString().replace('\\', '/')));
      }
    }
    try (JarFile jar = new JarFile(place.toFile())) {
      return className(jar.stream().map(entry -> entry.getName()));
    }
  }

  private static List<String> className(Stream<String> files) {
    return files
        .filter(file -> file.endsWith(FILE))
        .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
        .toList();
  }

  private static boolean describes(String name, Class<?> type) {
    try {
      Object table =
          Class.forName(name, true, type.getClassLoader()).getConstructor().newInstance();
      return table instanceof Supplier<?> supplier
          && supplier.get() instanceof PolicyTable found
          && found.classes().stream().anyMatch(each -> each.name().equals(type.getName()));
    } catch (ReflectiveOperationException | LinkageError e) {
      return false;
    }
  }
}
