package dev.corsac.cli.print;

import dev.corsac.cli.application.GuardState;
import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Routes for people: a table whose columns are as wide as they have to be. */
public final class RoutesText {
  private static final List<String> TITLES =
      List.of("METHOD", "PATH", "ORIGINS", "COOKIES", "REQUEST HEADERS", "GUARD", "POLICY");

  private static final int GAP = 2;
  private static final String NOTHING = "-";

  private RoutesText() {}

  /** Prints them. */
  public static void print(List<SurfaceRoute> routes, Terminal to) {
    // Without streams: this is what a short run does, and their classes are half of its time.
    List<List<String>> rows = new ArrayList<>();
    for (SurfaceRoute route : routes) {
      rows.add(row(route));
    }
    int[] widths = widths(rows);
    int width = -GAP;
    for (int each : widths) {
      width += each + GAP;
    }
    boolean folded = to.width().isPresent() && width > to.width().getAsInt();
    if (!folded) {
      to.line(to.strong(line(TITLES, widths)));
    }
    for (List<String> row : rows) {
      if (folded) {
        printFolded(row, to);
      } else {
        to.line(line(row, widths));
      }
    }
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[TITLES.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = TITLES.get(column).length();
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return widths;
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

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(row.get(column));
      line.append(" ".repeat(widths[column] - row.get(column).length() + GAP));
    }
    return line.toString().stripTrailing();
  }

  private static List<String> row(SurfaceRoute route) {
    return List.of(
        route.method(),
        route.template(),
        route.policy().isPresent() ? origins(route.policy().get()) : "not governed",
        crossOrigin(route)
            ? route.policy().get().declaration().allowCredentials() ? "yes" : "no"
            : NOTHING,
        headers(route),
        switch (GuardState.of(route)) {
          case GUARDED -> "on";
          case UNGUARDED -> "OFF";
          case SAFE, NOT_GOVERNED -> NOTHING;
        },
        route.policy().isPresent() ? route.policy().get().bearer() : NOTHING);
  }

  private static boolean crossOrigin(SurfaceRoute route) {
    return route.policy().isPresent() && route.policy().get().declaration().crossOrigin();
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
    if (!crossOrigin(route)) {
      return NOTHING;
    }
    Set<String> names = new LinkedHashSet<>();
    for (InferredHeader header : route.requestHeaders()) {
      names.add(header.name());
    }
    names.addAll(route.policy().get().declaration().allowedHeaders());
    return names.isEmpty() ? NOTHING : String.join(", ", names);
  }
}
