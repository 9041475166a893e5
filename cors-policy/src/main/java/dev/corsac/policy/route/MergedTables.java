package dev.corsac.policy.route;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The classes of several tables as one. */
final class MergedTables {

  private MergedTables() {}

  /**
   * Merges tables: a jar whose locators lead to a class of another jar describes it too.
   *
   * @return the classes by binary name, sorted
   * @throws TableConflictException if two tables describe one class, or one {@code Application},
   *     differently
   */
  static Map<String, ResourceClass> of(Collection<PolicyTable> tables) {
    Map<String, ResourceClass> classes = new TreeMap<>();
    Map<String, DeclaredApplication> applications = new HashMap<>();
    Map<String, String> describedBy = new HashMap<>();
    for (PolicyTable table : tables) {
      for (ResourceClass each : table.classes()) {
        add(each.name(), each, table.name(), classes, describedBy);
      }
      for (DeclaredApplication each : table.applications()) {
        add(each.name(), each, table.name(), applications, describedBy);
      }
    }
    return classes;
  }

  private static <T> void add(
      String name, T described, String table, Map<String, T> all, Map<String, String> describedBy) {
    T other = all.putIfAbsent(name, described);
    if (other != null && !other.equals(described)) {
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
    describedBy.putIfAbsent(name, table);
  }
}
