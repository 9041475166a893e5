package dev.corsac.contract.packaging;

import dev.corsac.contract.door.DoorApplication;
import dev.corsac.contract.packaging.app.BareApplication;
import dev.corsac.contract.packaging.app.DoorWebApplication;
import dev.corsac.servlet.FrontDoorFeature;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Packs what {@code DoorAnswersContract} asks: authentication in web.xml, and the front door. */
public final class DoorArchive {
  private static final String PACKAGE = "dev/corsac/contract/door/";
  private static final List<String> CLASSES =
      List.of(
          "DoorApplication",
          "PurchaseResource",
          "LedgerResource",
          "PriceResource",
          "Gate",
          "Others",
          "Refusing");

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        %s
        <filter>
          <filter-name>gate</filter-name>
          <filter-class>dev.corsac.contract.door.Gate</filter-class>
          <async-supported>true</async-supported>
        </filter>
        <filter-mapping>
          <filter-name>gate</filter-name>
          <url-pattern>/api/*</url-pattern>
          <url-pattern>/office/*</url-pattern>
        </filter-mapping>
        <servlet>
          <servlet-name>office</servlet-name>
          <servlet-class>dev.corsac.contract.door.Others</servlet-class>
        </servlet>
        <servlet>
          <servlet-name>refused</servlet-name>
          <servlet-class>dev.corsac.contract.door.Refusing</servlet-class>
          <async-supported>true</async-supported>
        </servlet>
        <servlet-mapping>
          <servlet-name>office</servlet-name>
          <url-pattern>/office/*</url-pattern>
          <url-pattern>/started</url-pattern>
        </servlet-mapping>
        <servlet-mapping>
          <servlet-name>refused</servlet-name>
          <url-pattern>/refused</url-pattern>
        </servlet-mapping>
      </web-app>
      """;

  private DoorArchive() {}

  /** What is answered to everybody as soon as the archive is deployed. */
  public static final String STARTED = "/started";

  /** Writes a web archive. */
  public static Path war(Path file) {
    return war(file, DoorWebApplication.class);
  }

  /** The same with another application. */
  public static Path war(Path file, Class<? extends Application> application) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      URI zip = URI.create("jar:" + file.toUri());
      try (FileSystem war = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
        unpacked(war.getPath("/"), "", application);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the resource whose origins are configured, and an application, into a folder. */
  public static void configuredClasses(Path folder) throws IOException {
    classes(folder, List.of("PriceResource"), BareApplication.class);
  }

  /**
   * Writes what {@link #war} packs into a folder.
   *
   * @param first what web.xml begins with
   */
  public static void unpacked(Path root, String first) throws IOException {
    unpacked(root, first, DoorWebApplication.class);
  }

  private static void unpacked(Path root, String first, Class<? extends Application> application)
      throws IOException {
    Path libraries = root.resolve("WEB-INF/lib");
    List<String> names = new ArrayList<>(CLASSES);
    if (!DoorApplication.class.isAssignableFrom(application)) {
      // A server that scans would deploy it too.
      names.remove("DoorApplication");
    }
    classes(root.resolve("WEB-INF/classes"), names, application);
    Archive.libraries(libraries);
    Archive.library(FrontDoorFeature.class, libraries);
    Files.writeString(root.resolve("WEB-INF/web.xml"), WEB_XML.formatted(first));
    Files.writeString(root.resolve("WEB-INF/beans.xml"), "");
  }

  private static void classes(
      Path folder, List<String> names, Class<? extends Application> application)
      throws IOException {
    String file = application.getName().replace('.', '/') + ".class";
    Archive.inside(DoorApplication.class, from -> copy(from, names, folder));
    Archive.inside(application, from -> copy(from, file, folder));
  }

  /** The classes by name, and the table of all that was compiled with them. */
  private static void copy(Path from, List<String> names, Path classes) throws IOException {
    for (String each : names) {
      copy(from, PACKAGE + each + ".class", classes);
    }
    copy(from, "META-INF/corsac/tables", classes);
    try (Stream<Path> files = Files.walk(from.resolve("dev/corsac/contract"))) {
      for (Path file : (Iterable<Path>) files.filter(DoorArchive::isGenerated)::iterator) {
        copy(from, from.relativize(file).toString(), classes);
      }
    }
  }

  private static boolean isGenerated(Path file) {
    return file.getFileName().toString().contains("_Cors");
  }

  private static void copy(Path from, String name, Path folder) throws IOException {
    Path copy = folder.resolve(name);
    Files.createDirectories(copy.getParent());
    Files.copy(from.resolve(name), copy);
  }
}
