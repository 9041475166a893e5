package dev.corsac.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Maven's local repository with Corsac's artifacts as this build made them. Everything else is the
 * user's own repository, by symbolic links: nothing of Corsac is left there.
 */
final class Repository {
  private static final Path BUILT = Path.of("target", "corsac").toAbsolutePath();
  private static final Path FOLDER = Path.of("target", "repository").toAbsolutePath();
  private static final String VERSION = System.getProperty("corsac.version");
  // What Maven's own artifacts and these projects' begin with; more are added in the private
  // folder.
  private static final Set<String> BEGINNINGS =
      Set.of("aopalliance", "com", "commons-io", "io", "jakarta", "javax", "junit", "net", "org");

  private Repository() {}

  /** Lays it out, and returns its folder. */
  static Path laidOut() {
    Path users = Path.of(System.getProperty("local.repository"));
    try {
      for (String beginning : BEGINNINGS) {
        Files.createDirectories(users.resolve(beginning));
      }
      Files.createDirectories(FOLDER.resolve("dev/corsac"));
      link(users, FOLDER, "dev");
      if (Files.isDirectory(users.resolve("dev"))) {
        link(users.resolve("dev"), FOLDER.resolve("dev"), "corsac");
      }
      for (Path file : filesOf(BUILT)) {
        String name = file.getFileName().toString();
        String artifact = name.substring(0, name.indexOf("-" + VERSION));
        Path folder = FOLDER.resolve("dev/corsac").resolve(artifact).resolve(VERSION);
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      return FOLDER;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path from, Path to, String except) throws IOException {
    for (Path each : filesOf(from)) {
      Path link = to.resolve(each.getFileName().toString());
      if (!each.endsWith(except) && !Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, each);
      }
    }
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
