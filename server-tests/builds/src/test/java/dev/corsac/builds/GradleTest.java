package dev.corsac.builds;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
    Ran.in(
            project.folder(),
            Map.of(
                "JAVA_HOME",
                Jdk.of(17).home().toString(),
                "GRADLE_USER_HOME",
                project.path("gradle-home").toString()),
            List.of(
                GRADLE.toString(),
                "--offline",
                "--no-daemon",
                "-Dmaven.repo.local=" + Repository.laidOut(),
                "-Dcorsac.version=" + System.getProperty("corsac.version"),
                "-Djersey.version=" + System.getProperty("jersey.version"),
                "classes"))
        .assertDone();
    try (Service service =
        Service.ofClasses(
            Jdk.of(17),
            project.path("build/classes/java/main"),
            project.path("build/resources/main"))) {
      service.assertOrdersGoverned();
    }
  }
}
