package dev.corsac.spring;

import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;

/** Lists what a server of CXF serves that was made without an application. */
final class CxfApplication extends Application {
  private final Set<Class<?>> classes;

  CxfApplication(List<ClassResourceInfo> served) {
    classes =
        served.stream()
            .filter(ClassResourceInfo::isRoot)
            .map(ClassResourceInfo::getResourceClass)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<Class<?>> getClasses() {
    return classes;
  }
}
