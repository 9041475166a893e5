package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What code outside can name is kept in {@code signature}, a file for each published module, as
 * there is no release yet to compare with. What is new may be added at any time, and is there at
 * the latest when the version is no snapshot; {@code -Ddocs.update} adds it, and never removes a
 * line. The command line and the Maven plugin have commands instead, which their own tests hold.
 */
class PublicApiTest {
  private static final Path KEPT = Documents.ROOT.resolve("signature");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cors-annotations",
        "cors-policy",
        "cors-runtime-jaxrs",
        "cors-runtime-servlet",
        "cors-testing"
      })
  void nothingThatCodeOutsideNamesIsRemovedOrChanged(String module) throws IOException {
    SortedSet<String> now = ApiSignature.of(Documents.ROOT.resolve(module + "/target/classes"));
    assertThat(now).isNotEmpty();
    Path file = KEPT.resolve(module + ".txt");
    if (Boolean.getBoolean("docs.update")) {
      TreeSet<String> all = new TreeSet<>(now);
      all.addAll(Files.exists(file) ? Files.readAllLines(file) : List.of());
      Files.writeString(file, String.join("\n", all) + "\n");
    }
    List<String> kept = Files.readAllLines(file);
    assertThat(kept)
        .as(
            "code that was compiled against %s would no longer compile, or stop with a"
                + " NoSuchMethodError. Keep the old member beside the new one; before the first"
                + " release, and in a major version, the line may be deleted from %s",
            module, file.getFileName())
        .isSubsetOf(now);
    if (isRelease()) {
      assertThat(now)
          .as("new: mvn verify -Ddocs.update=true adds it to %s", file.getFileName())
          .isSubsetOf(kept);
    }
  }

  private static boolean isRelease() {
    String pom = Documents.read(Documents.ROOT.resolve("pom.xml"));
    return !pom.substring(0, pom.indexOf("</version>")).endsWith("-SNAPSHOT");
  }

  @Test
  void whatIsKeptIsWhatUsersWrite() throws IOException {
    assertThat(Files.readAllLines(KEPT.resolve("cors-annotations.txt")))
        .contains(
            "dev.corsac.CrossOrigin: abstract annotation of java.lang.annotation.Annotation",
            "dev.corsac.CrossOrigin#maxAge(): abstract long with a default",
            "dev.corsac.Tolerate#reason(): abstract java.lang.String");
    assertThat(Files.readAllLines(KEPT.resolve("cors-policy.txt")))
        .noneMatch(line -> line.startsWith("dev.corsac.policy.surface."));
    assertThat(Files.readAllLines(KEPT.resolve("cors-runtime-jaxrs.txt")))
        .anyMatch(line -> line.startsWith("dev.corsac.jaxrs.Cors#reload("))
        .noneMatch(line -> line.startsWith("dev.corsac.jaxrs.front."));
  }
}
