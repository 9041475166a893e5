package dev.corsac.jaxrs;

import dev.corsac.jaxrs.Tables.Listed;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server shows of an application when it configures features.
 *
 * @param application its class, if the server gives the application
 * @param properties the application's properties, if the server gives the application
 * @param listed the classes that the application itself lists, singletons' included
 * @param registered the classes that the configuration has
 */
record Components(
    Optional<Class<? extends Application>> application,
    Map<String, Object> properties,
    Set<Class<?>> listed,
    Set<Class<?>> registered) {

  static Components of(Configuration configuration, @Nullable Application application) {
    Set<Class<?>> registered = new LinkedHashSet<>(configuration.getClasses());
    configuration.getInstances().forEach(instance -> registered.add(instance.getClass()));
    Set<Class<?>> listed = new LinkedHashSet<>();
    if (application != null) {
      listed.addAll(application.getClasses());
      singletons(application).forEach(instance -> listed.add(instance.getClass()));
    }
    return new Components(
        Optional.ofNullable(application).map(shown -> wrapped(shown).getClass()),
        application == null ? Map.of() : application.getProperties(),
        listed,
        registered);
  }

  /** All classes shown. */
  Set<Class<?>> all() {
    Set<Class<?>> all = new LinkedHashSet<>(listed);
    all.addAll(registered);
    return all;
  }

  /** The class loaders that may show tables: the application's, the thread's and Corsac's own. */
  Collection<ClassLoader> loaders() {
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    application.ifPresent(type -> addLoader(loaders, type.getClassLoader()));
    addLoader(loaders, Thread.currentThread().getContextClassLoader());
    addLoader(loaders, Components.class.getClassLoader());
    listed.forEach(type -> addLoader(loaders, type.getClassLoader()));
    return loaders;
  }

  /** Says to which other jars the policy of the application reaches. */
  void reportReached(List<Listed> tables, Served served, Logger log) {
    if (served.applicationPolicy() == null) {
      return;
    }
    List<String> jars =
        tables.stream()
            .filter(each -> each.table().applications().stream().noneMatch(a -> isThis(a.name())))
            .filter(each -> served.anyOf(each.table()))
            .map(each -> Places.jarOf(each.type()).orElse(each.table().name()))
            .distinct()
            .toList();
    if (!jars.isEmpty()) {
      log.log(
          Level.INFO,
          "The policy of {0} also reaches the resources in {1} that have no policy of their own",
          application.map(Class::getName).orElse("the Application"),
          String.join(", ", jars));
    }
  }

  /**
   * Whether a name is that of the application's class. True for a superclass too, because a
   * container may hand out a proxy.
   */
  boolean isThis(@Nullable String name) {
    for (Class<?> c = application.orElse(null); c != null; c = c.getSuperclass()) {
      if (c.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  // Jersey gives its ResourceConfig, which wraps the application and has a method that tells.
  private static Application wrapped(Application shown) {
    try {
      return shown.getClass().getMethod("getApplication").invoke(shown) instanceof Application inner
          ? inner
          : shown;
    } catch (ReflectiveOperationException e) {
      return shown;
    }
  }

  private static void addLoader(Set<ClassLoader> loaders, @Nullable ClassLoader loader) {
    if (loader != null) {
      loaders.add(loader);
    }
  }

  @SuppressWarnings("deprecation") // Applications still use it.
  private static Set<Object> singletons(Application application) {
    return application.getSingletons();
  }
}
