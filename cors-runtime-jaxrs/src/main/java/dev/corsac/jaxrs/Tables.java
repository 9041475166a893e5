package dev.corsac.jaxrs;

import dev.corsac.policy.route.PolicyTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the generated tables, by the listing that each compilation leaves in its jar. */
final class Tables {
  private static final String LISTING = "META-INF/corsac/tables";

  private Tables() {}

  /**
   * A generated table.
   *
   * @param table what it says
   * @param type the class that holds it
   * @param filter the filter that was generated with it
   */
  record Listed(PolicyTable table, Class<?> type, Class<? extends CorsResponseFilter> filter) {}

  /**
   * Loads all tables that the class loaders show, each once: two loaders may each have the same
   * jar.
   *
   * @throws CorsDeploymentException if a listing cannot be read, or names what is not there
   */
  static List<Listed> load(Collection<ClassLoader> loaders) {
    Map<PolicyTable, Listed> tables = new LinkedHashMap<>();
    Set<String> read = new LinkedHashSet<>();
    for (ClassLoader loader : loaders) {
      for (URL listing : listings(loader)) {
        if (read.add(listing.toExternalForm())) {
          for (String line : lines(listing)) {
            Listed listed = load(line, listing, loader);
            tables.putIfAbsent(listed.table(), listed);
          }
        }
      }
    }
    return List.copyOf(tables.values());
  }

  private static List<URL> listings(ClassLoader loader) {
    try {
      return Collections.list(loader.getResources(LISTING));
    } catch (IOException e) {
      throw new CorsDeploymentException("The resources " + LISTING + " cannot be listed", e);
    }
  }

  private static List<String> lines(URL listing) {
    List<String> lines = new ArrayList<>();
    try {
      URLConnection connection = listing.openConnection();
      // A cached jar stays open, and an application that is deployed again reads the old one.
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream();
          BufferedReader reader =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          int comment = line.indexOf('#');
          String content = (comment < 0 ? line : line.substring(0, comment)).strip();
          if (!content.isEmpty()) {
            lines.add(content);
          }
        }
      }
    } catch (IOException e) {
      throw new CorsDeploymentException(listing + " cannot be read", e);
    }
    return lines;
  }

  private static Listed load(String line, URL listing, ClassLoader loader) {
    String[] names = line.split("\\s+", -1);
    if (names.length != 2) {
      throw new CorsDeploymentException(
          listing
              + " has the line \""
              + line
              + "\"; expected a table's and a filter's class name. Rebuild with cors-processor.");
    }
    try {
      Class<?> type = Class.forName(names[0], true, loader);
      Class<? extends CorsResponseFilter> filter =
          Class.forName(names[1], true, loader).asSubclass(CorsResponseFilter.class);
      if (type.getConstructor().newInstance() instanceof Supplier<?> supplier
          && supplier.get() instanceof PolicyTable table) {
        return new Listed(table, type, filter);
      }
      throw new CorsDeploymentException(names[0] + ", listed in " + listing + ", holds no table");
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      // What the class itself threw while it was initialised says why.
      Throwable reason = e instanceof ExceptionInInitializerError ? e.getCause() : e;
      throw new CorsDeploymentException(
          listing
              + " lists \""
              + line
              + "\", which cannot be loaded: "
              + reason
              + ". Rebuild with the cors-processor of this version; if the jar is shaded, keep the"
              + " generated classes; in a named module, open the package to dev.corsac.jaxrs.",
          e);
    }
  }
}
