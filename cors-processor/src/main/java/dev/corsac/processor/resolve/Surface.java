package dev.corsac.processor.resolve;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.InferredHeader;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.model.SurfaceRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The compiled surface: every way from the base path to a resource method. */
public final class Surface {

  /** Says where a recursive locator begins to repeat itself. */
  private static final String AND_SO_ON = "/…";

  /**
   * From here on another way from the same root to the same class under the same policy tells a
   * reviewer nothing new; classes that all lead to each other would have a way for each order.
   */
  private static final int MAX_WAYS = 8;

  private final CompilationModel model;
  private final List<SurfaceRoute> routes = new ArrayList<>();
  private final Map<Way, Integer> ways = new HashMap<>();

  private record Way(String root, String to, Optional<PolicyDeclaration> under) {}

  private Surface(CompilationModel model) {
    this.model = model;
  }

  /** All routes of the sources' root resource classes, sorted by template, method and class. */
  public static List<SurfaceRoute> of(CompilationModel model) {
    Surface surface = new Surface(model);
    for (ResourceClassDeclaration resource : model.resources().values()) {
      if (resource.fromSource()
          && resource.concrete()
          && !resource.restClient()
          && resource.path().isPresent()) {
        surface.walk(
            resource.element().owner(),
            resource,
            join("", resource.path().get()),
            Optional.empty(),
            List.of(),
            Set.of());
      }
    }
    surface.routes.sort(Surface::compare);
    return List.copyOf(surface.routes);
  }

  private static int compare(SurfaceRoute one, SurfaceRoute two) {
    int order = one.template().compareTo(two.template());
    order = order != 0 ? order : one.httpMethod().compareTo(two.httpMethod());
    order = order != 0 ? order : one.resourceClass().compareTo(two.resourceClass());
    return order != 0 ? order : one.resourceMethod().compareTo(two.resourceMethod());
  }

  private void walk(
      String root,
      ResourceClassDeclaration resource,
      String path,
      Optional<PolicyAnnotation> inherited,
      List<InferredHeader> headersOnTheWay,
      Set<String> walked) {
    Set<String> walkedHere = new TreeSet<>(walked);
    Way way =
        new Way(root, resource.element().owner(), inherited.map(PolicyAnnotation::declaration));
    boolean repeats =
        !walkedHere.add(resource.element().owner()) || ways.merge(way, 1, Integer::sum) > MAX_WAYS;
    String base = repeats ? path + AND_SO_ON : path;
    for (ResourceMethodDeclaration method : resource.methods()) {
      List<InferredHeader> headers = new ArrayList<>(headersOnTheWay);
      for (InferredHeader header : InferredHeaders.of(resource, method)) {
        if (!holds(headers, header.name())) {
          headers.add(header);
        }
      }
      Optional<PolicyAnnotation> near = Scopes.near(method, inherited);
      Optional<PolicyAnnotation> policy = near.isPresent() ? near : Scopes.outer(resource, model);
      String template = join(base, method.path().orElse(""));
      for (Designator designator : method.designators()) {
        routes.add(
            new SurfaceRoute(
                designator.httpMethod(),
                template.isEmpty() ? "/" : template,
                root,
                resource.element().owner(),
                method.signatures().get(0),
                method.element(),
                SimpleRequests.reach(method, designator.httpMethod()),
                policy,
                headers));
      }
      Optional<String> target = method.subResourceType();
      ResourceClassDeclaration next =
          target.isPresent() ? model.resources().get(target.get()) : null;
      if (!repeats && next != null) {
        walk(root, next, template, near, headers, walkedHere);
      }
    }
  }

  private static boolean holds(List<InferredHeader> headers, String name) {
    for (InferredHeader header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private static String join(String base, String template) {
    String trimmed = template;
    while (trimmed.startsWith("/")) {
      trimmed = trimmed.substring(1);
    }
    while (trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    return trimmed.isEmpty() ? base : base + "/" + trimmed;
  }
}
