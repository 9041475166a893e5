package dev.corsac.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Lists who may call what. */
@Mojo(name = "list", threadSafe = true)
final class ListMojo extends BasedMojo {

  /** Only routes that pages of this origin may read. */
  @Parameter(property = "corsac.origin")
  @Nullable String origin;

  /** Only routes with this method. */
  @Parameter(property = "corsac.method")
  @Nullable String method;

  /** Only routes that match this path. Include the base path. */
  @Parameter(property = "corsac.path")
  @Nullable String path;

  /** The format: text, json, markdown, sarif or github. */
  @Parameter(property = "corsac.format")
  @Nullable String format;

  /** The source folder, as a path from the repository's root, for sarif and github. */
  @Parameter(property = "corsac.sources")
  @Nullable String sources;

  /** Write JSON, for programs. */
  @Parameter(property = "corsac.json")
  boolean json;

  @Override
  Arguments arguments() {
    return of("list")
        .option("--origin", origin)
        .option("--method", method)
        .option("--path", path)
        .option("--format", format)
        .option("--sources", sources)
        .flag("--json", json);
  }
}
