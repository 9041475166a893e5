package dev.corsac.jaxrs.value;

import dev.corsac.jaxrs.CorsDeploymentException;
import dev.corsac.jaxrs.OriginSource;
import dev.corsac.jaxrs.resource.RunTimeClasses;
import jakarta.ws.rs.core.Configuration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@link OriginSource}s of an application: those that its configuration has, CDI's, those that
 * service files name; of each class the first. What it logs of one that fails, it logs once, until
 * that one answers again. Thread safe.
 */
public final class OriginSources {
  private static final Logger LOG = System.getLogger("dev.corsac");

  /** What is the service's own concern, and no placeholder. */
  private static final String OWN_SETTINGS = "corsac.";

  private final Duration longest;
  private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final Map<String, String> faults = new ConcurrentHashMap<>();

  // What follows is guarded by this.
  private final List<AskedSource> found = new ArrayList<>();
  private boolean lookedForServices;

  public OriginSources() {
    this(AskedSource.LONGEST);
  }

  /**
   * @param longest how long each may take to answer
   */
  public OriginSources(Duration longest) {
    this.longest = longest;
  }

  /** Notes those that are there by now; none goes while the application is deployed. */
  public synchronized void find(
      Configuration configuration, Settings settings, Collection<ClassLoader> loaders) {
    configuration.getInstances().forEach(this::addIfSource);
    settings.object(OriginSource.PROPERTY).ifPresent(this::addAll);
    CdiBeans.of(OriginSource.class, loaders).forEach(this::addIfSource);
    if (!lookedForServices) {
      lookedForServices = true;
      loaders.forEach(this::addServices);
    }
  }

  private void addAll(Object property) {
    if (property instanceof Collection<?> several) {
      several.forEach(this::addIfSource);
    } else {
      addIfSource(property);
    }
  }

  private void addServices(ClassLoader shownBy) {
    try {
      ServiceLoader.load(OriginSource.class, shownBy).forEach(this::addIfSource);
    } catch (ServiceConfigurationError e) {
      throw new CorsDeploymentException(
          "An OriginSource that a service file names cannot be made: " + Thrown.told(e),
          Thrown.bare(e));
    }
  }

  private void addIfSource(Object object) {
    if (object instanceof OriginSource source
        && found.stream().noneMatch(each -> is(each, source))) {
      found.add(new AskedSource(source, loader, longest));
    }
  }

  /** Lambdas are all of one superclass, and told apart by themselves. */
  private static boolean is(AskedSource known, OriginSource source) {
    Class<?> type = RunTimeClasses.written(RunTimeClasses.of(source));
    return known.asks(source) || (known.type() == type && !type.isHidden() && !type.isSynthetic());
  }

  private synchronized List<AskedSource> all() {
    return List.copyOf(found);
  }

  /** The sources, for people: {@code the OriginSource com.acme.TenantOrigins}; empty if none. */
  String places() {
    return all().stream().map(AskedSource::toString).collect(Collectors.joining(", "));
  }

  /**
   * Asks for the list of a placeholder.
   *
   * @return empty if no source knows the name
   * @throws UnansweredException if one that is asked does not answer; those behind it are not asked
   */
  public Optional<Supplied> ask(String name) throws UnansweredException {
    if (name.startsWith(OWN_SETTINGS)) {
      return Optional.empty();
    }
    for (AskedSource each : all()) {
      Optional<Supplied> answer = each.ask(name);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  /** Notes that the list of a name stays as it was, and logs why, once until it {@link #heals}. */
  public void stays(String name, String why) {
    if (!why.equals(faults.put(name, why))) {
      LOG.log(
          Level.ERROR,
          "The origins of ${" + name + "} stay as they were, until a list is supplied: " + why);
    }
  }

  /** Notes that a good list is there. */
  public void heals(String name) {
    if (faults.remove(name) != null) {
      LOG.log(Level.INFO, "The origins of ${" + name + "} are supplied again");
    }
  }
}
