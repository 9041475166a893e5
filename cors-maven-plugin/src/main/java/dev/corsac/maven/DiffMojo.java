package dev.corsac.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the application grants with what its last release granted. The build fails if
 * anything widened.
 */
@Mojo(name = "diff", threadSafe = true)
final class DiffMojo extends CommandMojo {
  private final RepositorySystem repositories;

  @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
  RepositorySystemSession resolving;

  @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true)
  List<RemoteRepository> remotes;

  /**
   * What to compare with: a jar or class folder, coordinates (com.acme:shop:1.2.0), or a version of
   * this artifact. The default is the newest release before this version.
   */
  @Parameter(property = "corsac.old")
  @Nullable String old;

  /** Fail the build if anything widened. */
  @Parameter(property = "corsac.fail", defaultValue = "true")
  boolean fail = true;

  /** The format: text, json, markdown, sarif or github. */
  @Parameter(property = "corsac.format")
  @Nullable String format;

  /** The source folder, as a path from the repository's root, for sarif and github. */
  @Parameter(property = "corsac.sources")
  @Nullable String sources;

  /** Write Markdown, for a review comment. */
  @Parameter(property = "corsac.markdown")
  boolean markdown;

  /** Write JSON, for programs. */
  @Parameter(property = "corsac.json")
  boolean json;

  @Inject
  DiffMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  @Override
  Arguments arguments() throws MojoFailureException {
    ReleasedArtifact before = new ReleasedArtifact(project, repositories, resolving, remotes);
    return new Arguments("diff")
        .option("--format", format)
        .option("--sources", sources)
        .flag("--markdown", markdown)
        .flag("--json", json)
        .operand(before.file(old).toString())
        .operand(classes);
  }

  @Override
  boolean failsTheBuild() {
    return fail;
  }

  @Override
  String refusal() {
    return "The application grants more than before: see above what widened.\n"
        + "If that is what you want, go on with -Dcorsac.fail=false.";
  }
}
