package dev.corsac.builds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Maven.
 *
 * @param home where it is
 */
record Maven(Path home) {

  private static final List<String> VERSIONS =
      List.of(
          "corsac.version",
          "jersey.version",
          "jersey4.version",
          "kotlin.version",
          "lombok.version",
          "quarkus.version");

  /** The one that runs this build. */
  static final Maven RUNNING = new Maven(Path.of(System.getProperty("maven.home")));

  static final Maven NEWER = unpacked("maven39.version");
  static final Maven FOUR = unpacked("maven4.version");

  private static Maven unpacked(String property) {
    return new Maven(
        Path.of("target", "mavens", "apache-maven-" + System.getProperty(property))
            .toAbsolutePath());
  }

  /**
   * Runs it.
   *
   * @param compiler the version of {@code maven-compiler-plugin}
   * @param goals what is built, and options
   */
  Ran run(Project project, Jdk jdk, String compiler, String... goals) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                home.resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + Repository.laidOut(),
                "-Dcompiler.version=" + compiler,
                "-Dmaven.test.skip"));
    for (String version : VERSIONS) {
      command.add("-D" + version + "=" + System.getProperty(version));
    }
    if ("offline: true".equals(System.getProperty("maven.offline"))) {
      command.add("-o");
    }
    command.addAll(List.of(goals));
    return Ran.in(
        project.folder(),
        Map.of("JAVA_HOME", jdk.home().toString(), "MAVEN_ARGS", "", "MAVEN_OPTS", ""),
        command);
  }
}
