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

  /** Write the files into this folder. */
  @Parameter(property = "corsac.output", defaultValue = "${project.build.directory}/corsac")
  String output;

  /** Leave the paths of these templates to the application; one template per line. */
  @Parameter(property = "corsac.leave")
  @Nullable String leave;

  /** Let the server in front refuse what the guard refuses; only for nginx. */
  @Parameter(property = "corsac.guard")
  boolean guard;

  /** The cluster (Envoy) or the service (Gateway API). */
  @Parameter(property = "corsac.service")
  @Nullable String service;

  /** The port of the service (Gateway API). */
  @Parameter(property = "corsac.port")
  @Nullable String port;

  /** The name of the gateway (Gateway API). */
  @Parameter(property = "corsac.gateway")
  @Nullable String gateway;

  /** Allow the request headers of any method of a path for all its methods (Gateway API). */
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
