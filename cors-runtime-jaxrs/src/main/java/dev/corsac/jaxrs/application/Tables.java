package dev.corsac.jaxrs.application;

import dev.corsac.jaxrs.CorsDeploymentException;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableListing;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the generated tables, by the listing that each compilation leaves in its jar. */
public final class Tables {
  private Tables() {}

  /**
   * A generated table.
   *
   * @param table what it says
   * @param type the class that holds it
   * @param filter the filter that was generated with it
   */
  public record Listed(
      PolicyTable table, Class<?> type, Class<? extends ContainerResponseFilter> filter) {}

  /**
   * Loads all tables that the class loaders show, each once: two loaders may each have the same
   * jar.
   *
   * @throws CorsDeploymentException if a listing cannot be read, or names what is not there
   */
  public static List<Listed> load(Collection<ClassLoader> loaders) {
    Map<PolicyTable, Listed> tables = new LinkedHashMap<>();
    Set<String> read = new LinkedHashSet<>();
    for (ClassLoader loader : loaders) {
      for (URL listing : listings(loader)) {
        if (read.add(listing.toExternalForm())) {
          for (TableListing each : read(listing)) {
            if (each.table().isPresent()) {
              Listed listed = load(each.table().get(), listing, loader);
              tables.putIfAbsent(listed.table(), listed);
            }
          }
        }
      }
    }
    return List.copyOf(tables.values());
  }

  private static List<URL> listings(ClassLoader loader) {
    try {
      return Collections.list(loader.getResources(TableListing.PATH));
    } catch (IOException e) {
      throw new CorsDeploymentException(
          "The resources " + TableListing.PATH + " cannot be listed", e);
    }
  }

  /** Several where jars were merged. */
  private static List<TableListing> read(URL listing) {
    try {
      return TableListing.read(listing);
    } catch (IOException e) {
      throw new CorsDeploymentException(listing + " cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new CorsDeploymentException(
          listing
              + " cannot be read: "
              + e.getMessage()
              + ". Use the run time (and the other dev.corsac artifacts) in the same version as"
              + " cors-processor, or in a newer one, or rebuild.",
          e);
    }
  }

  private static Listed load(TableListing.Generated generated, URL listing, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(generated.table(), true, loader);
      Class<? extends ContainerResponseFilter> filter =
          Class.forName(generated.filter(), true, loader).asSubclass(ContainerResponseFilter.class);
      if (type.getConstructor().newInstance() instanceof Supplier<?> supplier
          && supplier.get() instanceof PolicyTable table) {
        return new Listed(table, type, filter);
      }
      throw new CorsDeploymentException(
          generated.table() + ", listed in " + listing + ", holds no table");
    } catch (ClassNotFoundException e) {
      throw new CorsDeploymentException(
          "an incremental build left "
              + TableListing.PATH
              + " behind: build clean. "
              + listing
              + " lists "
              + e.getMessage()
              + ", which is not there. If the jar is shaded, keep the generated classes.",
          e);
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      // What the class itself threw while it was initialised says why.
      Throwable reason = e instanceof ExceptionInInitializerError ? e.getCause() : e;
      throw new CorsDeploymentException(
          listing
              + " lists "
              + generated.table()
              + ", which cannot be loaded: "
              + reason
              + ". Rebuild with the cors-processor of this version; if the jar is shaded, keep the"
              + " generated classes; in a named module, open the package to dev.corsac.jaxrs.",
          e);
    }
  }
}
