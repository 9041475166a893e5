package dev.corsac.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A Gradle build with Debian's Gradle, an old one: no newer distribution could be had. */
class GradleTest {
  private static final Path GRADLE = Path.of("/usr/bin/gradle");

  @Test
  void theProcessorPathIsRightForGradle() {
    assumeTrue(Files.isExecutable(GRADLE), "Gradle is not installed");
    Project project = Project.copy("gradle", "17").withSources("");
    gradle(project, "classes");
    try (Service service =
        Service.ofClasses(
            Jdk.of(17),
            project.path("build/classes/java/main"),
            project.path("build/resources/main"))) {
      service.assertOrdersGoverned();
    }
  }

  @Test
  void theCommandsAreATask() {
    assumeTrue(Files.isExecutable(GRADLE), "Gradle is not installed");
    Project project = Project.copy("gradle", "17-commands").withSources("");
    assertThat(gradle(project, "-Dcorsac.args=list --path /orders", "corsac"))
        .containsPattern("GET +/orders +https://");
  }

  private static String gradle(Project project, String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                GRADLE.toString(),
                "--offline",
                "--no-daemon",
                "-Dmaven.repo.local=" + Repository.laidOut(),
                "-Dcorsac.version=" + System.getProperty("corsac.version"),
                "-Djersey.version=" + System.getProperty("jersey.version")));
    command.addAll(List.of(words));
    return Ran.in(
            project.folder(),
            Map.of(
                "JAVA_HOME",
                Jdk.of(17).home().toString(),
                "GRADLE_USER_HOME",
                project.path("gradle-home").toString()),
            command)
        .assertDone()
        .said();
  }
}
