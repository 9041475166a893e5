package dev.corsac.jaxrs.resource;

import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableListing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the jar or folder of a class beside it. Where it cannot be looked through, nothing
 * does.
 *
 * @param jar whether it is a jar, and no folder
 * @param listings how many listings of tables its {@code META-INF/corsac/tables} holds: several
 *     where jars were merged into one, and one easily replaces that of another then
 * @param tables the names of the generated tables, listed or not
 */
record PlaceOfClass(boolean jar, int listings, List<String> tables) {
  private static final PlaceOfClass UNKNOWN = new PlaceOfClass(false, 0, List.of());
  private static final String FILE = "_CorsTable.class";

  static PlaceOfClass of(Class<?> type) {
    try {
      Path place = path(type);
      if (place == null) {
        return UNKNOWN;
      }
      return Files.isDirectory(place) ? ofFolder(place) : ofJar(place);
    } catch (IOException
        | UncheckedIOException
        | URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException
        | SecurityException e) {
      return UNKNOWN;
    }
  }

  /** The name of a table in this place that describes the class. */
  Optional<String> tableOf(Class<?> type) {
    return tables.stream().filter(name -> describes(name, type)).findFirst();
  }

  private static @Nullable Path path(Class<?> type) throws URISyntaxException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null || !"file".equals(location.getProtocol())
        ? null
        : Path.of(location.toURI());
  }

  private static PlaceOfClass ofFolder(Path folder) throws IOException {
    Path listing = folder.resolve(TableListing.PATH);
    int listings = Files.isRegularFile(listing) ? count(Files.readString(listing)) : 0;
    try (Stream<Path> files = Files.walk(folder)) {
      return new PlaceOfClass(
          false,
          listings,
          tables(files.map(file -> folder.relativize(file).toString().replace('\\', '/'))));
    }
  }

  private static PlaceOfClass ofJar(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      ZipEntry listing = jar.getEntry(TableListing.PATH);
      int listings =
          listing == null
              ? 0
              : count(
                  new String(jar.getInputStream(listing).readAllBytes(), StandardCharsets.UTF_8));
      return new PlaceOfClass(true, listings, tables(jar.stream().map(ZipEntry::getName)));
    }
  }

  /** Each begins with its format; before there was that line, with a table and its filter. */
  private static int count(String text) {
    return (int)
        text.lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> line.startsWith("format:") || line.matches("[^:\\s]+\\s+[^:\\s]+"))
            .count();
  }

  private static List<String> tables(Stream<String> files) {
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
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return false;
    }
  }
}
