package dev.corsac.jaxrs.value;

import dev.corsac.jaxrs.CorsDeploymentException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Beans, if CDI is there. By reflection: whoever has none shall not need it. */
final class CdiBeans {
  private static final String CDI = "jakarta.enterprise.inject.spi.CDI";

  private CdiBeans() {}

  /**
   * The beans of a type that the first container has which a class loader shows.
   *
   * @throws CorsDeploymentException if one cannot be made
   */
  static List<Object> of(Class<?> type, Collection<ClassLoader> loaders) {
    for (ClassLoader loader : loaders) {
      try {
        Class<?> cdi = Class.forName(CDI, true, loader);
        Object container = cdi.getMethod("current").invoke(null);
        Object selected =
            cdi.getMethod("select", Class.class, Annotation[].class)
                .invoke(container, type, new Annotation[0]);
        List<Object> beans = new ArrayList<>();
        if (selected instanceof Iterable<?> instances) {
          instances.forEach(beans::add);
        }
        return beans;
      } catch (ReflectiveOperationException | LinkageError | IllegalStateException e) {
        // There is no CDI, or no container that runs.
      } catch (RuntimeException e) {
        throw new CorsDeploymentException(
            "A bean of the type " + type.getName() + " cannot be made: " + Thrown.told(e),
            Thrown.bare(e));
      }
    }
    return List.of();
  }
}
