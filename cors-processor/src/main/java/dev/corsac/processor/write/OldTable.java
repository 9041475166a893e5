package dev.corsac.processor.write;

import dev.corsac.policy.route.TableListing.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * The files of a table that is not listed any more: table and filter, their sources, the table's
 * nested classes, and what a native image needed of them.
 */
public final class OldTable {
  private final Filer filer;
  private final List<FileObject> files = new ArrayList<>();

  private OldTable(Filer filer) {
    this.filer = filer;
  }

  /**
   * Looks for the files.
   *
   * @param now what stands in its place; empty if nothing does
   */
  public static OldTable of(Generated old, Optional<GeneratedNames> now, Filer filer) {
    OldTable table = new OldTable(filer);
    String stem = GeneratedNames.qualifiedStemOf(old.table());
    if (now.isEmpty() || !now.get().qualifiedStem().equals(stem)) {
      table.find(StandardLocation.CLASS_OUTPUT, "", MetaInf.reachabilityFile(stem));
    }
    for (String name : List.of(old.table(), old.filter())) {
      table.findOf(StandardLocation.CLASS_OUTPUT, name, ".class");
      table.findOf(StandardLocation.SOURCE_OUTPUT, name, ".java");
    }
    for (String kind : TableCode.HOLDERS) {
      int number = 1;
      while (table.findOf(
          StandardLocation.CLASS_OUTPUT, old.table(), "$" + kind + number + ".class")) {
        number++;
      }
    }
    return table;
  }

  private boolean findOf(Location location, String name, String ending) {
    int dot = name.lastIndexOf('.');
    return find(location, dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1) + ending);
  }

  private boolean find(Location location, String inPackage, String name) {
    try {
      FileObject file = filer.getResource(location, inPackage, name);
      file.openInputStream().close();
      files.add(file);
      return true;
    } catch (IOException | RuntimeException e) {
      // Each compiler says in its own way that there is none.
      return false;
    }
  }

  /**
   * Deletes them where the compiler allows it. Whether that succeeds changes nothing: what is not
   * listed is not read.
   */
  public void delete() {
    for (FileObject file : files) {
      try {
        if (!file.delete() && "file".equals(file.toUri().getScheme())) {
          Files.deleteIfExists(Path.of(file.toUri()));
        }
      } catch (IOException | RuntimeException e) {
        // Left behind, and in nobody's way.
      }
    }
  }
}
