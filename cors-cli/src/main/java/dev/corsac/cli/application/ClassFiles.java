package dev.corsac.cli.application;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassReader;

/**
 * The files of jars and class folders, as bytes: whoever looks at a jar does not want its code to
 * run, so that no class of it is ever loaded.
 */
final class ClassFiles {
  private final URLClassLoader found;

  /** Those of these places, the first that has a file before the others. */
  ClassFiles(URL[] places) {
    this.found = new URLClassLoader(places, null);
  }

  /** All files of a path. */
  List<URL> resources(String path) throws IOException {
    return Collections.list(found.findResources(path));
  }

  /** The content of a file. */
  static byte[] read(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    // A cached jar stays open, and what is built again is not seen.
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  /**
   * A class file.
   *
   * @param internalName {@code com/acme/Orders$Items}
   * @return empty if there is none
   * @throws BadInputException if it cannot be read, or is no class file that is known
   */
  Optional<ClassReader> classFile(String internalName) {
    URL file = found.findResource(internalName + ".class");
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ClassReader(read(file)));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BadInputException(file + " cannot be read: " + e, e);
    }
  }
}
