package dev.corsac.contract.packaging.app;

import dev.corsac.contract.app.BeanResource;
import dev.corsac.contract.app.RequestBeanResource;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.contract.app.TenantResource;
import dev.corsac.jaxrs.CorsFeature;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Lists its classes, and so {@link CorsFeature}. */
@ApplicationPath("api")
public class ListingApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new LinkedHashSet<>(SampleApplication.whole().getClasses());
    classes.add(BeanResource.class);
    classes.add(RequestBeanResource.class);
    classes.add(TenantResource.class);
    classes.add(CorsFeature.class);
    return classes;
  }

  @Override
  public Map<String, Object> getProperties() {
    return SampleApplication.whole().getProperties();
  }
}
