package dev.corsac.jaxrs;

import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.jaxrs.request.FilteredRequest;
import dev.corsac.policy.route.PolicyTable;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a server does with a feature and with filters, as far as Corsac asks for it. */
public class WithoutServer implements FeatureContext, Configuration {
  public final Map<Class<?>, Integer> registered = new LinkedHashMap<>();
  public final Map<String, Object> properties = new HashMap<>();

  /** A table that the class loader lists, and the filter that was generated with it. */
  public record Listing(Class<? extends Supplier<PolicyTable>> table, Class<?> filter) {}

  /** Configures the features as a server does that knows the application from the start. */
  static WithoutServer deployed(Application application, Path dir, Listing... listings) {
    WithoutServer server = new WithoutServer();
    within(dir, listings, () -> server.configure(application));
    return server;
  }

  void configure(@Nullable Application application) {
    CorsFeature feature = new CorsFeature();
    if (application != null) {
      feature.setApplication(application);
    }
    feature.configure(this);
  }

  public static void within(Path dir, Listing[] listings, Runnable run) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(listing(dir, listings));
    try {
      run.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static ClassLoader listing(Path dir, Listing... listings) {
    List<String> lines = new ArrayList<>();
    for (Listing each : listings) {
      lines.add(each.table().getName() + " " + each.filter().getName());
    }
    URL file;
    try {
      file = Files.write(dir.resolve("tables"), lines).toUri().toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ClassLoader(WithoutServer.class.getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals("META-INF/corsac/tables")
            ? Collections.enumeration(List.of(file))
            : super.getResources(name);
      }
    };
  }

  Deployment deployment() {
    Deployment deployment = Deployment.of((Configuration) this);
    if (deployment == null) {
      throw new IllegalStateException("no deployment");
    }
    return deployment;
  }

  /** Makes a filter as the server does that injects nothing after construction. */
  <T extends ApplicationFilter> T make(Supplier<T> constructor) {
    List<T> made = new ArrayList<>();
    ApplicationFilter.registering(deployment(), () -> made.add(constructor.get()));
    return made.get(0);
  }

  /** A request below the base path {@code /api/}. */
  static final class Request {
    final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    final Map<String, Object> properties = new HashMap<>();
    String method;
    URI uri;

    Request(String method, String path, String... headerLines) {
      this.method = method;
      this.uri = URI.create("http://localhost/api" + path);
      for (String line : headerLines) {
        int colon = line.indexOf(':');
        headers.add(
            line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }

    private List<Object> matched = List.of();

    /** The same, which has been matched. */
    Request matching(Object... resources) {
      matched = List.of(resources);
      return this;
    }

    RequestHead head() {
      return new FilteredRequest(context());
    }

    ContainerRequestContext context() {
      UriInfo uriInfo =
          proxy(
              UriInfo.class,
              (self, called, arguments) ->
                  switch (called.getName()) {
                    case "getRequestUri", "getAbsolutePath" -> uri;
                    case "getMatchedResources" -> matched;
                    case "getBaseUri" -> URI.create("http://localhost/api/");
                    default -> throw new UnsupportedOperationException(called.toString());
                  });
      return proxy(
          ContainerRequestContext.class,
          (self, called, arguments) ->
              switch (called.getName()) {
                case "getMethod" -> method;
                case "getHeaders" -> headers;
                case "getUriInfo" -> uriInfo;
                case "getProperty" -> properties.get(arguments[0]);
                case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
                case "removeProperty" -> properties.remove(arguments[0]);
                default -> throw new UnsupportedOperationException(called.toString());
              });
    }
  }

  /** A response without an entity. */
  static ContainerResponseContext response(int status, MultivaluedMap<String, Object> headers) {
    return proxy(
        ContainerResponseContext.class,
        (self, called, arguments) ->
            switch (called.getName()) {
              case "getStatus" -> status;
              case "getHeaders" -> headers;
              case "hasEntity" -> false;
              default -> throw new UnsupportedOperationException(called.toString());
            });
  }

  public static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public Configuration getConfiguration() {
    return this;
  }

  @Override
  public FeatureContext property(String name, @Nullable Object value) {
    properties.put(name, value);
    return this;
  }

  @Override
  public FeatureContext register(Class<?> type) {
    return register(type, 5000);
  }

  @Override
  public FeatureContext register(Class<?> type, int priority) {
    if (registered.put(type, priority) != null) {
      throw new IllegalStateException(type + " is registered twice");
    }
    return this;
  }

  @Override
  public FeatureContext register(Class<?> type, Class<?>... contracts) {
    return register(type);
  }

  @Override
  public FeatureContext register(Class<?> type, Map<Class<?>, Integer> contracts) {
    return register(type);
  }

  @Override
  public FeatureContext register(Object component) {
    return register(component.getClass());
  }

  @Override
  public FeatureContext register(Object component, int priority) {
    return register(component.getClass(), priority);
  }

  @Override
  public FeatureContext register(Object component, Class<?>... contracts) {
    return register(component.getClass());
  }

  @Override
  public FeatureContext register(Object component, Map<Class<?>, Integer> contracts) {
    return register(component.getClass());
  }

  @Override
  public RuntimeType getRuntimeType() {
    return RuntimeType.SERVER;
  }

  @Override
  public Map<String, Object> getProperties() {
    return properties;
  }

  @Override
  public @Nullable Object getProperty(String name) {
    return properties.get(name);
  }

  @Override
  public Collection<String> getPropertyNames() {
    return properties.keySet();
  }

  @Override
  public boolean isEnabled(Feature feature) {
    return false;
  }

  @Override
  public boolean isEnabled(Class<? extends Feature> type) {
    return false;
  }

  @Override
  public boolean isRegistered(Object component) {
    return false;
  }

  @Override
  public boolean isRegistered(Class<?> type) {
    return registered.containsKey(type);
  }

  @Override
  public Map<Class<?>, Integer> getContracts(Class<?> type) {
    return Map.of();
  }

  @Override
  public Set<Class<?>> getClasses() {
    return new HashSet<>(registered.keySet());
  }

  @Override
  public Set<Object> getInstances() {
    return Set.of();
  }
}
