package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.application.BoundPolicy;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.application.MatchingRoutes;
import dev.corsac.cli.application.SourceLines;
import dev.corsac.cli.print.RoutesJson;
import dev.corsac.cli.print.RoutesText;
import dev.corsac.cli.print.SurfaceAnnotations;
import dev.corsac.policy.Policy;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code corsac list}: the routes of an application, what else can grant, and to whom. */
@Command(
    name = "list",
    description = {
      "Lists the routes of an application and who may call them.",
      "Exit status: 0 listed, 2 bad input."
    })
final class ListRoutes implements Callable<Integer> {
  @Mixin private ApplicationArgument application = new ApplicationArgument();

  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      description = "Only routes that pages of this origin may read.")
  private @Nullable String origin;

  @Option(names = "--method", paramLabel = "METHOD", description = "Only routes with this method.")
  private @Nullable String method;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "Only routes that match this path. Include the base path.")
  private @Nullable String path;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CompiledApplication opened = application.open();
    List<SurfaceRoute> routes = opened.surface();
    Stream<SurfaceRoute> chosen = path == null ? routes.stream() : at(path, routes);
    if (method != null) {
      checkMethod(method, routes);
      chosen = chosen.filter(route -> route.method().equals(method) || route.method().equals("*"));
    }
    if (origin != null) {
      OriginArgument.check(origin);
      chosen = chosen.filter(route -> allows(route, origin, application.placeholders()));
    }
    List<SurfaceRoute> listed = chosen.toList();
    FormatOption.Format asked = format.format(spec, false);
    switch (asked) {
      case TEXT -> RoutesText.print(listed, Output.of(spec));
      case JSON -> format.json().print(spec, Map.of("routes", routes(listed, opened.lines())));
      case SARIF, GITHUB ->
          format.print(spec, asked, SurfaceAnnotations.ofRoutes(listed, opened.lines()));
      case MARKDOWN ->
          throw new ParameterException(
              spec.commandLine(),
              "There is no list in Markdown. Use the report: corsac report --format markdown");
    }
    return 0;
  }

  private static List<Map<String, Object>> routes(List<SurfaceRoute> listed, SourceLines lines) {
    return listed.stream().map(each -> RoutesJson.of(each, lines.of(each))).toList();
  }

  private Stream<SurfaceRoute> at(String path, List<SurfaceRoute> routes) {
    if (!path.startsWith("/")) {
      throw new BadInputException(
          "--path " + path + ": a path begins with a slash. Write /" + path);
    }
    return application.base().below(path).stream()
        .flatMap(below -> MatchingRoutes.of(routes, below).stream());
  }

  /** Methods are case-sensitive (RFC 9110, section 9.1): one in small letters is another. */
  private static void checkMethod(String method, List<SurfaceRoute> routes) {
    if (!ResourceMethod.isHttpMethod(method)) {
      throw new BadInputException(
          "--method " + Quoted.text(method) + " is not an HTTP method: a method is one word.");
    }
    List<String> methods = routes.stream().map(SurfaceRoute::method).distinct().toList();
    if (!methods.contains(method)) {
      methods.stream()
          .filter(method::equalsIgnoreCase)
          .findFirst()
          .ifPresent(meant -> {
            throw new BadInputException(
                "--method "
                    + method
                    + ": no route has it. Did you mean "
                    + Quoted.text(meant)
                    + "?");
          });
    }
  }

  private static boolean allows(SurfaceRoute route, String origin, Placeholders values) {
    return route
        .policy()
        .flatMap(policy -> BoundPolicy.of(policy, values))
        .filter((Policy policy) -> policy.anyOrigin() || policy.allows(origin))
        .isPresent();
  }
}
