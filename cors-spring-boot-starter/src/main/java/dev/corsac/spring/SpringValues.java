package dev.corsac.spring;

import dev.corsac.jaxrs.front.ValueSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Values of Spring's {@code Environment}, as Spring Boot binds its own: profiles, relaxed names,
 * and lists of YAML, of which the nearest source has the whole say. Thread safe.
 */
final class SpringValues implements ValueSource {
  private static final Bindable<List<String>> LIST = Bindable.listOf(String.class);

  private final Environment environment;

  SpringValues(Environment environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable Value value(String name) {
    FirstSource first = new FirstSource();
    // Afresh each time: it remembers the sources that there are.
    BindResult<List<String>> bound =
        Binder.get(environment).bind(ConfigurationPropertyName.adapt(name, '.'), LIST, first);
    return bound.isBound() ? new Value(String.join(",", bound.get()), first.described(name)) : null;
  }

  @Override
  public String place() {
    return "Spring's Environment";
  }

  /** Remembers where the first element is from: one source has the whole list. */
  private static final class FirstSource implements BindHandler {
    private @Nullable ConfigurationProperty property;

    @Override
    public Object onSuccess(
        ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
      if (property == null) {
        property = context.getConfigurationProperty();
      }
      return result;
    }

    /** File and line, or the variable, as Spring names them. */
    String described(String name) {
      Origin origin = property == null ? null : property.getOrigin();
      return origin == null ? name : origin.toString();
    }
  }
}
