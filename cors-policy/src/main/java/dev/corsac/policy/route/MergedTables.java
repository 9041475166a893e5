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

  /**
   * A class as one table describes it.
   *
   * @param bare the same without the policy of the compilation's {@code Application}
   */
  private record Entry(ResourceClass resource, ResourceClass bare, String table) {
    boolean isBare() {
      return resource.equals(bare);
    }
  }

  static MergedTables of(Collection<PolicyTable> tables, Predicate<String> served) {
    Map<String, Entry> entries = new TreeMap<>();
    Map<String, DeclaredPolicy> applications = new LinkedHashMap<>();
    Map<String, String> origins = new TreeMap<>();
    for (PolicyTable table : tables) {
      for (ResourceClass resource : table.classes()) {
        Entry entry = new Entry(resource, withoutApplication(resource, table), table.name());
        entries.merge(resource.name(), entry, MergedTables::same);
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
    Map<String, ResourceClass> classes = new TreeMap<>();
    entries.forEach((name, entry) -> classes.put(name, entry.resource()));
    return new MergedTables(
        classes, applications.size() == 1 ? applications.values().iterator().next() : null);
  }

  /**
   * A jar whose locators lead to a class of another jar describes it too, but only the compilation
   * of the class itself knows whether an {@code Application} speaks for it.
   */
  private static Entry same(Entry one, Entry other) {
    boolean apartFromApplication = one.bare().equals(other.bare());
    if (one.resource().equals(other.resource()) || (apartFromApplication && other.isBare())) {
      return one;
    }
    if (apartFromApplication && one.isBare()) {
      return other;
    }
    throw conflict(one.resource().name(), one.table(), other.table());
  }

  private static ResourceClass withoutApplication(ResourceClass resource, PolicyTable table) {
    DeclaredPolicy application = table.applicationPolicy();
    return application == null
        ? resource
        : new ResourceClass(
            resource.name(),
            resource.aliases(),
            resource.template(),
            resource.methods().stream()
                .map(method -> application.equals(method.outer()) ? bare(method) : method)
                .toList(),
            resource.locators());
  }

  private static ResourceMethod bare(ResourceMethod method) {
    return new ResourceMethod(
        method.httpMethod(),
        method.template(),
        method.signatures(),
        method.own(),
        null,
        method.requestHeaders());
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
