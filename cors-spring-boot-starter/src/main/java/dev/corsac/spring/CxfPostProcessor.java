package dev.corsac.spring;

import org.apache.cxf.Bus;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts Corsac into each bus of CXF, and so into each server that is made of it, by whomever.
 *
 * @param servers what configures them
 */
record CxfPostProcessor(CxfServers servers) implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof Bus bus) {
      bus.getFeatures().add(servers);
    }
    return bean;
  }
}
