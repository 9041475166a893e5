package dev.corsac.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the policies as configuration for a server in front of the application. */
@Mojo(name = "export", threadSafe = true)
final class ExportMojo extends BasedMojo {

  /** The format: nginx, envoy, gateway-api or openapi. */
  @Parameter(property = "corsac.format")
  @Nullable String format;

  /** The folder into which it is written. */
  @Parameter(property = "corsac.output", defaultValue = "${project.build.directory}/corsac")
  String output;

  /** Templates of routes whose paths are left to the application; one a line. */
  @Parameter(property = "corsac.leave")
  @Nullable String leave;

  /** Whether the server in front refuses what the guard refuses; nginx only. */
  @Parameter(property = "corsac.guard")
  boolean guard;

  /** Envoy's cluster or the Gateway API's service. */
  @Parameter(property = "corsac.service")
  @Nullable String service;

  /** The Gateway API's service port. */
  @Parameter(property = "corsac.port")
  @Nullable String port;

  /** The Gateway API's gateway. */
  @Parameter(property = "corsac.gateway")
  @Nullable String gateway;

  /** Whether each method of a path is given the request headers of all; the Gateway API only. */
  @Parameter(property = "corsac.join-headers")
  boolean joinHeaders;

  @Override
  Arguments arguments() {
    return of("export")
        .option("--format", format)
        .option("--output", output)
        .lines("--leave", leave)
        .flag("--guard", guard)
        .option("--service", service)
        .option("--port", port)
        .option("--gateway", gateway)
        .flag("--join-headers", joinHeaders);
  }
}
