package dev.corsac.jaxrs.server;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** What is particular to CXF, read by name, without a dependency. */
public final class CxfQuirks {
  private static final Logger LOG = System.getLogger("dev.corsac");
  private static final String CXF = "org.apache.cxf.";
  private static final String METHOD = CXF + "jaxrs.model.OperationResourceInfo";

  private CxfQuirks() {}

  /**
   * Whether CXF takes the type that a locator declares for the class of what it returned, the whole
   * endpoint over ({@code jaxrs.static.subresources}). What cannot be read is taken for that.
   *
   * @param request after matching
   */
  public static boolean takesDeclaredTypes(ContainerRequestContext request) {
    if (!request.getClass().getName().startsWith(CXF)) {
      return false;
    }
    try {
      Object resource = resource(request);
      if (resource == null) {
        return true;
      }
      // Nothing public tells.
      Field isStatic = resource.getClass().getDeclaredField("enableStatic");
      return !isStatic.trySetAccessible() || isStatic.getBoolean(resource);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.log(Level.DEBUG, "CXF does not tell how it resolves sub-resources", e);
      return true;
    }
  }

  /** Whether a locator led to the resource method of a request, as far as CXF tells. */
  public static boolean isBelowLocator(ContainerRequestContext request) {
    try {
      Object resource = resource(request);
      return resource == null
          || !Boolean.TRUE.equals(resource.getClass().getMethod("isRoot").invoke(resource));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return true;
    }
  }

  /** What CXF knows of the class of the method that it chose; null if it chose none. */
  private static @Nullable Object resource(ContainerRequestContext request)
      throws ReflectiveOperationException {
    Object message = call(request, "getMessage");
    Object exchange = call(message, "getExchange");
    Class<?> type = Class.forName(METHOD, false, request.getClass().getClassLoader());
    Object chosen = exchange.getClass().getMethod("get", Class.class).invoke(exchange, type);
    return chosen == null ? null : call(chosen, "getClassResourceInfo");
  }

  private static Object call(Object object, String method) throws ReflectiveOperationException {
    return object.getClass().getMethod(method).invoke(object);
  }
}
