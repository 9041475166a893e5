package dev.corsac.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Explains what a browser does with a request, and what would grant it. If the answer is no, the
 * build does not fail.
 */
@Mojo(name = "explain", threadSafe = true)
final class ExplainMojo extends BasedMojo {

  /** The page's origin, as browsers send it; null for a sandboxed frame. */
  @Parameter(property = "corsac.origin")
  @Nullable String origin;

  /** The request's path with the base path, as the browser sends it, or the whole URL. */
  @Parameter(property = "corsac.path")
  @Nullable String path;

  /** Instead of path, method and header: a command from a browser's "Copy as cURL". */
  @Parameter(property = "corsac.curl")
  @Nullable String curl;

  /** Instead of these: a HAR file that a browser's network tab saved. */
  @Parameter(property = "corsac.har")
  @Nullable String har;

  /** Only this request of the HAR file; the first is 1. */
  @Parameter(property = "corsac.entry")
  @Nullable String entry;

  /** The request's method; the default is GET. */
  @Parameter(property = "corsac.method")
  @Nullable String method;

  /** Headers that the script sets, as name or name: value; one per line. */
  @Parameter(property = "corsac.header")
  @Nullable String header;

  /** The script asks for credentials. */
  @Parameter(property = "corsac.credentials")
  boolean credentials;

  /** The request has an upload listener or a streamed body. */
  @Parameter(property = "corsac.upload-listener")
  boolean uploadListener;

  /** Write JSON, for programs. */
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
