package dev.corsac.jaxrs.resource;

import dev.corsac.jaxrs.resource.DescribedClasses.Entry;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Puts the classes that a program serves at paths of its own making to these paths in the tables,
 * so that preflights there are answered. Only where all that is served there is what the class's
 * annotations say.
 */
public final class BuiltPaths {
  private final Predicate<String> servedItself;
  // By the name of the class, which is not served at its own path.
  private final Map<String, ResourceClass> moved = new LinkedHashMap<>();
  private final List<ResourceClass> more = new ArrayList<>();

  /**
   * @param servedItself whether a class is served at the path of its own annotation
   */
  public BuiltPaths(Predicate<String> servedItself) {
    this.servedItself = servedItself;
  }

  /** Whether what is served at a path is known. */
  public static boolean isKnown(BuiltResource built, Entry entry) {
    return built.whole() && entry.resource().name().equals(built.type().getName());
  }

  /**
   * Takes in a class.
   *
   * @param names where to say that it is served
   */
  public void add(BuiltResource built, Entry entry, Set<String> names) {
    ResourceClass own = entry.resource();
    String name = own.name();
    if (isKnown(built, entry)) {
      if (!built.isAt(own.template())) {
        boolean itself =
            moved.containsKey(name) || (own.template() != null && servedItself.test(name));
        if (itself) {
          name = name + " at \"" + built.path() + "\"";
          more.add(at(name, built.path(), own));
        } else {
          moved.put(name, at(name, built.path(), own));
        }
      }
      names.add(name);
    }
  }

  private static ResourceClass at(String name, String path, ResourceClass same) {
    return new ResourceClass(name, List.of(), path, same.methods(), same.locators());
  }

  /** The tables with all that was taken in. */
  public List<PolicyTable> in(List<PolicyTable> tables) {
    List<PolicyTable> all = new ArrayList<>();
    for (PolicyTable table : tables) {
      boolean any = table.classes().stream().anyMatch(each -> moved.containsKey(each.name()));
      all.add(
          any
              ? new PolicyTable(
                  table.name(),
                  table.classes().stream()
                      .map(each -> moved.getOrDefault(each.name(), each))
                      .toList(),
                  table.applications())
              : table);
    }
    if (!more.isEmpty()) {
      all.add(new PolicyTable("the program's own resources", more, List.of()));
    }
    return all;
  }
}
