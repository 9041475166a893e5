package dev.corsac.jaxrs.resource;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredApplication;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the tables describe, by the names that servers report. Immutable; thread safe. */
public final class DescribedClasses {

  /**
   * A class's entry.
   *
   * @param table the table that it stands in
   * @param resource what it says
   */
  public record Entry(PolicyTable table, ResourceClass resource) {

    boolean hasMethod(String signature) {
      return resource.methods().stream().anyMatch(m -> m.signatures().contains(signature));
    }

    Optional<ResourceMethod> method(Collection<String> signatures) {
      return resource.methods().stream()
          .filter(method -> method.signatures().stream().anyMatch(signatures::contains))
          .findFirst();
    }
  }

  private final Map<String, Entry> byName = new HashMap<>();
  private final Map<String, List<Entry>> byAlias = new HashMap<>();
  private final Map<String, Listing> applications = new HashMap<>();
  // The classes that locators declare.
  private final Set<String> targets = new HashSet<>();

  /**
   * An {@code Application} in a table.
   *
   * @param table the table
   * @param application what it says
   */
  public record Listing(PolicyTable table, DeclaredApplication application) {}

  public DescribedClasses(Collection<PolicyTable> tables) {
    for (PolicyTable table : tables) {
      for (ResourceClass resource : table.classes()) {
        Entry entry = new Entry(table, resource);
        if (byName.putIfAbsent(resource.name(), entry) == null) {
          resource
              .aliases()
              .forEach(alias -> byAlias.computeIfAbsent(alias, k -> new ArrayList<>()).add(entry));
        }
        resource.locators().forEach(locator -> targets.addAll(locator.targets()));
      }
      for (DeclaredApplication each : table.applications()) {
        applications.putIfAbsent(each.name(), new Listing(table, each));
      }
    }
  }

  /** The entry of exactly this class; null if no table describes it. */
  public @Nullable Entry entry(Class<?> type) {
    return byName.get(type.getName());
  }

  /** The binary names of all classes that tables describe. */
  Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** The entries of the classes in whose place servers report the type. */
  public List<Entry> aliased(Class<?> type) {
    return byAlias.getOrDefault(type.getName(), List.of());
  }

  /** Whether some locator declares the class. */
  public boolean isTarget(String className) {
    return targets.contains(className);
  }

  /** The tables' listing of an {@code Application} itself; null if none has it. */
  @Nullable Listing listing(Class<?> application) {
    return applications.get(application.getName());
  }

  /**
   * The described classes whose routes a server serves where it serves a type: the class itself;
   * that of which it is a subclass made at run time; those behind whose interface a proxy hides;
   * and that whose policies a subclass inherits whole.
   *
   * @return none if the type is a class of its own; several only for a proxy that does not tell
   */
  public Set<Entry> servedBy(Class<?> type) {
    Class<?> written = RunTimeClasses.written(type);
    Entry own = entry(written);
    if (own != null && !Modifier.isAbstract(written.getModifiers())) {
      return Set.of(own);
    }
    if (RunTimeClasses.isProxy(written) || Modifier.isAbstract(written.getModifiers())) {
      Set<Entry> behind = new LinkedHashSet<>(own == null ? Set.of() : Set.of(own));
      ResourceAnnotations.hierarchy(written).forEach(each -> behind.addAll(aliased(each)));
      return behind;
    }
    Entry inherited = inheritedWhole(written);
    return inherited == null ? Set.of() : Set.of(inherited);
  }

  /**
   * Whether every method of the class has a policy that Java inheritance hands on to subclasses.
   */
  private @Nullable Entry inheritedWhole(Class<?> type) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      Entry entry = entry(c);
      if (entry != null) {
        boolean whole =
            entry.resource().locators().isEmpty()
                && entry.resource().methods().stream().allMatch(method -> method.own() != null);
        return whole ? entry : null;
      }
      if (ResourceAnnotations.declaresAny(c)) {
        return null;
      }
    }
    return null;
  }

  /** Whether the compiled policy is among the declared ones, or both are none. */
  static boolean says(@Nullable DeclaredPolicy compiled, List<PolicyDeclaration> declared) {
    return compiled == null ? declared.isEmpty() : declared.contains(compiled.declaration());
  }
}
