package dev.corsac.cli.print;

import dev.corsac.cli.application.GuardState;
import dev.corsac.cli.application.SourceLines;
import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.print.AnnotationRule.Level;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.List;

/** Routes and differences as annotations. */
public final class SurfaceAnnotations {
  private static final AnnotationRule WIDENED =
      new AnnotationRule(
          "diff-widened", Level.WARNING, "Somebody may do what nobody could do before.");
  private static final AnnotationRule NARROWED =
      new AnnotationRule("diff-narrowed", Level.NOTE, "Somebody may no longer do something.");
  private static final AnnotationRule CHANGED =
      new AnnotationRule(
          "diff-changed", Level.NOTE, "Something changed that grants no more and no less.");

  private static final AnnotationRule NOT_GUARDED =
      new AnnotationRule(
          "route-not-guarded",
          Level.WARNING,
          "Any site can make browsers send this request, which can change something.");
  private static final AnnotationRule NOT_GOVERNED =
      new AnnotationRule("route-not-governed", Level.NOTE, "No policy governs this route.");
  private static final AnnotationRule ANY_ORIGIN =
      new AnnotationRule(
          "route-any-origin", Level.NOTE, "Scripts of any origin can read the answer.");
  private static final AnnotationRule LISTED_ORIGINS =
      new AnnotationRule(
          "route-listed-origins", Level.NOTE, "Scripts of the listed origins can read the answer.");
  private static final AnnotationRule SAME_ORIGIN =
      new AnnotationRule(
          "route-same-origin", Level.NOTE, "No script of another origin can read the answer.");

  private SurfaceAnnotations() {}

  /** One for each difference. */
  public static List<Annotation> ofDifferences(List<Difference> differences, SourceLines lines) {
    return differences.stream()
        .map(each -> annotation(rule(each.kind()), each.route(), lines, each.text()))
        .toList();
  }

  /** One for each route. */
  public static List<Annotation> ofRoutes(List<SurfaceRoute> routes, SourceLines lines) {
    return routes.stream()
        .map(each -> annotation(rule(each), each, lines, RoutesText.sentence(each)))
        .toList();
  }

  private static AnnotationRule rule(Difference.Kind kind) {
    return switch (kind) {
      case WIDENED -> WIDENED;
      case NARROWED -> NARROWED;
      case CHANGED -> CHANGED;
    };
  }

  private static AnnotationRule rule(SurfaceRoute route) {
    if (GuardState.of(route) == GuardState.UNGUARDED) {
      return NOT_GUARDED;
    }
    if (route.policy().isEmpty()) {
      return NOT_GOVERNED;
    }
    List<String> origins = route.policy().get().origins();
    if (origins.contains("*")) {
      return ANY_ORIGIN;
    }
    return route.policy().get().declaration().crossOrigin() ? LISTED_ORIGINS : SAME_ORIGIN;
  }

  private static Annotation annotation(
      AnnotationRule rule, SurfaceRoute route, SourceLines lines, String text) {
    String element =
        route.resourceMethod().isEmpty()
            ? route.resourceClass()
            : route.resourceClass() + "." + route.resourceMethod();
    return new Annotation(
        rule, element, lines.of(route), route.method() + " " + route.template() + ": " + text);
  }
}
