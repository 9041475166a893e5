package dev.corsac.jaxrs.value;

import dev.corsac.jaxrs.front.ValueSource;
import dev.corsac.policy.finding.Placeholders;
import jakarta.ws.rs.core.Configuration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Configured values, from the first that has one: the application's {@link Configuration}, the
 * framework around it (Spring's {@code Environment}), MicroProfile Config if it is on the class
 * path, system properties, environment variables by MicroProfile's mapping ({@code
 * APP_CORS_ORIGINS} for {@code app.cors.origins}). Read afresh each time.
 */
public final class Settings implements Placeholders {
  public static final String READABLE_ERRORS = "corsac.readable.errors";
  public static final String DIAGNOSTICS = "corsac.diagnostics";

  private static final String OF_APPLICATION = "the application's property ";
  private static final String OF_SYSTEM = "the system property ";
  private static final String OF_ENVIRONMENT = "the environment variable ";

  private final Configuration configuration;
  private final Map<String, Object> applicationProperties;

  /**
   * @param applicationProperties the application's own, which some servers copy into the
   *     configuration only later
   */
  public Settings(Configuration configuration, Map<String, Object> applicationProperties) {
    this.configuration = configuration;
    this.applicationProperties = applicationProperties;
  }

  /** The same, of another configuration. */
  Settings of(Configuration other) {
    return new Settings(other, applicationProperties);
  }

  /**
   * A configured value.
   *
   * @param source where it is from, for people: {@code the system property app.cors.origins}
   */
  record Configured(String value, String source) {}

  @Override
  public Optional<String> value(String name) {
    return lookUp(name).map(Configured::value);
  }

  /** The value and where it is from; empty if nothing has one. */
  Optional<Configured> lookUp(String name) {
    Object property = property(name);
    if (property != null) {
      return Optional.of(new Configured(text(property), OF_APPLICATION + name));
    }
    return framework(name)
        .or(() -> MicroProfileConfig.value(name))
        .or(() -> systemProperty(name))
        .or(() -> environment(name));
  }

  /** The application's property, as it is; empty if there is none. */
  Optional<Object> object(String name) {
    return Optional.ofNullable(property(name));
  }

  private @Nullable Object property(String name) {
    Object property = configuration.getProperty(name);
    return property == null ? applicationProperties.get(name) : property;
  }

  private Optional<ValueSource> framework() {
    return property(ValueSource.PROPERTY) instanceof ValueSource source
        ? Optional.of(source)
        : Optional.empty();
  }

  private Optional<Configured> framework(String name) {
    return framework()
        .flatMap(source ->
            Optional.ofNullable(source.value(name))
                .map(value ->
                    new Configured(value.text(), source.place() + " (" + value.source() + ")")));
  }

  /** Where a value is looked for, for people. */
  String places(String name) {
    return OF_APPLICATION
        + name
        + framework().map(source -> ", " + source.place()).orElse("")
        + (MicroProfileConfig.isThere() ? ", MicroProfile Config" : "")
        + ", "
        + OF_SYSTEM
        + name
        + " and "
        + OF_ENVIRONMENT
        + variable(name);
  }

  private static Optional<Configured> systemProperty(String name) {
    return Optional.ofNullable(System.getProperty(name))
        .map(value -> new Configured(value, OF_SYSTEM + name));
  }

  /** Several values, in whatever holds them, are a list as the rules read it. */
  private static String text(Object property) {
    if (property instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    return property instanceof Object[] several
        ? text(Arrays.asList(several))
        : property.toString();
  }

  /** Whether a switch is on. */
  public boolean flag(String name) {
    return value(name).map(value -> Boolean.parseBoolean(value.strip())).orElse(false);
  }

  private static Optional<Configured> environment(String name) {
    return Stream.of(name, underscored(name), variable(name))
        .filter(variable -> System.getenv(variable) != null)
        .findFirst()
        .map(variable -> new Configured(System.getenv(variable), OF_ENVIRONMENT + variable));
  }

  private static String underscored(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_");
  }

  private static String variable(String name) {
    return underscored(name).toUpperCase(Locale.ROOT);
  }
}
