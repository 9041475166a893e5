package dev.corsac.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.finding.DiagnosticId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ids that people have written down are there for good. */
class KeptIdsTest {
  private static final Path KEPT = Path.of("..", "signature", "diagnostics.txt");

  private final List<String> ids =
      Arrays.stream(DiagnosticId.values()).map(DiagnosticId::id).toList();

  @Test
  void noIdIsRemovedOrRenamed() throws IOException {
    assertThat(ids)
        .as(
            "an id stands in users' @Tolerate, in -Acorsac.off and in links: without it they no"
                + " longer compile. Keep it; what it said may become another finding")
        .containsAll(kept());
  }

  @Test
  void aReleaseKeepsAllThatItHas() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    if (!pom.substring(0, pom.indexOf("</version>")).endsWith("-SNAPSHOT")) {
      assertThat(kept()).as("add the new id to signature/diagnostics.txt").containsAll(ids);
    }
  }

  @Test
  void theListHasEachIdOnceAndInOrder() throws IOException {
    assertThat(kept()).doesNotHaveDuplicates().isSorted();
  }

  private static List<String> kept() throws IOException {
    return Files.readAllLines(KEPT);
  }
}
