package dev.corsac.jaxrs.application;

import dev.corsac.jaxrs.resource.BuiltResource;
import dev.corsac.jaxrs.resource.RunTimeClasses;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import java.util.Collections;
import java.util.IdentityHashMap;
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
 * @param listed the classes that the application lists and that the configuration has; singletons
 *     are among them where the configuration has them
 * @param listsSingletons whether the application may list objects that the configuration does not
 *     show: to ask it would make them once more
 * @param built the classes that the program serves at paths of its own making
 */
public record Components(
    Optional<Class<? extends Application>> application,
    Map<String, Object> properties,
    Set<Class<?>> listed,
    boolean listsSingletons,
    List<BuiltResource> built) {

  /** The methods by which servers' own applications tell which one they wrap: Jersey's, TomEE's. */
  private static final List<String> UNWRAPPING = List.of("getApplication", "getOriginal");

  public static Components of(Configuration configuration, @Nullable Application application) {
    Set<Class<?>> listed = new LinkedHashSet<>();
    if (application != null) {
      listed.addAll(application.getClasses());
    }
    listed.addAll(registered(configuration));
    Optional<Class<? extends Application>> type =
        Optional.ofNullable(application).map(shown -> innermost(shown).getClass());
    return new Components(
        type,
        application == null ? Map.of() : application.getProperties(),
        listed,
        type.filter(Components::overridesSingletons).isPresent(),
        application == null ? List.of() : BuiltResource.of(application));
  }

  /** The classes that a configuration has, objects' included. */
  public static Set<Class<?>> registered(Configuration configuration) {
    Set<Class<?>> registered = new LinkedHashSet<>(configuration.getClasses());
    configuration.getInstances().forEach(each -> registered.add(RunTimeClasses.of(each)));
    return registered;
  }

  /** The class loaders that may show tables: the application's, the thread's and Corsac's own. */
  public Set<ClassLoader> loaders() {
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    application.ifPresent(type -> addLoader(loaders, type.getClassLoader()));
    addLoader(loaders, Thread.currentThread().getContextClassLoader());
    addLoader(loaders, Components.class.getClassLoader());
    listed.forEach(type -> addLoader(loaders, type.getClassLoader()));
    return loaders;
  }

  /** The application that was written: servers wrap it, some of them twice. */
  public static Application innermost(Application shown) {
    Set<Application> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Application inner = shown;
    while (seen.add(inner)) {
      inner = wrapped(inner);
    }
    return inner;
  }

  /** Whether two are the same object: an application may call another its equal. */
  @SuppressWarnings("ReferenceEquality")
  public static boolean areSame(@Nullable Application one, @Nullable Application other) {
    return one == other;
  }

  private static Application wrapped(Application shown) {
    for (String name : UNWRAPPING) {
      try {
        if (shown.getClass().getMethod(name).invoke(shown) instanceof Application inner) {
          return inner;
        }
      } catch (ReflectiveOperationException | RuntimeException e) {
        // It wraps none, or none that it shows.
      }
    }
    return shown;
  }

  /** The proxies of containers override every method: only what was written tells. */
  private static boolean overridesSingletons(Class<? extends Application> type) {
    try {
      return RunTimeClasses.written(type).getMethod("getSingletons").getDeclaringClass()
          != Application.class;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private static void addLoader(Set<ClassLoader> loaders, @Nullable ClassLoader loader) {
    if (loader != null) {
      loaders.add(loader);
    }
  }
}
