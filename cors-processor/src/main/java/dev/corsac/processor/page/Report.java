package dev.corsac.processor.page;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.decide.Guard;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.InferredHeader;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.SurfaceRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the page says, before it is a page: the surface by resource class, in sentences.
 *
 * @param resources the resource classes, sorted by name
 * @param warnings what was warned of, in the order of the elements
 */
record Report(List<Resource> resources, List<Warning> warnings) {

  /**
   * A resource class.
   *
   * @param name its canonical name
   * @param routes its routes, sorted by template
   */
  record Resource(String name, List<Route> routes) {

    String simpleName() {
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  /**
   * A route.
   *
   * @param surface the facts
   * @param warnings what was warned of at the method or at its policy
   */
  record Route(SurfaceRoute surface, List<Warning> warnings) {

    Optional<PolicyDeclaration> policy() {
      return surface.policy().map(PolicyAnnotation::declaration);
    }

    /** Who may call it, in one of four ways. */
    Reach reach() {
      if (policy().isEmpty()) {
        return Reach.NOT_GOVERNED;
      }
      PolicyDeclaration policy = policy().get();
      if (!policy.crossOrigin()) {
        return Reach.SAME_ORIGIN;
      }
      return policy.effectiveOrigins().contains("*") ? Reach.ANY_ORIGIN : Reach.LISTED_ORIGINS;
    }

    /** The Java method, or the {@code Application}. */
    String element() {
      return surface.resourceMethod().isEmpty()
          ? surface.resourceClass()
          : surface.resourceMethod();
    }

    List<String> origins() {
      return policy().map(PolicyDeclaration::effectiveOrigins).orElse(List.of());
    }

    boolean credentials() {
      return policy().map(PolicyDeclaration::allowCredentials).orElse(false);
    }

    List<Toleration> tolerated() {
      return policy().map(PolicyDeclaration::tolerate).orElse(List.of());
    }

    /** The request headers that are allowed to somebody, and how each came to be. */
    List<Header> requestHeaders() {
      if (reach() == Reach.SAME_ORIGIN || reach() == Reach.NOT_GOVERNED) {
        return List.of();
      }
      Map<String, Header> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (InferredHeader inferred : surface.requestHeaders()) {
        headers.put(
            inferred.name(), new Header(inferred.name(), "inferred from " + inferred.source()));
      }
      for (String listed : policy().map(PolicyDeclaration::allowedHeaders).orElse(List.of())) {
        headers.putIfAbsent(listed, new Header(listed, "listed in allowedHeaders"));
      }
      return List.copyOf(headers.values());
    }

    /** Whether a browser asks first. */
    String sending() {
      boolean changes = !Guard.isSafe(surface.httpMethod());
      boolean guarded = changes && policy().filter(PolicyDeclaration::guarded).isPresent();
      String open = changes && policy().isPresent() && !guarded ? " Not guarded." : "";
      if (!surface.simple()) {
        return "Never sent before the browser has asked." + open;
      }
      return guarded
          ? "Sent at once, by any page; from origins that the policy does not allow it gets 403"
              + " before the method runs."
          : "Sent at once, by any page, and handled." + open;
    }

    /** What a preflight request is answered. */
    String preflight() {
      String when = surface.simple() ? "If a script adds a header, a preflight: " : "Preflight: ";
      return switch (reach()) {
        case NOT_GOVERNED -> when + "left to the server.";
        case SAME_ORIGIN -> when + "403 for every other origin.";
        case ANY_ORIGIN -> when + "204 for any origin, " + remembered();
        case LISTED_ORIGINS ->
            when + "204 for the origins listed, 403 for all others, " + remembered();
      };
    }

    private String remembered() {
      long seconds = policy().map(PolicyDeclaration::maxAge).orElse(0L);
      return seconds == 0 ? "not to be remembered." : "remembered up to " + seconds + " seconds.";
    }

    /** What the answer to the request itself says. */
    String after() {
      return switch (reach()) {
        case NOT_GOVERNED -> "No CORS headers of Corsac's.";
        case SAME_ORIGIN -> "No script of another origin can read the answer.";
        case ANY_ORIGIN -> "Scripts of any origin can read the answer.";
        case LISTED_ORIGINS ->
            "Scripts of the origins listed can read the answer, whatever its status.";
      };
    }

    List<String> exposedHeaders() {
      return policy().map(PolicyDeclaration::exposedHeaders).orElse(List.of());
    }

    /** Which annotation decides, and where it stands. */
    String decidedBy() {
      return surface
          .policy()
          .map(policy ->
              "@"
                  + policy.simpleName()
                  + " on "
                  + policy.declaredOn()
                  + (policy.composed()
                      ? ", through @" + simple(policy.bearerAnnotation()) + " on " + policy.bearer()
                      : ""))
          .orElse("no annotation in reach");
    }

    private static String simple(String name) {
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  /** Who may read a route's answers. */
  enum Reach {
    LISTED_ORIGINS("listed origins"),
    ANY_ORIGIN("any origin"),
    SAME_ORIGIN("same origin only"),
    NOT_GOVERNED("not governed");

    private final String words;

    Reach(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * A request header that is allowed.
   *
   * @param name its name
   * @param source where it came from
   */
  record Header(String name, String source) {}

  /**
   * What the compiler warned of.
   *
   * @param id the diagnostic's id
   * @param element where
   * @param text the problem
   */
  record Warning(String id, ElementRef element, String text) {}

  /** The report of a surface. */
  static Report of(List<SurfaceRoute> surface, List<Diagnostic> warned) {
    List<Warning> warnings =
        warned.stream()
            .map(each ->
                new Warning(each.finding().id().id(), each.element(), each.finding().problem()))
            .toList();
    Map<String, List<Route>> byClass = new TreeMap<>();
    for (SurfaceRoute route : surface) {
      byClass
          .computeIfAbsent(route.resourceClass(), unused -> new ArrayList<>())
          .add(route(route, warnings));
    }
    return new Report(
        byClass.entrySet().stream()
            .map(entry -> new Resource(entry.getKey(), entry.getValue()))
            .toList(),
        warnings);
  }

  private static Route route(SurfaceRoute route, List<Warning> warnings) {
    Optional<ElementRef> bearer = route.policy().map(PolicyAnnotation::bearer);
    return new Route(
        route,
        warnings.stream()
            .filter(warning ->
                warning.element().equals(route.element())
                    || bearer.filter(warning.element()::equals).isPresent())
            .toList());
  }

  Stream<Route> routes() {
    return resources.stream().flatMap(resource -> resource.routes().stream());
  }

  long count(Reach reach) {
    return routes().filter(route -> route.reach() == reach).count();
  }

  /** The origins that occur, sorted. */
  List<String> origins() {
    return List.copyOf(
        routes()
            .flatMap(route -> route.origins().stream())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The methods that occur, sorted. */
  List<String> methods() {
    return List.copyOf(
        routes()
            .map(route -> route.surface().httpMethod())
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
