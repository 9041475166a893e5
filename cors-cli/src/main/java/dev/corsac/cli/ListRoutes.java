package dev.corsac.cli;

import dev.corsac.cli.application.MatchingRoutes;
import dev.corsac.cli.application.Route;
import dev.corsac.cli.print.RoutesJson;
import dev.corsac.cli.print.RoutesText;
import dev.corsac.policy.Placeholders;
import dev.corsac.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code corsac list}: the routes of an application, what else can grant, and to whom. */
@Command(name = "list", description = "Lists the routes of an application and who may call them.")
final class ListRoutes implements Callable<Integer> {
  @Mixin private ApplicationArgument application = new ApplicationArgument();

  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      description = "Only what pages of this origin may read.")
  private @Nullable String origin;

  @Option(names = "--method", paramLabel = "METHOD", description = "Only routes of this method.")
  private @Nullable String method;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "Only routes that match this path, base path included.")
  private @Nullable String path;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Route> routes = application.open().surface();
    if (path != null) {
      String base = application.base();
      routes =
          path.startsWith(base)
              ? MatchingRoutes.of(routes, path.substring(base.length()))
              : List.of();
    }
    Stream<Route> chosen = routes.stream();
    if (method != null) {
      chosen = chosen.filter(route -> route.method().equals(method) || route.method().equals("*"));
    }
    if (origin != null) {
      chosen = chosen.filter(route -> allows(route, origin, application.placeholders()));
    }
    List<Route> listed = chosen.toList();
    if (json.asked()) {
      json.print(spec, Map.of("routes", listed.stream().map(RoutesJson::of).toList()));
    } else {
      RoutesText.print(listed, Output.of(spec));
    }
    return 0;
  }

  private static boolean allows(Route route, String origin, Placeholders values) {
    return route
        .policy()
        .flatMap(policy -> policy.reviewed(values))
        .filter((Policy policy) -> policy.anyOrigin() || policy.allows(origin))
        .isPresent();
  }
}
