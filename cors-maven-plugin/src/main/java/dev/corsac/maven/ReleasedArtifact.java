package dev.corsac.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.version.Version;
import org.jspecify.annotations.Nullable;

/**
 * An application of before, from a file or through Maven's resolver.
 *
 * @param project the application of now
 * @param repositories Maven's resolver
 * @param session its session
 * @param remotes where the project looks for artifacts
 */
record ReleasedArtifact(
    MavenProject project,
    RepositorySystem repositories,
    RepositorySystemSession session,
    List<RemoteRepository> remotes) {
  private static final String NAME_ANOTHER =
      "\nName what to compare with: -Dcorsac.old=VERSION, =GROUP:ARTIFACT:VERSION, or =FILE";

  /**
   * Its jar or class folder.
   *
   * @param named a file, coordinates or a version; null for the newest release before the project's
   *     version
   * @throws MojoFailureException if there is none, in two lines
   */
  Path file(@Nullable String named) throws MojoFailureException {
    if (named == null) {
      return resolved(ofThisProject(lastRelease()));
    }
    Path file = Path.of(named);
    if (Files.exists(file)) {
      return file;
    }
    return resolved(named.contains(":") ? coordinates(named) : ofThisProject(named));
  }

  private String lastRelease() throws MojoFailureException {
    String range = "[0," + project.getVersion() + ")";
    List<Version> versions;
    try {
      versions =
          repositories
              .resolveVersionRange(
                  session, new VersionRangeRequest(ofThisProject(range), remotes, null))
              .getVersions();
    } catch (VersionRangeResolutionException e) {
      throw new MojoFailureException(
          "Maven cannot list the versions of " + name() + ": " + e.getMessage() + NAME_ANOTHER);
    }
    return versions.stream()
        .map(Version::toString)
        .filter(version -> !version.endsWith("-SNAPSHOT"))
        .reduce((older, newer) -> newer)
        .orElseThrow(() ->
            new MojoFailureException(
                "There is no release of "
                    + name()
                    + " before "
                    + project.getVersion()
                    + " in the project's repositories."
                    + NAME_ANOTHER));
  }

  private String name() {
    return project.getGroupId() + ":" + project.getArtifactId();
  }

  private Artifact ofThisProject(String version) {
    return new DefaultArtifact(
        project.getGroupId(),
        project.getArtifactId(),
        project.getArtifact().getArtifactHandler().getExtension(),
        version);
  }

  private static Artifact coordinates(String named) throws MojoFailureException {
    try {
      return new DefaultArtifact(named);
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(
          named
              + " is neither a file nor GROUP:ARTIFACT[:EXTENSION[:CLASSIFIER]]:VERSION."
              + NAME_ANOTHER);
    }
  }

  private Path resolved(Artifact artifact) throws MojoFailureException {
    try {
      return repositories
          .resolveArtifact(session, new ArtifactRequest(artifact, remotes, null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new MojoFailureException(
          "Maven cannot get " + artifact + ": " + e.getMessage() + NAME_ANOTHER);
    }
  }
}
