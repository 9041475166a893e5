package dev.corsac.jaxrs;

import static java.util.function.Predicate.not;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredApplication;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds classes against the tables: whether one that bears a policy was compiled with the
 * processor, and whether its table still says what the class says. Immutable; thread safe.
 */
final class ClassReview {

  /** A class's entry, and the table it stands in. */
  private record Entry(PolicyTable table, ResourceClass resource) {}

  private final List<PolicyTable> tables;
  private final Map<String, Entry> byName = new HashMap<>();
  private final Map<String, Entry> byAlias = new HashMap<>();
  // The classes that locators declare.
  private final Set<String> targets = new HashSet<>();

  ClassReview(Collection<PolicyTable> tables) {
    this.tables = List.copyOf(tables);
    for (PolicyTable table : tables) {
      for (ResourceClass resource : table.classes()) {
        Entry entry = new Entry(table, resource);
        byName.putIfAbsent(resource.name(), entry);
        resource.locators().forEach(locator -> targets.add(String.valueOf(locator.target())));
        resource.aliases().forEach(alias -> byAlias.putIfAbsent(alias, entry));
      }
    }
  }

  /** Whether a table describes the class under its own name. */
  boolean describes(Class<?> type) {
    return byName.containsKey(type.getName());
  }

  /** The class or the nearest superclass that a table describes: a container may list a proxy. */
  Optional<Class<?>> described(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (describes(c)) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  /** Whether servers report the type in place of a class that a table describes. */
  boolean isAlias(Class<?> type) {
    return byAlias.containsKey(type.getName());
  }

  /**
   * The value of the {@code @Path} that makes a class a root resource class; null if it is none.
   */
  static @Nullable String template(Class<?> type) {
    Path path = path(type);
    return path == null ? null : path.value();
  }

  /** Whether the class is a root resource class: it or a supertype bears {@code @Path}. */
  static boolean isRoot(Class<?> type) {
    return path(type) != null;
  }

  /**
   * What is wrong with a class, as a text that says how to mend it.
   *
   * @return empty if its policy is the one that was compiled, or if it has none
   */
  Optional<String> problem(Class<?> type) {
    try {
      Entry entry = byName.get(type.getName());
      if (entry != null) {
        return staleness(type, entry).map(what -> stale(type, entry.table(), what));
      }
      return byAlias.containsKey(type.getName()) || !wasForgotten(type)
          ? Optional.empty()
          : Optional.of(
              UnlistedTable.describing(type)
                  .map(table -> unlisted(type, table))
                  .orElseGet(() -> forgotten(type)));
    } catch (LinkageError e) {
      // A class whose signatures name missing types cannot be reflected on, nor served.
      return Optional.empty();
    }
  }

  /** The application's own policy: what is wrong with it. */
  Optional<String> applicationProblem(Class<?> application) {
    List<PolicyDeclaration> declared = PolicyAnnotations.ofApplication(application);
    for (PolicyTable table : tables) {
      for (DeclaredApplication each : table.applications()) {
        if (each.name().equals(application.getName()) && !says(each.policy(), declared)) {
          return Optional.of(stale(application, table, "its policy has changed"));
        }
      }
    }
    return Optional.empty();
  }

  /** Finds a resource method in the tables, by signature over the hierarchy of its class. */
  MethodKey resolve(Class<?> type, Method method) {
    Entry own = known(type);
    Set<String> signatures = new LinkedHashSet<>();
    signatures.add(ResourceAnnotations.signature(method));
    for (Method overridden : ResourceAnnotations.overridden(type, method)) {
      signatures.add(ResourceAnnotations.signature(overridden));
    }
    if (own != null && isReached(own, ResourceAnnotations.signature(method))) {
      return new MethodKey(
          type.getName(),
          ResourceAnnotations.signature(method),
          own.table().name(),
          inherited(type, own, signatures));
    }
    for (Class<?> supertype : ResourceAnnotations.hierarchy(type)) {
      Entry entry = known(supertype);
      if (entry != null && !entry.equals(own)) {
        for (String signature : signatures) {
          if (hasMethod(entry.resource(), signature)
              && (own == null || haveSameOuter(own, entry, signatures))) {
            return chosen(supertype, signature, entry);
          }
        }
      }
    }
    return own == null
        ? MethodKey.UNKNOWN
        : chosen(type, ResourceAnnotations.signature(method), own);
  }

  /**
   * A root class may be what a locator returns that declares a supertype; unless its methods have a
   * policy of their own, that locator's counts on this way.
   */
  private List<MethodKey> inherited(Class<?> type, Entry own, Set<String> signatures) {
    if (method(own, signatures).filter(m -> m.own() == null).isEmpty()) {
      return List.of();
    }
    List<MethodKey> found = new ArrayList<>();
    for (Class<?> supertype : ResourceAnnotations.hierarchy(type)) {
      Entry entry = byName.get(supertype.getName());
      if (entry != null && !entry.equals(own) && targets.contains(supertype.getName())) {
        signatures.stream()
            .filter(signature -> hasMethod(entry.resource(), signature))
            .map(signature -> chosen(supertype, signature, entry))
            .forEach(found::add);
      }
    }
    return found;
  }

  /**
   * Whether its own entry decides: a route leads to it, or it has a policy of its own. Else a
   * locator that declares a supertype has returned it, and hands its policy down.
   */
  private boolean isReached(Entry entry, String signature) {
    return entry.resource().template() != null
        || targets.contains(entry.resource().name())
        || method(entry, Set.of(signature)).filter(m -> m.own() == null).isEmpty();
  }

  /** Where no locator has a policy, that of the class's own package is due. */
  private static boolean haveSameOuter(Entry own, Entry supertype, Set<String> signatures) {
    return outer(own, signatures).equals(outer(supertype, signatures));
  }

  private static Optional<PolicyDeclaration> outer(Entry entry, Set<String> signatures) {
    return method(entry, signatures).map(ResourceMethod::outer).map(DeclaredPolicy::declaration);
  }

  private static Optional<ResourceMethod> method(Entry entry, Set<String> signatures) {
    return entry.resource().methods().stream()
        .filter(method -> method.signatures().stream().anyMatch(signatures::contains))
        .findFirst();
  }

  private static MethodKey chosen(Class<?> type, String signature, Entry entry) {
    return new MethodKey(type.getName(), signature, entry.table().name());
  }

  private @Nullable Entry known(Class<?> type) {
    Entry entry = byName.get(type.getName());
    return entry != null ? entry : byAlias.get(type.getName());
  }

  private static boolean hasMethod(ResourceClass resource, String signature) {
    return resource.methods().stream().anyMatch(m -> m.signatures().contains(signature));
  }

  /*
   * A class that no table knows may be treated as a known supertype (a locator declares an
   * interface and returns its implementation; a container serves a proxy), as long as nothing
   * between the two says anything about CORS.
   */
  private boolean wasForgotten(Class<?> type) {
    boolean root = false;
    boolean inherits = false;
    for (Class<?> c : ResourceAnnotations.hierarchy(type)) {
      boolean policy = bearsPolicy(c);
      if (known(c) == null) {
        if (policy) {
          return true;
        }
        root |= c.isAnnotationPresent(Path.class);
      }
      inherits |= policy;
    }
    return root
        && (inherits
            || (type.getPackage() != null && !PolicyAnnotations.on(type.getPackage()).isEmpty()));
  }

  private static boolean bearsPolicy(Class<?> type) {
    if (!PolicyAnnotations.on(type).isEmpty()) {
      return true;
    }
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isSynthetic() && !PolicyAnnotations.on(method).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What the class says otherwise than its entry; empty if nothing. */
  private static Optional<String> staleness(Class<?> type, Entry entry) {
    ResourceClass resource = entry.resource();
    Path path = path(type);
    if (resource.template() != null
        && (path == null || !resource.template().equals(path.value()))) {
      return Optional.of("its @Path was \"" + resource.template() + "\" then");
    }
    List<ResourceAnnotations.Routed> routed = ResourceAnnotations.routedMethods(type);
    for (ResourceAnnotations.Routed method : routed) {
      Optional<String> difference = difference(type, resource, method);
      if (difference.isPresent()) {
        return difference;
      }
    }
    for (ResourceMethod method : resource.methods()) {
      if (routed.stream().noneMatch(r -> isSame(r, method))) {
        return Optional.of("it had a " + method.httpMethod() + " " + method.signatures().get(0));
      }
    }
    for (Locator locator : resource.locators()) {
      if (routed.stream().noneMatch(r -> isSame(r, locator))) {
        return Optional.of("it had a locator " + locator.signature());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(
      Class<?> type, ResourceClass resource, ResourceAnnotations.Routed routed) {
    String signature = ResourceAnnotations.signature(routed.method());
    if (routed.httpMethod().isEmpty()) {
      return resource.locators().stream()
          .filter(locator -> isSame(routed, locator))
          .findFirst()
          .map(locator ->
              says(locator.own(), nearest(type, routed.method(), locator.target() != null))
                  ? Optional.<String>empty()
                  : Optional.of("the policy of " + signature + " has changed"))
          .orElse(Optional.of("its locator " + signature + " is new or has changed"));
    }
    return resource.methods().stream()
        .filter(method -> isSame(routed, method))
        .findFirst()
        .map(method ->
            saysTheSame(type, routed.method(), method)
                ? Optional.<String>empty()
                : Optional.of("the policy of " + signature + " has changed"))
        .orElse(Optional.of("its method " + signature + " is new or has changed"));
  }

  private static boolean isSame(ResourceAnnotations.Routed routed, ResourceMethod method) {
    return routed.httpMethod().equals(Optional.of(method.httpMethod()))
        && routed.template().equals(method.template())
        && method.signatures().contains(ResourceAnnotations.signature(routed.method()));
  }

  private static boolean isSame(ResourceAnnotations.Routed routed, Locator locator) {
    return routed.httpMethod().isEmpty()
        && routed.template().equals(locator.template())
        && locator.signature().equals(ResourceAnnotations.signature(routed.method()));
  }

  private static boolean saysTheSame(Class<?> type, Method method, ResourceMethod compiled) {
    List<PolicyDeclaration> nearest = nearest(type, method, true);
    if (compiled.own() != null || !nearest.isEmpty()) {
      return says(compiled.own(), nearest);
    }
    List<PolicyDeclaration> ofPackage =
        type.getPackage() == null ? List.of() : PolicyAnnotations.on(type.getPackage());
    return says(compiled.outer(), ofPackage);
  }

  private static boolean says(@Nullable DeclaredPolicy compiled, List<PolicyDeclaration> declared) {
    return compiled == null ? declared.isEmpty() : declared.contains(compiled.declaration());
  }

  /**
   * The nearest policies of a method. Several only where the class inherits from unrelated
   * supertypes: then the compiler's choice among them stands.
   */
  private static List<PolicyDeclaration> nearest(Class<?> type, Method method, boolean ofTypes) {
    List<PolicyDeclaration> found = new ArrayList<>(PolicyAnnotations.on(method));
    if (found.isEmpty()) {
      ResourceAnnotations.overridden(type, method)
          .forEach(overridden -> found.addAll(PolicyAnnotations.on(overridden)));
    }
    if (found.isEmpty() && ofTypes) {
      Set<Class<?>> hierarchy = ResourceAnnotations.hierarchy(type);
      hierarchy.stream()
          .filter(not(Class::isInterface))
          .map(PolicyAnnotations::on)
          .filter(not(List::isEmpty))
          .findFirst()
          .ifPresent(found::addAll);
      if (found.isEmpty()) {
        hierarchy.stream()
            .filter(Class::isInterface)
            .forEach(c -> found.addAll(PolicyAnnotations.on(c)));
      }
    }
    return found;
  }

  private static @Nullable Path path(Class<?> type) {
    for (Class<?> c : ResourceAnnotations.hierarchy(type)) {
      Path path = c.getDeclaredAnnotation(Path.class);
      if (path != null) {
        return path;
      }
    }
    return null;
  }

  private static String stale(Class<?> type, PolicyTable table, String what) {
    return named(type)
        + " no longer fits its policy table "
        + table.name()
        + ", which is stale: rebuild the module that it stands in, from clean. Found first: "
        + what
        + ".";
  }

  private static String unlisted(Class<?> type, String table) {
    return named(type)
        + " has a CORS policy, and its policy table is there ("
        + table
        + """
        ), but no META-INF/corsac/tables names it, so nothing enforces it. Where jars are merged, \
        their listings have to be put one behind the other.
        Maven, among the <transformers> of maven-shade-plugin:
          <transformer implementation="org.apache.maven.plugins.shade.resource.AppendingTransformer">
            <resource>META-INF/corsac/tables</resource>
          </transformer>
        Gradle, in shadowJar:
          append("META-INF/corsac/tables")\
        """;
  }

  private static String forgotten(Class<?> type) {
    String version =
        Optional.ofNullable(ClassReview.class.getPackage())
            .map(Package::getImplementationVersion)
            .orElse("the version of cors-runtime-jaxrs");
    return named(type)
        + """
         has a CORS policy, but no policy table knows it: it was compiled without cors-processor, so \
        nobody has judged the policy and nothing enforces it. Add the processor to the build that \
        compiles the class.
        Maven, in the <configuration> of maven-compiler-plugin (3.5 or newer):
          <annotationProcessorPaths>
            <path>
              <groupId>dev.corsac</groupId>
              <artifactId>cors-processor</artifactId>
              <version>%1$s</version>
            </path>
          </annotationProcessorPaths>
        Gradle:
          annotationProcessor("dev.corsac:cors-processor:%1$s")\
        """
            .formatted(version);
  }

  /** {@code com.acme.OrderResource (in orders.jar)}. */
  private static String named(Class<?> type) {
    String kind = Modifier.isInterface(type.getModifiers()) ? "Interface " : "Class ";
    return kind + type.getName() + Places.jarOf(type).map(jar -> " (in " + jar + ")").orElse("");
  }
}
