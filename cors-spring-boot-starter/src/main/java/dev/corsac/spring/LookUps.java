package dev.corsac.spring;

import dev.corsac.jaxrs.OriginSource;
import dev.corsac.jaxrs.front.ValueSource;
import jakarta.ws.rs.core.Configurable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * What of Spring placeholders are looked up in.
 *
 * @param environment for values
 * @param sources the beans that supply origins
 */
record LookUps(Environment environment, ObjectProvider<OriginSource> sources) {

  /** Lets an application look placeholders up here; before Corsac is configured in it. */
  void giveTo(Configurable<?> application) {
    application.property(ValueSource.PROPERTY, new SpringValues(environment));
    if (application.getConfiguration().getProperty(OriginSource.PROPERTY) == null) {
      application.property(OriginSource.PROPERTY, new SpringSources(sources));
    }
  }
}
