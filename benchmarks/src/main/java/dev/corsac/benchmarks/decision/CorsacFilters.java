package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.JaxRs;
import dev.corsac.benchmarks.stub.Light;
import dev.corsac.jaxrs.CorsFeature;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Corsac at its filters, on classes that the real processor compiled. */
final class CorsacFilters implements Contestant {
  private final JaxRs server;
  private final Map<String, Method> readingByPath = new HashMap<>();
  private final Map<String, Method> changingByPath = new HashMap<>();
  private final LightInfo info = Light.of(LightInfo.class, MethodHandles.lookup());
  private ContainerRequestFilter[] preMatching = {};
  private ContainerRequestFilter[] postMatching = {};
  private ContainerResponseFilter[] response = {};
  private final ClassLoader loader;
  private final LightFeatureContext context =
      Light.of(LightFeatureContext.class, MethodHandles.lookup());
  private @Nullable Method chosen;

  CorsacFilters(Setup setup, String... furtherPaths) {
    this(setup, List.of(furtherPaths));
    configure();
  }

  /**
   * With the guard as configured.
   *
   * @param mode the value of {@code corsac.guard}
   */
  static CorsacFilters guarded(Setup setup, String mode) {
    CorsacFilters filters = unconfigured(setup);
    filters.context.known().properties.put("corsac.guard", mode);
    filters.configure();
    return filters;
  }

  /** A server with its resource classes, which has not met Corsac yet. */
  static CorsacFilters unconfigured(Setup setup) {
    return new CorsacFilters(setup, List.of());
  }

  private CorsacFilters(Setup setup, List<String> furtherPaths) {
    CompiledSetup compiled = CompiledSetup.of(setup);
    Map<String, URI> uris = setup.uris();
    for (int resource = 0; resource < setup.resources(); resource++) {
      Method[] methods = compiled.resource(resource).getDeclaredMethods();
      for (int template = 0; template < setup.templates(); template++) {
        String path = setup.path(resource, template);
        for (Method method : methods) {
          if (method.getName().equals("get" + template)) {
            readingByPath.put(path, method);
          } else if (method.getName().equals("put" + template)) {
            changingByPath.put(path, method);
          }
        }
      }
    }
    for (String path : furtherPaths) {
      uris.put(path, URI.create("http://api.example.com/api" + path));
    }
    server = new JaxRs(uris);
    loader = compiled.loader();
    context.configuration = Light.of(LightConfiguration.class, MethodHandles.lookup());
  }

  /** What a server does when it finds the feature. */
  void configure() {
    Thread.currentThread().setContextClassLoader(loader);
    new CorsFeature().configure(context);
    List<Object> filters =
        context.known().registered.stream().map(type -> made(type, context.known())).toList();
    preMatching = request(filters, CorsacFilters::isPreMatching);
    postMatching = request(filters, filter -> !isPreMatching(filter));
    response =
        filters.stream()
            .filter(ContainerResponseFilter.class::isInstance)
            .toArray(ContainerResponseFilter[]::new);
  }

  private static boolean isPreMatching(Object filter) {
    return filter.getClass().isAnnotationPresent(PreMatching.class);
  }

  private static ContainerRequestFilter[] request(List<Object> filters, Predicate<Object> which) {
    return filters.stream()
        .filter(ContainerRequestFilter.class::isInstance)
        .filter(which)
        .toArray(ContainerRequestFilter[]::new);
  }

  private Object made(Class<?> type, Configuration configuration) {
    try {
      Object filter = type.getConstructor().newInstance();
      inject(filter, configuration);
      return filter;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void inject(Object filter, Configuration configuration) throws IllegalAccessException {
    for (Class<?> type = filter.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.isAnnotationPresent(Context.class)) {
          field.setAccessible(true);
          if (field.getType() == Configuration.class) {
            field.set(filter, configuration);
          } else if (field.getType() == ResourceInfo.class) {
            field.set(filter, info);
          }
        }
      }
    }
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
    chosen =
        switch (call.method()) {
          case "OPTIONS" -> null;
          case "PUT" -> changingByPath.get(call.path());
          default -> readingByPath.get(call.path());
        };
  }

  /** Puts a request with several lines of {@code Origin} into the stubs. */
  void reset(Call call, List<String> originLines) {
    server.reset(call, originLines);
    chosen = readingByPath.get(call.path());
  }

  @Override
  public @Nullable Object handle() throws IOException {
    for (ContainerRequestFilter filter : preMatching) {
      // As on servers, nothing runs behind the one that aborts.
      if (server.aborted() == null) {
        filter.filter(server.request());
      }
    }
    if (server.aborted() == null) {
      info.method = chosen;
      for (ContainerRequestFilter filter : postMatching) {
        filter.filter(server.request());
      }
    }
    for (ContainerResponseFilter filter : response) {
      filter.filter(server.request(), server.response());
    }
    return server.response();
  }

  /** Whether the request that was handled last was aborted. */
  boolean aborted() {
    return server.aborted() != null;
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return server.responseHeader(name);
  }

  abstract static class LightInfo implements ResourceInfo {
    @Nullable Method method;

    @Override
    public @Nullable Method getResourceMethod() {
      return method;
    }

    @Override
    public @Nullable Class<?> getResourceClass() {
      return method == null ? null : method.getDeclaringClass();
    }
  }

  abstract static class LightConfiguration implements Configuration {
    final Map<String, Object> properties = new HashMap<>();
    final Set<Class<?>> registered = new LinkedHashSet<>();

    @Override
    public @Nullable Object getProperty(String name) {
      return properties.get(name);
    }

    @Override
    public Map<String, Object> getProperties() {
      return properties;
    }

    @Override
    public java.util.Collection<String> getPropertyNames() {
      return properties.keySet();
    }

    @Override
    public boolean isRegistered(Class<?> component) {
      return registered.contains(component);
    }

    @Override
    public Set<Class<?>> getClasses() {
      return Set.of();
    }

    @Override
    public Set<Object> getInstances() {
      return Set.of();
    }
  }

  abstract static class LightFeatureContext implements FeatureContext {
    @Nullable LightConfiguration configuration;

    LightConfiguration known() {
      return java.util.Objects.requireNonNull(configuration);
    }

    @Override
    public Configuration getConfiguration() {
      return known();
    }

    @Override
    public FeatureContext property(String name, Object value) {
      known().properties.put(name, value);
      return this;
    }

    @Override
    public FeatureContext register(Class<?> component) {
      known().registered.add(component);
      return this;
    }

    @Override
    public FeatureContext register(Class<?> component, int priority) {
      known().registered.add(component);
      return this;
    }
  }
}
