package dev.corsac.cli.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;

/**
 * The files of jars and class folders, as bytes: whoever looks at a jar does not want its code to
 * run, so that no class of it is ever loaded.
 */
final class ClassFiles {
  private static final String CLASS = ".class";

  private final List<Path> places;
  private final URLClassLoader found;

  /**
   * Those of jars and class folders, the first that has a file before the others.
   *
   * @throws BadInputException if one does not exist
   */
  ClassFiles(List<Path> places) {
    this.places = List.copyOf(places);
    this.found = new URLClassLoader(places.stream().map(ClassFiles::url).toArray(URL[]::new), null);
  }

  private static URL url(Path place) {
    if (!Files.exists(place)) {
      throw new BadInputException("There is no " + place + ".");
    }
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
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
    URL file = found.findResource(internalName + CLASS);
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ClassReader(read(file)));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BadInputException(file + " cannot be read: " + e, e);
    }
  }

  /**
   * The class files in which a text occurs, such as the name of a class.
   *
   * @param text in ASCII
   * @throws BadInputException if one cannot be read, or is no class file that is known
   */
  List<ClassReader> mentioning(String text) {
    List<ClassReader> mentioning = new ArrayList<>();
    for (Path place : places) {
      try {
        if (Files.isDirectory(place)) {
          inFolder(place, text, mentioning);
        } else {
          inJar(place, text, mentioning);
        }
      } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new BadInputException(place + " cannot be read: " + e, e);
      }
    }
    return mentioning;
  }

  private static void inFolder(Path folder, String text, List<ClassReader> found)
      throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.walk(folder)) {
      classes = files.filter(file -> file.toString().endsWith(CLASS)).sorted().toList();
    }
    for (Path file : classes) {
      add(Files.readAllBytes(file), text, found);
    }
  }

  private static void inJar(Path jar, String text, List<ClassReader> found) throws IOException {
    try (ZipFile archive = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(archive.entries())) {
        // Those of later Java versions only are none that every virtual machine has.
        if (entry.getName().endsWith(CLASS) && !entry.getName().startsWith("META-INF/")) {
          try (InputStream in = archive.getInputStream(entry)) {
            add(in.readAllBytes(), text, found);
          }
        }
      }
    }
  }

  private static void add(byte[] file, String text, List<ClassReader> found) {
    if (new String(file, StandardCharsets.ISO_8859_1).contains(text)) {
      found.add(new ClassReader(file));
    }
  }
}
