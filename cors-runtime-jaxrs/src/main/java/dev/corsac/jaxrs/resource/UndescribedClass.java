package dev.corsac.jaxrs.resource;

import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Root resource classes that no table describes and that bear no policy: libraries have them. They
 * are served all the same, so that a preflight request to one of their paths must not be granted by
 * a catch-all template of somebody else.
 */
public final class UndescribedClass {

  private UndescribedClass() {}

  /** The routes of a class, under no policy; empty if it has none that can be read. */
  public static Optional<ResourceClass> of(Class<?> type) {
    try {
      Path path = ResourceAnnotations.path(type);
      return path == null || !UriTemplate.isWellFormed(path.value())
          ? Optional.empty()
          : Optional.of(routes(type, path.value()));
    } catch (LinkageError e) {
      // A class whose signatures name missing types cannot be served either.
      return Optional.empty();
    }
  }

  private static ResourceClass routes(Class<?> type, String template) {
    List<ResourceMethod> methods = new ArrayList<>();
    List<Locator> locators = new ArrayList<>();
    for (ResourceAnnotations.Routed routed : ResourceAnnotations.routedMethods(type)) {
      if (UriTemplate.isWellFormed(routed.template())) {
        String signature = ResourceAnnotations.signature(routed.method());
        routed
            .httpMethod()
            .ifPresentOrElse(
                httpMethod ->
                    methods.add(
                        new ResourceMethod(
                            httpMethod,
                            routed.template(),
                            List.of(signature),
                            null,
                            null,
                            List.of())),
                () ->
                    locators.add(new Locator(routed.template(), signature, null, null, List.of())));
      }
    }
    return new ResourceClass(type.getName(), List.of(), template, methods, locators);
  }
}
