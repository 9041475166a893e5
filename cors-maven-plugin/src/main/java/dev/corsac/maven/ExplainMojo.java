package dev.corsac.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Explains what a browser makes of a request, and what would grant it. A refusal is an answer: the
 * build goes on.
 */
@Mojo(name = "explain", threadSafe = true)
final class ExplainMojo extends BasedMojo {

  /** The page's origin, as browsers send it; null for a sandboxed frame. */
  @Parameter(property = "corsac.origin")
  @Nullable String origin;

  /** The request's path as on the wire, base path included; or its whole URL. */
  @Parameter(property = "corsac.path")
  @Nullable String path;

  /** In the place of path, method and header: what a browser's "Copy as cURL" gives. */
  @Parameter(property = "corsac.curl")
  @Nullable String curl;

  /** In their place: a HAR file that a browser's network tab saved. */
  @Parameter(property = "corsac.har")
  @Nullable String har;

  /** Only this request of the HAR file, from 1. */
  @Parameter(property = "corsac.entry")
  @Nullable String entry;

  /** The request's method; GET if there is none. */
  @Parameter(property = "corsac.method")
  @Nullable String method;

  /** Headers that the script sets, as name or name: value; one a line. */
  @Parameter(property = "corsac.header")
  @Nullable String header;

  /** Whether the script asks for credentials. */
  @Parameter(property = "corsac.credentials")
  boolean credentials;

  /** Whether the request has an upload listener or a streamed body. */
  @Parameter(property = "corsac.upload-listener")
  boolean uploadListener;

  /** Whether to write JSON, for programs. */
  @Parameter(property = "corsac.json")
  boolean json;

  @Override
  Arguments arguments() {
    return of("explain")
        .option("--origin", origin)
        .option("--path", path)
        .option("--curl", curl)
        .option("--har", har)
        .option("--entry", entry)
        .option("--method", method)
        .lines("--header", header)
        .flag("--credentials", credentials)
        .flag("--upload-listener", uploadListener)
        .flag("--json", json);
  }

  @Override
  boolean failsTheBuild() {
    return false;
  }
}
