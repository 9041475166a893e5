package dev.corsac.spring;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * What RESTEasy's starter serves: applications, which share one deployment, and the resource
 * classes among Spring's beans, which they do not know.
 */
public final class ResteasyApplication extends Application {
  private static final String APPLICATION = "jakarta.ws.rs.Application";
  private static final String RESOURCES = "resteasy.scanned.resources";

  private final List<Application> originals;
  private final Set<Class<?>> resources;

  private ResteasyApplication(List<Application> originals, Set<Class<?>> resources) {
    this.originals = originals;
    this.resources = resources;
  }

  /**
   * Those whose servlets the starter registers.
   *
   * @return null if there are several and one bears a policy, which would be the policy of all; or
   *     if one cannot be made
   */
  static @Nullable ResteasyApplication of(ListableBeanFactory beans) {
    Set<Class<?>> types = new LinkedHashSet<>();
    Set<Class<?>> resources = new LinkedHashSet<>();
    for (ServletRegistrationBean<?> each :
        beans.getBeansOfType(ServletRegistrationBean.class).values()) {
      Map<String, String> parameters = each.getInitParameters();
      if (parameters.containsKey(APPLICATION)) {
        types.add(type(parameters.get(APPLICATION)));
        StringUtils.commaDelimitedListToSet(parameters.get(RESOURCES))
            .forEach(name -> resources.add(type(name)));
      }
    }
    if (types.isEmpty()
        || (types.size() > 1 && types.stream().anyMatch(ResteasyApplication::hasPolicy))) {
      return null;
    }
    List<Application> originals = new ArrayList<>();
    for (Class<?> type : types) {
      Application original = application(beans, type);
      if (original == null) {
        return null;
      }
      originals.add(original);
    }
    return new ResteasyApplication(originals, resources);
  }

  private static boolean hasPolicy(Class<?> type) {
    return AnnotatedElementUtils.hasAnnotation(type, CrossOrigin.class)
        || AnnotatedElementUtils.hasAnnotation(type, SameOrigin.class);
  }

  private static Class<?> type(@Nullable String name) {
    return ClassUtils.resolveClassName(
        String.valueOf(name), ResteasyApplication.class.getClassLoader());
  }

  /** RESTEasy makes one of its own later. */
  private static @Nullable Application application(ListableBeanFactory beans, Class<?> type) {
    for (Object bean : beans.getBeansOfType(type, true, false).values()) {
      return (Application) bean;
    }
    try {
      return (Application) BeanUtils.instantiateClass(type);
    } catch (BeanInstantiationException e) {
      return null; // It wants what only RESTEasy injects.
    }
  }

  /** An application as it was written; the run time asks, for its policy. */
  public Application getOriginal() {
    return originals.get(0);
  }

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new LinkedHashSet<>(resources);
    originals.forEach(each -> classes.addAll(each.getClasses()));
    return classes;
  }

  @Override
  public Map<String, Object> getProperties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    originals.forEach(each -> properties.putAll(each.getProperties()));
    return properties;
  }
}
