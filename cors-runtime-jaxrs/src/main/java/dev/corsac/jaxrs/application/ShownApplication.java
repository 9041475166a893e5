package dev.corsac.jaxrs.application;

import static java.util.function.Predicate.not;

import dev.corsac.jaxrs.CorsDeploymentException;
import dev.corsac.jaxrs.application.Tables.Listed;
import dev.corsac.jaxrs.resource.BuiltPaths;
import dev.corsac.jaxrs.resource.BuiltResource;
import dev.corsac.jaxrs.resource.ClassReview;
import dev.corsac.jaxrs.resource.DescribedClasses;
import dev.corsac.jaxrs.resource.DescribedClasses.Entry;
import dev.corsac.jaxrs.resource.ResourceAnnotations;
import dev.corsac.jaxrs.resource.RunTimeClasses;
import dev.corsac.jaxrs.resource.UndescribedClass;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application as its server shows it, at once or class by class, until the first request settles
 * what is served. Not thread safe: its {@code Deployment} guards it.
 */
public final class ShownApplication {
  private final Components components;
  private final List<ClassLoader> loaders;
  private final List<Listed> listings;
  private final List<PolicyTable> tables;
  private final DescribedClasses described;
  private final ClassReview review;
  private final Set<Class<?>> listed = new LinkedHashSet<>();
  private final Set<Class<?>> met = new LinkedHashSet<>();
  private final Map<Class<?>, Optional<ResourceClass>> undescribed = new LinkedHashMap<>();

  /**
   * @param loaders the class loaders that show its tables
   * @param listings the tables
   */
  public ShownApplication(
      Components components, Collection<ClassLoader> loaders, List<Listed> listings) {
    this.components = components;
    this.loaders = List.copyOf(loaders);
    this.listings = listings;
    this.tables = listings.stream().map(DeletedClasses::leftOut).toList();
    this.described = new DescribedClasses(tables);
    this.review = new ClassReview(described);
    listed.addAll(components.listed());
  }

  /** The same application, as tables that were read anew describe it. */
  public ShownApplication with(Collection<ClassLoader> shownBy, List<Listed> now) {
    ShownApplication same = new ShownApplication(components, shownBy, now);
    same.listed.addAll(listed);
    same.met.addAll(met);
    return same;
  }

  public Components components() {
    return components;
  }

  public List<ClassLoader> loaders() {
    return loaders;
  }

  public List<Listed> listings() {
    return listings;
  }

  /** The table that lists the application; empty if none does, or the server does not show it. */
  Optional<PolicyTable> home() {
    return components.application().flatMap(review::listing).map(DescribedClasses.Listing::table);
  }

  /** Whether something in a table is configured. */
  public boolean holdsPlaceholders() {
    Stream<@Nullable DeclaredPolicy> applications =
        tables.stream().flatMap(each -> each.applications().stream()).map(each -> each.policy());
    return Stream.concat(Served.all(tables).stream(), applications)
        .anyMatch(each -> each != null && each.declaration().holdsPlaceholders());
  }

  public ClassReview review() {
    return review;
  }

  public DescribedClasses described() {
    return described;
  }

  /** Takes in a class that the server shows; whether it is new. */
  public boolean reviewClass(Class<?> type) {
    return !listed.contains(type) && met.add(type);
  }

  /** Takes in what has been registered since; whether a resource class is new. */
  public boolean register(Collection<Class<?>> registered) {
    boolean news = false;
    for (Class<?> type : registered) {
      news |= listed.add(type) && isRoot(type);
    }
    return news;
  }

  /** Whether only the end of the deployment tells if the server says what it serves. */
  public boolean isOpen() {
    return components.listsSingletons() && listed.stream().noneMatch(ShownApplication::isRoot);
  }

  /** What is wrong with the classes that the server has shown, and with the application. */
  public List<String> faults() {
    Set<String> faults = new LinkedHashSet<>();
    components.application().flatMap(review::problem).ifPresent(faults::add);
    listed.forEach(type -> review.problem(type).ifPresent(faults::add));
    met.forEach(type -> review.problem(type).ifPresent(faults::add));
    return List.copyOf(faults);
  }

  /** The classes that are served and that no table describes. */
  public Set<Class<?>> undescribed() {
    Set<Class<?>> types = new LinkedHashSet<>();
    undescribed.forEach((type, routes) -> {
      if (routes.isPresent()) {
        types.add(type);
      }
    });
    return types;
  }

