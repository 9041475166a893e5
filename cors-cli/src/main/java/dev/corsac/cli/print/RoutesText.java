package dev.corsac.cli.print;

import dev.corsac.cli.application.GuardState;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes for people: a table whose columns are as wide as they have to be. */
public final class RoutesText {
  private static final List<String> TITLES =
      List.of("METHOD", "PATH", "ORIGINS", "COOKIES", "REQUEST HEADERS", "GUARD", "POLICY");

  private static final int GAP = 2;
  private static final String NOTHING = "-";

  private RoutesText() {}

  /** Prints them. */
  public static void print(List<SurfaceRoute> routes, Terminal to) {
    List<List<String>> rows = new ArrayList<>();
    routes.forEach(route -> rows.add(row(route)));
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < TITLES.size(); column++) {
      int at = column;
      widths.add(
          Stream.concat(Stream.of(TITLES), rows.stream())
              .mapToInt(row -> row.get(at).length())
              .max()
              .orElse(0));
    }
    int width = widths.stream().mapToInt(each -> each + GAP).sum() - GAP;
    if (to.width().isPresent() && width > to.width().getAsInt()) {
      rows.forEach(row -> printFolded(row, to));
      return;
    }
    to.line(to.strong(line(TITLES, widths)));
    rows.forEach(row -> to.line(line(row, widths)));
  }

  /** Where the table is wider than the terminal: a route over several lines. */
  private static void printFolded(List<String> row, Terminal to) {
    to.line(to.strong(row.get(0) + " " + row.get(1)));
    for (int column = 2; column < row.size(); column++) {
      if (!row.get(column).equals(NOTHING)) {
        to.line("  " + TITLES.get(column).toLowerCase(Locale.ROOT) + ": " + row.get(column));
      }
    }
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(row.get(column));
      line.append(" ".repeat(widths.get(column) - row.get(column).length() + GAP));
    }
    return line.toString().stripTrailing();
  }

  private static List<String> row(SurfaceRoute route) {
    return List.of(
        route.method(),
        route.template(),
        route.policy().map(RoutesText::origins).orElse("not governed"),
        route
            .policy()
            .filter(policy -> policy.declaration().crossOrigin())
            .map(policy -> policy.declaration().allowCredentials() ? "yes" : "no")
            .orElse(NOTHING),
        headers(route),
        switch (GuardState.of(route)) {
          case GUARDED -> "on";
          case UNGUARDED -> "OFF";
          case SAFE, NOT_GOVERNED -> NOTHING;
        },
        route.policy().map(RoutesText::place).orElse(NOTHING));
  }

  /** A route's grant in a sentence. */
  static String sentence(SurfaceRoute route) {
    String guard = GuardState.of(route) == GuardState.UNGUARDED ? "; not guarded" : "";
    if (route.policy().isEmpty()) {
      return "not governed" + guard;
    }
    SurfacePolicy policy = route.policy().get();
    if (!policy.declaration().crossOrigin()) {
      return "open to no other origin" + guard;
    }
    return "open to "
        + String.join(", ", policy.origins())
        + (policy.declaration().allowCredentials() ? ", with credentials" : "")
        + guard;
  }

  private static String origins(SurfacePolicy policy) {
    return policy.declaration().crossOrigin()
        ? String.join(" ", policy.origins())
        : "same origin only";
  }

  private static String headers(SurfaceRoute route) {
    if (route.policy().filter(policy -> policy.declaration().crossOrigin()).isEmpty()) {
      return NOTHING;
    }
    String names =
        Stream.concat(
                route.requestHeaders().stream().map(header -> header.name()),
                route.policy().stream().flatMap(p -> p.declaration().allowedHeaders().stream()))
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? NOTHING : names;
  }

  private static String place(SurfacePolicy policy) {
    return policy.bearer();
  }
}
