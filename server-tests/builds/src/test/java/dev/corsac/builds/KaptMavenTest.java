package dev.corsac.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kapt as Kotlin's Maven plugin runs it. */
class KaptMavenTest {
  private static final String RESOURCE = "src/main/kotlin/com/acme/OrderResource.kt";

  private static Project project(String variant) throws IOException {
    return Project.copy("kapt-maven", variant).withKotlin();
  }

  private static Ran compile(Project project, int jdk) {
    return Maven.RUNNING.run(project, Jdk.of(jdk), "3.16.0", "compile");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void aKotlinResourceIsGovernedAndItsSurfaceLocked(int jdk) throws IOException {
    Project project = project("locked-" + jdk);
    Ran unlocked = compile(project, jdk);
    assertThat(unlocked.status()).as(unlocked.said()).isNotZero();
    assertThat(unlocked.said()).contains("[cors:surface-changed]");
    Path lock = project.path("surface.lock");
    Files.copy(project.path("target/classes/META-INF/corsac/surface.lock"), lock);
    assertThat(lock).content().contains("DELETE /orders/{id} | https://shop.example.com");

    compile(project, jdk).assertDone();
    try (Service service = Service.ofClasses(Jdk.of(jdk), project.path("target/classes"))) {
      service.assertOrdersGoverned();
    }
  }

  /** kapt knows the line of the class; which value it is stands in the text. */
  @Test
  void aWarningPointsAtTheKotlinClass() throws IOException {
    Project project =
        project("warning")
            .replace(
                RESOURCE,
                "\"https://shop.example.com\"",
                "\"https://shop.example.com\", \"https://shop.example.com\"");
    assertThat(compile(project, 17).said())
        .contains(RESOURCE + ":10: warning: [cors:origin-duplicate]")
        .contains("in value[1] of @CrossOrigin on com.acme.OrderResource");
  }
}
