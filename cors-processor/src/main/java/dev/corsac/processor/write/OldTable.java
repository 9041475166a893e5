package dev.corsac.processor.write;

import dev.corsac.policy.route.TableListing.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * Deletes a table that is not listed any more, where the compiler allows it. Whether that succeeds
 * changes nothing: what is not listed is not read.
 */
public final class OldTable {
  private final Filer filer;

  /** Deletes through this filer. */
  public OldTable(Filer filer) {
    this.filer = filer;
  }

  /**
   * Deletes table and filter, their sources, the table's nested classes, and what a native image
   * needed of them.
   *
   * @param now what stands in its place; empty if nothing does
   */
  public void delete(Generated old, Optional<GeneratedNames> now) {
    String stem = GeneratedNames.qualifiedStemOf(old.table());
    if (now.isEmpty() || !now.get().qualifiedStem().equals(stem)) {
      delete(StandardLocation.CLASS_OUTPUT, "", MetaInf.reachabilityFile(stem));
    }
    for (String name : new String[] {old.table(), old.filter()}) {
      deleteOf(StandardLocation.CLASS_OUTPUT, name, ".class");
      deleteOf(StandardLocation.SOURCE_OUTPUT, name, ".java");
    }
    for (String kind : TableCode.HOLDERS) {
      int number = 1;
      while (deleteOf(StandardLocation.CLASS_OUTPUT, old.table(), "$" + kind + number + ".class")) {
        number++;
      }
    }
  }

  private boolean deleteOf(Location location, String name, String ending) {
    int dot = name.lastIndexOf('.');
    return delete(
        location, dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1) + ending);
  }

  private boolean delete(Location location, String inPackage, String name) {
    try {
      FileObject file = filer.getResource(location, inPackage, name);
      return file.delete()
          || ("file".equals(file.toUri().getScheme())
              && Files.deleteIfExists(Path.of(file.toUri())));
    } catch (IOException | RuntimeException e) {
      // Each compiler says in its own way that there is none, or that it may not be deleted.
      return false;
    }
  }
}
