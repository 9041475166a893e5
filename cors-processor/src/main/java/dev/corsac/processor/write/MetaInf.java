package dev.corsac.processor.write;

import dev.corsac.policy.route.TableListing;
import dev.corsac.policy.surface.Surface;
import dev.corsac.policy.surface.SurfaceLock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Writes the resources of a compilation, in the last round, if nothing was wrong. They have no
 * originating elements: a builder that deletes what was made of a changed source would delete what
 * the next compilation has to know.
 */
public final class MetaInf {
  private static final String NATIVE_IMAGE = "META-INF/native-image/dev.corsac.generated/";

  private final Filer filer;
  private final List<Replaced> replaced = new ArrayList<>();

  /** A file that was written, and what it was before; null if there was none. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Replaced(Path file, byte @Nullable [] before) {}

  /** Writes through this filer. */
  public MetaInf(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes the listing by which the run time finds table and filter, and the next compilation what
   * they were made of.
   *
   * @throws IOException if the filer cannot write
   */
  public void writeListing(TableListing listing) throws IOException {
    write(TableListing.PATH, listing.text());
  }

  /**
   * Writes what a native image needs to make instances of table and filter. The folder's name does
   * not change with the table, so that no old one is left behind.
   *
   * @throws IOException if the filer cannot write
   */
  public void writeReachability(GeneratedNames names) throws IOException {
    write(reachabilityFile(names.qualifiedStem()), reachability(names));
  }

  /** Where that is, by the table's full stem. */
  static String reachabilityFile(String qualifiedStem) {
    return NATIVE_IMAGE + qualifiedStem + "/reachability-metadata.json";
  }

  /**
   * Writes {@code policies.json}.
   *
   * @throws IOException if the filer cannot write
   */
  public void writePolicies(String json) throws IOException {
    write(Surface.PATH, json);
  }

  /**
   * Writes {@code surface.lock}.
   *
   * @return where it was written
   * @throws IOException if the filer cannot write
   */
  public FileObject writeSurface(SurfaceLock surface) throws IOException {
    return write(SurfaceLock.PATH, surface.text());
  }

  /**
   * Makes all files what they were before: the compilation that they describe failed. The next one
   * has to find what the last that succeeded left.
   *
   * @throws IOException if a file cannot be written
   */
  public void restore() throws IOException {
    for (Replaced each : replaced) {
      if (each.before() == null) {
        Files.deleteIfExists(each.file());
      } else {
        Files.write(each.file(), each.before());
      }
    }
  }

  private FileObject write(String path, String content) throws IOException {
    FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path);
    if ("file".equals(file.toUri().getScheme())) {
      Path target = Path.of(file.toUri());
      replaced.add(new Replaced(target, Files.exists(target) ? Files.readAllBytes(target) : null));
    }
    try (OutputStream out = file.openOutputStream()) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String reachability(GeneratedNames names) {
    return """
    {
      "reflection": [
        { "type": "%s", "methods": [{ "name": "<init>", "parameterTypes": [] }] },
        { "type": "%s", "methods": [{ "name": "<init>", "parameterTypes": [] }] }
      ],
      "resources": [{ "glob": "META-INF/corsac/tables" }]
    }
    """
        .formatted(names.qualifiedTable(), names.qualifiedFilter());
  }
}
