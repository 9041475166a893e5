package dev.corsac.spring;

import dev.corsac.jaxrs.Cors;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Reads the placeholders again when Spring Cloud has changed the {@code Environment}: by the name
 * of its event, since an application need not have Spring Cloud.
 */
final class EnvironmentChanges implements SmartApplicationListener {
  private static final String EVENT =
      "org.springframework.cloud.context.environment.EnvironmentChangeEvent";

  @Override
  public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
    return type.getName().equals(EVENT);
  }

  /** What is invalid keeps the old policies in force; the run time logs it. */
  @Override
  public void onApplicationEvent(ApplicationEvent event) {
    Cors.reload();
  }
}
