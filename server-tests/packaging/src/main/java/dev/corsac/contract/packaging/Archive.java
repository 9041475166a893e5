package dev.corsac.contract.packaging;

import dev.corsac.CrossOrigin;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.contract.packaging.app.ListingApplication;
import dev.corsac.contract.unprocessed.Ledger;
import dev.corsac.jaxrs.CorsFeature;
import dev.corsac.policy.Policy;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Packs the sample: its classes and its table as compiled, and Corsac's three jars as libraries.
 */
public final class Archive {
  private static final String APPLICATION = SampleApplication.class.getSimpleName() + ".class";

  private Archive() {}

  /**
   * Writes a web archive.
   *
   * @param application the one {@code Application} in it
   */
  public static Path war(Path file, Class<? extends Application> application) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      URI zip = URI.create("jar:" + file.toUri());
      try (FileSystem war = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
        classes(war.getPath("WEB-INF/classes"), application);
        libraries(war.getPath("WEB-INF/lib"));
        Files.writeString(war.getPath("WEB-INF/beans.xml"), "", StandardCharsets.UTF_8);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the sample's classes and its table into a folder. */
  public static void classes(Path folder, Class<? extends Application> application)
      throws IOException {
    boolean lists = application == ListingApplication.class;
    inside(
        SampleApplication.class,
        root -> {
          copy(root, "dev/corsac/contract/app", folder, lists ? "" : APPLICATION);
          copy(root, "META-INF/corsac", folder, "");
        });
    String file = application.getName().replace('.', '/') + ".class";
    inside(application, root -> copy(root, file, folder, ""));
    // The guarded resource names them, and some servers load all that a class names.
    inside(
        Ledger.class,
        root -> {
          for (Class<?> each : ledgers()) {
            copy(root, each.getName().replace('.', '/') + ".class", folder, "");
          }
        });
  }

  private static List<Class<?>> ledgers() {
    List<Class<?>> ledgers = new ArrayList<>(List.of(Ledger.class.getDeclaredClasses()));
    ledgers.add(Ledger.class);
    return ledgers;
  }

  /** Copies Corsac's jars into a folder. */
  public static void libraries(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Class<?> type : List.of(CrossOrigin.class, Policy.class, CorsFeature.class)) {
      library(type, folder);
    }
  }

  /** Copies the jar of a class into a folder. */
  static void library(Class<?> type, Path folder) throws IOException {
    Path jar = origin(type);
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is not packaged yet: run the phase \"verify\"");
    }
    Files.copy(jar, folder.resolve(jar.getFileName().toString()));
  }

  /** What copies from a folder or a jar. */
  interface Copying {
    /** Copies, from its root. */
    void from(Path root) throws IOException;
  }

  /** Lets something copy from the folder or jar that a class is from. */
  static void inside(Class<?> type, Copying copying) throws IOException {
    Path origin = origin(type);
    if (Files.isDirectory(origin)) {
      copying.from(origin);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(origin)) {
        copying.from(jar.getPath("/"));
      }
    }
  }

  private static void copy(Path root, String what, Path folder, String except) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(what))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        if (!file.getFileName().toString().equals(except)) {
          Path copy = folder.resolve(root.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
