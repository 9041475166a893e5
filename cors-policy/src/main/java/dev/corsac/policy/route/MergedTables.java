package dev.corsac.policy.route;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Several tables as one.
 *
 * @param classes by binary name, sorted
 * @param applicationPolicy that of the one {@code Application} that has a policy; null if there is
 *     none, or more than one
 */
record MergedTables(
    Map<String, ResourceClass> classes, @Nullable DeclaredPolicy applicationPolicy) {

  static MergedTables of(Collection<PolicyTable> tables, Predicate<String> served) {
    Map<String, ResourceClass> classes = new TreeMap<>();
    Map<String, DeclaredPolicy> applications = new LinkedHashMap<>();
    Map<String, String> origins = new TreeMap<>();
    for (PolicyTable table : tables) {
      for (ResourceClass resource : table.classes()) {
        ResourceClass other = classes.putIfAbsent(resource.name(), resource);
        String describedBy = origins.putIfAbsent(resource.name(), table.name());
        if (other != null && !other.equals(resource)) {
          throw conflict(resource.name(), String.valueOf(describedBy), table.name());
        }
      }
      String application = table.application();
      DeclaredPolicy policy = table.applicationPolicy();
      if (application != null && policy != null && served.test(application)) {
        DeclaredPolicy other = applications.putIfAbsent(application, policy);
        String describedBy = origins.putIfAbsent(application, table.name());
        if (other != null && !other.equals(policy)) {
          throw conflict(application, String.valueOf(describedBy), table.name());
        }
      }
    }
    return new MergedTables(
        classes, applications.size() == 1 ? applications.values().iterator().next() : null);
  }

  private static TableConflictException conflict(String className, String one, String two) {
    return new TableConflictException(
        "The policy tables "
            + one
            + " and "
            + two
            + " describe "
            + className
            + " differently: it was compiled twice, from different sources. Keep one of the two"
            + " jars (or class directories) on the class path, or rebuild both from one source.");
  }
}
