package dev.corsac.cli.edge;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.application.BoundPolicy;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.edge.EdgeLocation.Answers;
import dev.corsac.policy.Policy;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.path.BasePath;
import dev.corsac.policy.surface.SurfaceRoute;
import dev.corsac.testing.CompiledTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An application as a list of places, narrowest first: a request is answered as the first place
 * says whose template its path matches; where none does, it is not governed. Holds for ordinary
 * paths: without matrix parameters, empty and dot segments, and percent-encoded ASCII.
 *
 * @param base the application's base path
 * @param methods the HTTP methods that are told apart; the first stands for all others
 * @param origins the origins that are told apart
 * @param locations the places
 * @param encodedText whether texts of templates are percent-encoded, so that no variable may be
 */
public record EdgeTable(
    String base,
    List<String> methods,
    OriginClasses origins,
    List<EdgeLocation> locations,
    boolean encodedText) {

  /** Stands for every method that no route has. */
  public static final String OTHER_METHOD = "CORSAC-OTHER";

  public EdgeTable {
    methods = List.copyOf(methods);
    locations = List.copyOf(locations);
  }

  /**
   * Asks the compiled table about every place.
   *
   * @param base below which the application is served
   * @param values of placeholders
   * @param left templates whose paths are left to the application, as written
   * @param guard whether the guard is asked too
   * @param format for messages
   * @throws InexpressibleException if a governed route cannot be told by its path
   * @throws BadInputException if a policy is not valid with these values
   */
  public static EdgeTable of(
      CompiledApplication application,
      BasePath base,
      Placeholders values,
      Collection<String> left,
      boolean guard,
      String format) {
    return of(
        application.routes(),
        application.table(base, values),
        base.path(),
        values,
        left,
        guard,
        format);
  }

  static EdgeTable of(
      List<SurfaceRoute> routes,
      CompiledTable table,
      String base,
      Placeholders values,
      Collection<String> left,
      boolean guard,
      String format) {
    EdgeTemplates templates = EdgeTemplates.of(routes, table.tables(), left);
    List<String> problems = new ArrayList<>(templates.problems());
    Set<String> methods = new LinkedHashSet<>(List.of(OTHER_METHOD, "GET", "HEAD", "POST"));
    routes.forEach(route -> methods.add(route.method()));
    Set<List<OriginPattern>> sets = new LinkedHashSet<>();
    for (SurfaceRoute route : routes) {
      route
          .policy()
          .flatMap(policy -> BoundPolicy.of(policy, values))
          .map((Policy policy) -> policy.origins().patterns())
          .filter(patterns -> !patterns.isEmpty())
          .ifPresent(sets::add);
    }
    EdgeTable empty =
        new EdgeTable(
            base, List.copyOf(methods), OriginClasses.of(sets), List.of(), templates.encodedText());
    List<EdgeLocation> locations = new ArrayList<>();
    AnswersOfTable asked = new AnswersOfTable(table, empty, guard);
    for (EdgeTemplate template : templates.all()) {
      Optional<Answers> answers =
          templates.isLeft(template)
              ? Optional.of(asked.untouched())
              : asked.at(template, templates.all());
      if (answers.isEmpty()) {
        problems.add(
            templates.written(template).orElseGet(template::toString)
                + ": export found no path that its regular expressions match, or such paths get"
                + " different answers.");
      }
      answers.ifPresent(
          each -> locations.add(new EdgeLocation(template, templates.written(template), each)));
    }
    problems.addAll(hidden(locations));
    if (!problems.isEmpty()) {
      throw new InexpressibleException(format, problems);
    }
    return empty.with(locations);
  }

  private static List<String> hidden(List<EdgeLocation> locations) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < locations.size(); i++) {
      for (int j = i + 1; j < locations.size(); j++) {
        EdgeLocation one = locations.get(i);
        EdgeLocation other = locations.get(j);
        if (one.template().meetsSomewhere(other.template())
            && !one.answers().equals(other.answers())) {
          problems.add(
              one.name()
                  + " and "
                  + other.name()
                  + ": some paths may match both, and the answers differ. Use regular expressions"
                  + " that never match the same text.");
        }
      }
    }
    return problems;
  }

  /** Without places where nothing is governed, unless they hide a wider place. */
  private EdgeTable with(List<EdgeLocation> all) {
    List<EdgeLocation> kept = new ArrayList<>();
    Comparator<EdgeLocation> narrowestFirst =
        Comparator.comparing(EdgeLocation::template, EdgeTemplate.NARROWEST_FIRST);
    for (EdgeLocation location : all.stream().sorted(narrowestFirst.reversed()).toList()) {
      if (!location.answers().notGoverned()
          || kept.stream().anyMatch(wider -> wider.template().overlaps(location.template()))) {
        kept.add(0, location);
      }
    }
    return new EdgeTable(base, methods, origins, kept, encodedText);
  }
}
