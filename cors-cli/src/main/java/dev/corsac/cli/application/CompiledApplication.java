package dev.corsac.cli.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corsac.policy.Placeholders;
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

/**
 * The routes and policy tables of some jars and class folders. Of their classes only the generated
 * tables are loaded, and only by {@link #table}. Immutable.
 */
public final class CompiledApplication {
  private static final String POLICIES = "META-INF/corsac/policies.json";

  private final List<Route> surface;
  private final URLClassLoader loader;
  private final Optional<String> deployed;

  private CompiledApplication(
      List<Route> surface, URLClassLoader loader, Optional<String> deployed) {
    this.surface = surface;
    this.loader = loader;
    this.deployed = deployed;
  }

  /**
   * Reads an application.
   *
   * @param places jars and class folders
   * @throws NoPoliciesException if one does not exist, none holds policies, or they cannot be read
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
   * @throws NoPoliciesException if one does not exist, none holds policies, or they cannot be read
   */
  public static CompiledApplication open(List<Path> places, Optional<String> deployed) {
    URL[] urls = places.stream().map(CompiledApplication::url).toArray(URL[]::new);
    URLClassLoader loader = new URLClassLoader(urls, CompiledApplication.class.getClassLoader());
    List<Route> routes = new ArrayList<>();
    try {
      List<URL> files = Collections.list(loader.findResources(POLICIES));
      if (files.isEmpty()) {
        throw new NoPoliciesException(
            "No "
                + POLICIES
                + " in "
                + places
                + ". It is written by cors-processor when the application is compiled:"
                + " is the processor switched on, and is this what the compiler wrote?");
      }
      for (URL file : files) {
        try (InputStream json = file.openStream()) {
          JsonNode root = new ObjectMapper().readTree(json);
          routes.addAll(PoliciesJson.routes(root, file.toString()));
        }
      }
    } catch (IOException e) {
      throw new NoPoliciesException(POLICIES + " cannot be read: " + e.getMessage(), e);
    }
    return new CompiledApplication(List.copyOf(routes), loader, deployed);
  }

  private static URL url(Path place) {
    if (!Files.exists(place)) {
      throw new NoPoliciesException("There is no " + place + ".");
    }
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The routes, in the order of the files. */
  public List<Route> routes() {
    return surface.stream().filter(each -> each.kind() == Route.Kind.ROUTE).toList();
  }

  /** Everything that can grant, the routes among it, in the order of the files. */
  public List<Route> surface() {
    return surface;
  }

  /**
   * The compiled tables, as what answers requests.
   *
   * @param base path of the application, {@code /api}; empty for the root
   * @param values of placeholders
   * @throws IllegalStateException if a table cannot be loaded or a policy is not valid with these
   *     values
   */
  public CompiledTable table(String base, Placeholders values) {
    return CompiledTable.load(loader, base, values, deployed);
  }
}
