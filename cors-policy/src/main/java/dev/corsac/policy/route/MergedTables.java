package dev.corsac.policy.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The classes of several tables as one. */
public final class MergedTables {

  private MergedTables() {}

  /**
   * Merges tables: a jar whose locators or supertypes lead to a class of another jar describes it
   * too.
   *
   * @return the classes by binary name, sorted
   * @throws TableConflictException if two tables describe one class, or one {@code Application},
   *     differently; a class may have other subtypes in each
   */
  public static Map<String, ResourceClass> of(Collection<PolicyTable> tables) {
    Map<String, ResourceClass> classes = new TreeMap<>();
    Map<String, DeclaredApplication> applications = new HashMap<>();
    Map<String, String> describedBy = new HashMap<>();
    for (PolicyTable table : tables) {
      for (ResourceClass each : table.classes()) {
        add(
            each.name(),
            each,
            table.name(),
            classes,
            describedBy,
            MergedTables::withSubtypesOfBoth);
      }
      for (DeclaredApplication each : table.applications()) {
        add(each.name(), each, table.name(), applications, describedBy, (one, other) -> null);
      }
    }
    return classes;
  }

  private static <T> void add(
      String name,
      T described,
      String table,
      Map<String, T> all,
      Map<String, String> describedBy,
      BiFunction<T, T, @Nullable T> merged) {
    T other = all.get(name);
    T both = other == null || other.equals(described) ? described : merged.apply(other, described);
    if (both == null) {
      throw new TableConflictException(
          "The policy tables "
              + describedBy.get(name)
              + " and "
              + table
              + " describe "
              + name
              + " differently: it was compiled twice, from different sources. Keep one of the two"
              + " jars (or class directories) on the class path, or rebuild both from one source.");
    }
    all.put(name, both);
    describedBy.putIfAbsent(name, table);
  }

  /**
   * One class as two compilations describe it: each knows the subtypes in its own reach, and a
   * locator may return those of both.
   *
   * @return null if they differ in more than that
   */
  private static @Nullable ResourceClass withSubtypesOfBoth(
      ResourceClass one, ResourceClass other) {
    if (!withoutSubtypes(one).equals(withoutSubtypes(other))) {
      return null;
    }
    List<Locator> locators = new ArrayList<>();
    for (int i = 0; i < one.locators().size(); i++) {
      Set<String> subtypes = new TreeSet<>(one.locators().get(i).subtypes());
      subtypes.addAll(other.locators().get(i).subtypes());
      locators.add(one.locators().get(i).withSubtypes(List.copyOf(subtypes)));
    }
    return with(locators, one);
  }

  private static ResourceClass withoutSubtypes(ResourceClass resource) {
    return with(
        resource.locators().stream().map(each -> each.withSubtypes(List.of())).toList(), resource);
  }

  private static ResourceClass with(List<Locator> locators, ResourceClass resource) {
    return new ResourceClass(
        resource.name(), resource.aliases(), resource.template(), resource.methods(), locators);
  }
}
