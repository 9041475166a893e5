package dev.corsac.cli.print;

import dev.corsac.cli.application.GuardState;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes for people: a table whose columns are as wide as they have to be. */
public final class RoutesText {
  private static final List<String> TITLES =
      List.of("METHOD", "PATH", "ORIGINS", "COOKIES", "REQUEST HEADERS", "GUARD", "POLICY");

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
    to.line(to.strong(line(TITLES, widths)));
    rows.forEach(row -> to.line(line(row, widths)));
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(row.get(column));
      line.append(" ".repeat(widths.get(column) - row.get(column).length() + 2));
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
            .orElse("-"),
        headers(route),
        switch (GuardState.of(route)) {
          case GUARDED -> "on";
          case UNGUARDED -> "OFF";
          case SAFE, NOT_GOVERNED -> "-";
        },
        route.policy().map(RoutesText::place).orElse("-"));
  }

  private static String origins(SurfacePolicy policy) {
    return policy.declaration().crossOrigin()
        ? String.join(" ", policy.origins())
        : "same origin only";
  }

  private static String headers(SurfaceRoute route) {
    if (route.policy().filter(policy -> policy.declaration().crossOrigin()).isEmpty()) {
      return "-";
    }
    String names =
        Stream.concat(
                route.requestHeaders().stream().map(header -> header.name()),
                route.policy().stream().flatMap(p -> p.declaration().allowedHeaders().stream()))
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "-" : names;
  }

  private static String place(SurfacePolicy policy) {
    return policy.bearer();
  }
}
