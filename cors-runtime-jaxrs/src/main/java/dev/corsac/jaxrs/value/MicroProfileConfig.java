package dev.corsac.jaxrs.value;

import dev.corsac.jaxrs.value.Settings.Configured;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * MicroProfile Config, if it is on the class path. By reflection: whoever has none shall not need
 * it.
 */
final class MicroProfileConfig {
  private static final Logger LOG = System.getLogger("dev.corsac");
  private static final String PACKAGE = "org.eclipse.microprofile.config.";
  private static final String NAME = "MicroProfile Config";

  private MicroProfileConfig() {}

  /** Whether it is there. */
  static boolean isThere() {
    return provider() != null;
  }

  /** The value of a name, and the source that it names; empty if it has none. */
  static Optional<Configured> value(String name) {
    Class<?> provider = provider();
    if (provider == null) {
      return Optional.empty();
    }
    try {
      Object config = provider.getMethod("getConfig").invoke(null);
      Class<?> api = Class.forName(PACKAGE + "Config", false, provider.getClassLoader());
      Object value =
          api.getMethod("getOptionalValue", String.class, Class.class)
              .invoke(config, name, String.class);
      if (!(value instanceof Optional<?> found) || found.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(new Configured(found.get().toString(), NAME + source(api, config, name)));
    } catch (InvocationTargetException e) {
      LOG.log(Level.WARNING, NAME + " cannot be asked for \"" + name + "\"", Thrown.bare(e));
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.WARNING, NAME + " cannot be asked for \"" + name + "\"", Thrown.bare(e));
      return Optional.empty();
    }
  }

  /**
   * The source of a value, in brackets; empty before MicroProfile Config 2.0, or if it has none.
   */
  private static String source(Class<?> api, Object config, String name)
      throws InvocationTargetException, IllegalAccessException {
    try {
      Object value = api.getMethod("getConfigValue", String.class).invoke(config, name);
      Object source =
          Class.forName(PACKAGE + "ConfigValue", false, api.getClassLoader())
              .getMethod("getSourceName")
              .invoke(value);
      return source == null ? "" : " (" + source + ")";
    } catch (NoSuchMethodException | ClassNotFoundException e) {
      return "";
    }
  }

  private static @Nullable Class<?> provider() {
    Class<?> provider = providerOf(Thread.currentThread().getContextClassLoader());
    return provider == null ? providerOf(MicroProfileConfig.class.getClassLoader()) : provider;
  }

  private static @Nullable Class<?> providerOf(@Nullable ClassLoader loader) {
    try {
      return Class.forName(PACKAGE + "ConfigProvider", true, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
