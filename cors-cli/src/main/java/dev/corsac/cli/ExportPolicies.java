package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.application.ConfiguredOrigins;
import dev.corsac.cli.application.OriginSuppliers;
import dev.corsac.cli.edge.EdgeTable;
import dev.corsac.cli.edge.InexpressibleException;
import dev.corsac.cli.export.EnvoyRoutes;
import dev.corsac.cli.export.GatewayRoutes;
import dev.corsac.cli.export.NginxConfiguration;
import dev.corsac.cli.export.OpenApiDocument;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.surface.SurfaceRoute;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code corsac export}: the compiled table as configuration of a server in front. */
@Command(
    name = "export",
    description = {
      "Turns the compiled table into configuration for a server in front of the application.",
      "If the format cannot express a route, the command names the route and writes nothing.",
      "Exit status: 0 written, 2 bad input, or a route that the format cannot express."
    })
final class ExportPolicies implements Callable<Integer> {

  /** The formats. */
  enum Format {
    NGINX("nginx"),
    ENVOY("envoy"),
    GATEWAY_API("gateway-api"),
    OPENAPI("openapi");

    private final String shown;

    Format(String shown) {
      this.shown = shown;
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  @Mixin private ApplicationArgument application = new ApplicationArgument();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Format format = Format.NGINX;

  @Option(
      names = "--leave",
      paramLabel = "TEMPLATE",
      description =
          "Leave the paths of this template to the application, which then answers them itself."
              + " Write the template as \"list\" shows it. Can be repeated.")
  private List<String> left = List.of();

  @Option(
      names = "--guard",
      description =
          "Let the server in front refuse what the guard refuses, if the application does not run"
              + " Corsac's own guard. Only for nginx.")
  private boolean guard;

  @Option(
      names = "--service",
      defaultValue = "application",
      paramLabel = "NAME",
      description = "The cluster (Envoy) or the service (Gateway API); default ${DEFAULT-VALUE}.")
  private String service = "";

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "The port of the service (Gateway API); default ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--gateway",
      defaultValue = "gateway",
      paramLabel = "NAME",
      description = "The name of the gateway (Gateway API); default ${DEFAULT-VALUE}.")
  private String gateway = "";

  @Option(
      names = "--join-headers",
      description =
          "Allow the request headers of any method of a path for all its methods: the Gateway API"
              + " has one list per path. Without this option, methods that differ are an error.")
  private boolean joinHeaders;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Write files into this folder instead of the standard output.")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CompiledApplication opened = application.open();
    List<ConfiguredOrigins> frozen = frozen(opened);
    EdgeTable table =
        EdgeTable.of(
            opened, application.base(), application.placeholders(), left, guard, format.toString());
    if (format != Format.NGINX) {
      refuseGuard(table);
    }
    Map<String, String> files = files(table, opened);
    PrintWriter out = spec.commandLine().getOut();
    if (folder == null) {
      files.forEach((name, text) -> {
        if (files.size() > 1) {
          out.println("# ---- " + name);
        }
        out.print(text);
      });
    } else {
      OutputFolder written = new OutputFolder(folder);
      files.forEach((name, text) -> out.println(written.write(name, text)));
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    for (ConfiguredOrigins each : frozen) {
      err.println(
          each.sentence() + " The export has the value from --set: export again when it changes.");
    }
    err.flush();
    return 0;
  }

  /**
   * What an {@code OriginSource} supplies, of which a configuration holds only what it is now.
   *
   * @throws BadInputException if it is not said what that is
   */
  private List<ConfiguredOrigins> frozen(CompiledApplication opened) {
    OriginSuppliers suppliers = opened.suppliers();
    Map<ConfiguredOrigins, Set<String>> templates = new LinkedHashMap<>();
    for (SurfaceRoute route : opened.routes()) {
      if (!left.contains(route.template())) {
        suppliers.of(route).stream()
            .filter(each -> each.source().isPresent())
            .forEach(each ->
                templates
                    .computeIfAbsent(each, unused -> new LinkedHashSet<>())
                    .add(route.template()));
      }
    }
    Placeholders values = application.placeholders();
    templates.forEach((origins, governed) -> {
      if (values.value(origins.placeholder()).isEmpty()) {
        throw new BadInputException(
            origins.sentence()
                + " The command does not call it, and a configuration would not notice later"
                + " changes.\nSay what it supplies now with --set "
                + origins.placeholder()
                + "=…, or leave its routes to the application: "
                + governed.stream()
                    .map(template -> "--leave '" + template + "'")
                    .collect(Collectors.joining(" ")));
      }
    });
    return List.copyOf(templates.keySet());
  }

  private void refuseGuard(EdgeTable table) {
    List<String> guarded =
        table.locations().stream()
            .filter(location -> location.answers().guarded())
            .map(location ->
                location.name()
                    + ": the guard refuses requests here, and this format cannot express that."
                    + " Without --guard, the application's own guard decides.")
            .toList();
    if (!guarded.isEmpty()) {
      throw new InexpressibleException(format.toString(), guarded);
    }
  }

  private Map<String, String> files(EdgeTable table, CompiledApplication opened) {
    Map<String, String> files = new LinkedHashMap<>();
    switch (format) {
      case NGINX -> {
        files.put("corsac-http.conf", NginxConfiguration.variables(table));
        files.put("corsac-location.conf", NginxConfiguration.location(guard));
      }
      case ENVOY -> files.put("envoy-routes.yaml", EnvoyRoutes.of(table, service));
      case GATEWAY_API ->
          files.put(
              "httproutes.yaml",
              GatewayRoutes.of(
                  table, new GatewayRoutes.Options(gateway, service, port, joinHeaders)));
      case OPENAPI -> files.put("openapi.json", OpenApiDocument.of(table, opened.routes()));
    }
    return files;
  }
}
