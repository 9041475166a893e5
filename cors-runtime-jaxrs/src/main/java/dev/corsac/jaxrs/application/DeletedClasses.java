package dev.corsac.jaxrs.application;

import dev.corsac.jaxrs.application.Tables.Listed;
import dev.corsac.policy.route.DeclaredApplication;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classes that a table describes and that are not there any more: Eclipse tells no processor that a
 * source was deleted. It happens in folders of class files only, and no jar is looked through.
 */
final class DeletedClasses {
  private final Path folder;
  private final @Nullable ClassLoader loader;

  private DeletedClasses(Path folder, @Nullable ClassLoader loader) {
    this.folder = folder;
    this.loader = loader;
  }

  /** The table of a listing, without the classes that are gone. */
  static PolicyTable leftOut(Listed listed) {
    Path folder = folder(listed.type());
    if (folder == null) {
      return listed.table();
    }
    PolicyTable table = listed.table();
    DeletedClasses deleted = new DeletedClasses(folder, listed.type().getClassLoader());
    List<ResourceClass> classes =
        table.classes().stream().filter(each -> deleted.isThere(each.name())).toList();
    List<DeclaredApplication> applications =
        table.applications().stream().filter(each -> deleted.isThere(each.name())).toList();
    return classes.size() == table.classes().size()
            && applications.size() == table.applications().size()
        ? table
        : new PolicyTable(table.name(), classes, applications);
  }

  // Locators lead to classes of other places too.
  private boolean isThere(String className) {
    String file = className.replace('.', '/') + ".class";
    return Files.exists(folder.resolve(file))
        || (loader != null && loader.getResource(file) != null);
  }

  private static @Nullable Path folder(Class<?> type) {
    try {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      URL location = source == null ? null : source.getLocation();
      if (location == null || !"file".equals(location.getProtocol())) {
        return null;
      }
      Path path = Path.of(location.toURI());
      return Files.isDirectory(path) ? path : null;
    } catch (URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException
        | SecurityException e) {
      return null;
    }
  }
}