  /**
   * The tables, narrowed to what the server has shown so far.
   *
   * @param settling whether it has shown all that it will
   * @throws CorsDeploymentException if the server does not show which of several applications with
   *     different policies it deploys
   */
  public ApplicationTables tables(boolean settling) {
    if (tables.isEmpty()) {
      return new ApplicationTables(tables, List.of(), new Served(Optional.empty(), null));
    }
    boolean says =
        listed.stream().anyMatch(ShownApplication::isRoot)
            || (components.listsSingletons()
                && (!settling || met.stream().anyMatch(ShownApplication::isRoot)));
    Set<Class<?>> types = new LinkedHashSet<>(listed);
    met.stream()
        .filter(type -> !says || (isServedItself(type) && !isOnlyBuilt(type)))
        .forEach(types::add);
    types.removeIf(type -> Application.class.isAssignableFrom(type) || !isRoot(type));
    Set<String> names = new LinkedHashSet<>();
    // What may hide behind a proxy is known when all others are.
    types.stream().filter(not(RunTimeClasses::isProxy)).forEach(type -> serve(type, names));
    types.stream().filter(RunTimeClasses::isProxy).forEach(type -> serve(type, names));
    BuiltPaths paths = new BuiltPaths(name -> !says || names.contains(name));
    for (BuiltResource each : components.built()) {
      Entry entry = described.entry(each.type());
      if (entry != null) {
        paths.add(each, entry, names);
      }
    }
    List<ResourceClass> others = undescribed.values().stream().flatMap(Optional::stream).toList();
    others.forEach(each -> names.add(each.name()));
    return new ApplicationTables(
        paths.in(tables),
        others,
        new Served(says ? Optional.of(names) : Optional.empty(), policy()));
  }

  private void serve(Class<?> type, Set<String> names) {
    Set<Entry> entries = described.servedBy(type);
    if (entries.isEmpty() || (RunTimeClasses.isProxy(type) && hidesOthers(type))) {
      undescribed.computeIfAbsent(RunTimeClasses.written(type), UndescribedClass::of);
    } else if (!listed.contains(type) || !isShape(type)) {
      entries.forEach(entry -> names.add(entry.resource().name()));
    }
  }

  /** An interface among listed classes is not what is served. */
  private static boolean isShape(Class<?> type) {
    return Modifier.isAbstract(type.getModifiers());
  }

  /** Whether a proxy may be one of a class that no table describes. */
  private boolean hidesOthers(Class<?> proxy) {
    return ResourceAnnotations.hierarchy(proxy).stream()
        .filter(each -> !described.aliased(each).isEmpty())
        .anyMatch(this::isSupertypeOfOthers);
  }

  /** Whether a class that no table describes is served and is below a type. */
  boolean isSupertypeOfOthers(Class<?> type) {
    return undescribed().stream().anyMatch(type::isAssignableFrom);
  }

  /**
   * Whether a class that the application does not list is served all the same. Some servers show
   * classes that only locators return, as they show what they serve; and some show a supertype in
   * the place of what is listed.
   */
  private boolean isServedItself(Class<?> type) {
    boolean standsForListed =
        !described.aliased(type).isEmpty() && listed.stream().anyMatch(type::isAssignableFrom);
    return !standsForListed && !isSubResource(type);
  }

  /** Whether the server shows a class because the program serves it at paths of its own making. */
  private boolean isOnlyBuilt(Class<?> type) {
    return components.built().stream().anyMatch(each -> each.whole() && each.type().equals(type));
  }

  private boolean isSubResource(Class<?> type) {
    return described.servedBy(type).stream()
        .anyMatch(entry -> described.isTarget(entry.resource().name()));
  }

  private @Nullable DeclaredPolicy policy() {
    if (components.application().isPresent()) {
      return review
          .listing(components.application().get())
          .map(listing -> listing.application().policy())
          .orElse(null);
    }
    try {
      return Deployed.policyOfAllApplications(tables).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new CorsDeploymentException(
          e.getMessage()
              + ". Give both the same policy, or put each of them and its resource classes into an"
              + " archive of its own.",
          e);
    }
  }

  /** Whether it is a root resource class, as far as its own class path lets anybody see. */
  private static boolean isRoot(Class<?> type) {
    try {
      return ResourceAnnotations.isRoot(type);
    } catch (LinkageError e) {
      return false;
    }
  }
}
