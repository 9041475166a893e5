package dev.corsac.processor.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes the resources of a compilation, in the last round, if nothing was wrong. */
public final class MetaInf {
  private static final String DIRECTORY = "META-INF/corsac/";
  private static final String NATIVE_IMAGE = "META-INF/native-image/dev.corsac.generated/";

  private final Filer filer;

  /** Writes through this filer. */
  public MetaInf(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes the listing by which the run time finds tables and filters, and what a native image
   * needs to make instances of them.
   *
   * @throws IOException if the filer cannot write
   */
  public void writeListing(Collection<GeneratedNames> tables) throws IOException {
    SortedMap<String, GeneratedNames> sorted = new TreeMap<>();
    for (GeneratedNames names : tables) {
      sorted.put(names.qualifiedTable(), names);
    }
    StringBuilder listing = new StringBuilder();
    for (GeneratedNames names : sorted.values()) {
      listing.append(names.qualifiedTable()).append(' ').append(names.qualifiedFilter());
      listing.append('\n');
    }
    write(DIRECTORY + "tables", listing.toString());
    for (GeneratedNames names : sorted.values()) {
      write(
          NATIVE_IMAGE + names.qualifiedTable() + "/reachability-metadata.json",
          reachability(names));
    }
  }

  /**
   * Writes {@code policies.json}.
   *
   * @throws IOException if the filer cannot write
   */
  public void writePolicies(String json) throws IOException {
    write(DIRECTORY + "policies.json", json);
  }

  /**
   * Writes {@code surface.lock}.
   *
   * @return where it was written
   * @throws IOException if the filer cannot write
   */
  public FileObject writeSurface(SurfaceLock surface) throws IOException {
    return write(DIRECTORY + "surface.lock", surface.text());
  }

  private FileObject write(String path, String content) throws IOException {
    FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path);
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
