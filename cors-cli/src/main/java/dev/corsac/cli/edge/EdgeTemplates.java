package dev.corsac.cli.edge;

import dev.corsac.policy.path.TemplateSegment;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The templates of an application's routes and of everywhere that they meet. With these, narrowest
 * first, the first that matches a path is a subset of all others that match it.
 */
final class EdgeTemplates {
  private static final String AND_SO_ON = "/…";
  private static final int MOST = 20_000;

  private final Set<EdgeTemplate> all = new LinkedHashSet<>();
  private final Map<EdgeTemplate, String> written = new HashMap<>();
  private final Set<EdgeTemplate> left = new HashSet<>();
  private final Set<EdgeTemplate> beginnings = new LinkedHashSet<>();
  private final Set<String> locators = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private boolean encodedText;

  private EdgeTemplates() {}

  /**
   * @param leave templates as written whose paths need not be told apart
   */
  static EdgeTemplates of(
      List<SurfaceRoute> routes, List<PolicyTable> tables, Collection<String> leave) {
    EdgeTemplates templates = new EdgeTemplates();
    for (SurfaceRoute route : routes) {
      templates.add(route, leave.contains(route.template()));
    }
    tables.forEach(table -> templates.addOpaqueLocators(table, leave));
    for (String template : leave) {
      if (!templates.locators.contains(template)
          && routes.stream().noneMatch(route -> route.template().equals(template))) {
        templates.problems.add(template + ": --leave names this template, but no route has it.");
      }
    }
    templates.close();
    return templates;
  }

  /** All of them. */
  Set<EdgeTemplate> all() {
    return all;
  }

  /** The template as a route writes it; empty where several routes meet. */
  Optional<String> written(EdgeTemplate template) {
    return Optional.ofNullable(written.get(template));
  }

  boolean isLeft(EdgeTemplate template) {
    return left.contains(template);
  }

  /** Governed routes that cannot be told by their path, one sentence each. */
  List<String> problems() {
    return problems;
  }

  /** Whether a text is percent-encoded: then one that is encoded otherwise may be the same. */
  boolean encodedText() {
    return encodedText;
  }

  private void add(SurfaceRoute route, boolean leave) {
    String written = route.template();
    int repeats = written.indexOf(AND_SO_ON);
    EdgeTemplate whole = EdgeTemplate.of(repeats < 0 ? written : written.substring(0, repeats));
    int spans = firstSpanning(whole.segments());
    boolean governed = route.policy().isPresent() && !leave;
    if (repeats >= 0 || spans >= 0) {
      addBeginning(whole);
      if (governed) {
        problems.add(
            name(route)
                + (repeats >= 0
                    ? ": its locators are recursive, so there is no end to its paths."
                    : ": a variable's regular expression can match a slash or nothing."));
      }
      return;
    }
    if (whole.segments().stream().anyMatch(s -> s.expression().indexOf('%') >= 0)) {
      encodedText = true;
      if (governed) {
        problems.add(
            name(route)
                + ": its path has percent-encoded characters, and there are several ways to write"
                + " these.");
      }
    }
    all.add(whole);
    this.written.putIfAbsent(whole, written);
    if (leave) {
      left.add(whole);
    }
  }

  private void addBeginning(EdgeTemplate template) {
    int spans = firstSpanning(template.segments());
    EdgeTemplate beginning =
        spans < 0 ? template : new EdgeTemplate(template.segments().subList(0, spans));
    beginnings.add(beginning);
  }

  private static String name(SurfaceRoute route) {
    return route.method()
        + " "
        + route.template()
        + " ("
        + route.resourceClass()
        + "."
        + route.resourceMethod()
        + ")";
  }

  private static int firstSpanning(List<TemplateSegment> segments) {
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).spans()) {
        return i;
      }
    }
    return -1;
  }

  private void addOpaqueLocators(PolicyTable table, Collection<String> leave) {
    for (ResourceClass root : table.classes()) {
      if (root.template() != null) {
        // The class is chosen first, even where it then has no method for the path.
        addBeginning(EdgeTemplate.of(root.template()));
        String path = root.template();
        walk(table, root, path.startsWith("/") ? path : "/" + path, leave, new HashSet<>());
      }
    }
  }

  private void walk(
      PolicyTable table,
      ResourceClass from,
      String path,
      Collection<String> leave,
      Set<String> walked) {
    if (!walked.add(from.name())) {
      return;
    }
    for (Locator locator : from.locators()) {
      String below = joined(path, locator.template());
      addBeginning(EdgeTemplate.of(below));
      List<ResourceClass> targets = targets(table, locator);
      if (!targets.isEmpty()) {
        targets.forEach(target -> walk(table, target, below, leave, walked));
        continue;
      }
      EdgeTemplate whole = EdgeTemplate.of(below);
      addBeginning(whole);
      locators.add(below);
      if (locator.own() != null
          && locator.own().declaration().crossOrigin()
          && !leave.contains(below)) {
        problems.add(
            below
                + " ("
                + from.name()
                + "."
                + locator.signature()
                + "): the return type of this locator does not show what is below it. Declare the"
                + " resource class that it returns.");
      }
    }
    walked.remove(from.name());
  }

  private static List<ResourceClass> targets(PolicyTable table, Locator locator) {
    List<String> names = locator.targets();
    return table.classes().stream().filter(each -> names.contains(each.name())).toList();
  }

  private static String joined(String path, String template) {
    UriTemplate below = UriTemplate.parse(template);
    return below.segments().isEmpty() ? path : path + "/" + template.replaceFirst("^/", "");
  }

  private void close() {
    for (EdgeTemplate route : List.copyOf(all)) {
      for (EdgeTemplate beginning : beginnings) {
        int length = route.segments().size();
        if (beginning.segments().size() <= length) {
          beginning.extendedTo(length).meet(route).ifPresent(all::add);
        }
      }
    }
    Deque<EdgeTemplate> open = new ArrayDeque<>(all);
    while (!open.isEmpty() && all.size() <= MOST) {
      EdgeTemplate next = open.remove();
      for (EdgeTemplate other : List.copyOf(all)) {
        next.meet(other).filter(all::add).ifPresent(open::add);
      }
    }
    if (all.size() > MOST) {
      problems.add("The templates overlap in more than " + MOST + " ways.");
    }
  }
}
