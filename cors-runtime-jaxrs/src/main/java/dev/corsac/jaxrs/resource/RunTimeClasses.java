package dev.corsac.jaxrs.resource;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Classes that nobody wrote: containers make subclasses and proxies of resource classes, and serve
 * those in their place.
 */
public final class RunTimeClasses {
  private static final String SPRINGS = "org.springframework.aop.TargetClassAware";

  private RunTimeClasses() {}

  /** The class that was written: the class itself, or the superclass of one made at run time. */
  public static Class<?> written(Class<?> type) {
    Class<?> written = type;
    while (!isProxy(written) && isMade(written) && !isBare(written.getSuperclass())) {
      written = written.getSuperclass();
    }
    return written;
  }

  /** Whether it is a proxy that shows nothing but interfaces. */
  public static boolean isProxy(Class<?> type) {
    return Proxy.isProxyClass(type)
        || (!type.isInterface()
            && isBare(type.getSuperclass())
            && (type.isSynthetic() || type.isHidden()));
  }

  /**
   * The class of a resource: of what is behind it, if it is a proxy that tells.
   *
   * @param resource an object that a server uses as resource
   */
  public static Class<?> of(Object resource) {
    Class<?> type = resource.getClass();
    return isProxy(type) && behind(resource) instanceof Class<?> target ? target : type;
  }

  private static @Nullable Object behind(Object proxy) {
    for (Class<?> each : ResourceAnnotations.hierarchy(proxy.getClass())) {
      if (each.getName().equals(SPRINGS)) {
        try {
          return each.getMethod("getTargetClass").invoke(proxy);
        } catch (ReflectiveOperationException | RuntimeException e) {
          // Its interfaces are all that can be known then.
          return null;
        }
      }
    }
    return null;
  }

  private static boolean isBare(@Nullable Class<?> superclass) {
    return superclass == null || superclass == Object.class;
  }

  /** Build tools mark such classes as synthetic; what the program itself makes has no file. */
  private static boolean isMade(Class<?> type) {
    return type.isSynthetic()
        || type.isHidden()
        || (!isBare(type.getSuperclass()) && !hasFile(type) && hasFile(type.getSuperclass()));
  }

  // A native image has no class files at all: there nothing is made at run time.
  private static boolean hasFile(Class<?> type) {
    String name = type.getName();
    return type.getResource(name.substring(name.lastIndexOf('.') + 1) + ".class") != null;
  }
}
