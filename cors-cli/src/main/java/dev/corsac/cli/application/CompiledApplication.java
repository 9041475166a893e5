package dev.corsac.cli.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.path.BasePath;
import dev.corsac.policy.surface.Surface;
import dev.corsac.policy.surface.SurfaceRoute;
import dev.corsac.testing.CompiledTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The routes and policy tables of some jars and class folders. Of their classes only the generated
 * tables are loaded, and only by {@link #table}. Immutable.
 */
public final class CompiledApplication {
  private static final String POLICIES = Surface.PATH;

  private final List<SurfaceRoute> surface;
  private final URLClassLoader loader;
  private final Optional<String> deployed;

  private CompiledApplication(
      List<SurfaceRoute> surface, URLClassLoader loader, Optional<String> deployed) {
    this.surface = surface;
    this.loader = loader;
    this.deployed = deployed;
  }

  /**
   * Reads an application.
   *
   * @param places jars and class folders
   * @throws BadInputException if one does not exist, none holds policies, or they cannot be read
   */
  public static CompiledApplication open(List<Path> places) {
    return open(places, Optional.empty());
  }

  /**
   * Reads one of several applications.
   *
   * @param places jars and class folders
   * @param deployed the binary name of the {@code Application} that is deployed; may be empty where
   *     they do not differ in their policies
   * @throws BadInputException if one does not exist, none holds policies, or they cannot be read
   */
  public static CompiledApplication open(List<Path> places, Optional<String> deployed) {
    URL[] urls = places.stream().map(CompiledApplication::url).toArray(URL[]::new);
    URLClassLoader loader = new URLClassLoader(urls, CompiledApplication.class.getClassLoader());
    List<SurfaceRoute> routes = new ArrayList<>();
    try {
      List<URL> files = Collections.list(loader.findResources(POLICIES));
      if (files.isEmpty()) {
        throw new BadInputException(
            "No "
                + POLICIES
                + " in "
                + places
                + ". It is written by cors-processor when the application is compiled:"
                + " is the processor switched on, and is this what the compiler wrote?");
      }
      for (URL file : files) {
        routes.addAll(routes(file));
      }
    } catch (IOException e) {
      throw new BadInputException(POLICIES + " in " + places + " cannot be read: " + e, e);
    }
    // A jar and the folder from which it was made say the same twice.
    return new CompiledApplication(routes.stream().distinct().toList(), loader, deployed);
  }

  private static List<SurfaceRoute> routes(URL file) throws IOException {
    try (InputStream json = file.openStream()) {
      return PoliciesJson.surface(new ObjectMapper().readTree(json), file.toString()).routes();
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          file
              + " is broken at line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + ", as no file is that cors-processor writes. Compile the application anew.",
          e);
    }
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

  /** The routes, in the order of the files. */
  public List<SurfaceRoute> routes() {
    return surface.stream().filter(each -> each.kind() == SurfaceRoute.Kind.ROUTE).toList();
  }

  /** Everything that can grant, the routes among it, in the order of the files. */
  public List<SurfaceRoute> surface() {
    return surface;
  }

  /**
   * The compiled tables, as what answers requests.
   *
   * @param base below which the application is served
   * @param values of placeholders
   * @throws BadInputException if a table cannot be loaded or a policy is not valid with these
   *     values
   */
  public CompiledTable table(BasePath base, Placeholders values) {
    try {
      return CompiledTable.load(loader, base.path(), values, deployed);
    } catch (IllegalStateException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The names of all placeholders for which values can be given, sorted. */
  public SortedSet<String> placeholders() {
    SortedSet<String> names = new TreeSet<>();
    Placeholders asked =
        name -> {
          names.add(name);
          return Optional.empty();
        };
    surface.stream()
        .flatMap(route -> route.policy().stream())
        .forEach(it -> BoundPolicy.of(it, asked));
    return names;
  }
}
