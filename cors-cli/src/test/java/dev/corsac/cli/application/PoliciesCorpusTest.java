package dev.corsac.cli.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.corsac.policy.surface.SurfaceRoute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Jazzer begins with and what it once found, and some files beside them, in each build. */
class PoliciesCorpusTest {
  private static final Path CORPUS =
      Path.of("src", "test", "resources", "dev", "corsac", "cli", "application", "policies");
  private static final int NEIGHBOURS = 200;

  @Test
  void whatIsKeptIsReadOrRefusedInWords() throws IOException {
    Random random = new Random(7);
    for (Path file : kept()) {
      byte[] bytes = Files.readAllBytes(file);
      check(bytes);
      for (int i = 0; i < NEIGHBOURS; i++) {
        check(neighbour(bytes, random));
      }
    }
  }

  /** Else nothing would be written and read again. */
  @Test
  void whatTheProcessorWroteIsReadWhole() throws IOException {
    byte[] file = Files.readAllBytes(CORPUS.resolve("every-kind"));
    assertThat(new PoliciesJson().surface(file, "policies.json"))
        .extracting(SurfaceRoute::kind)
        .containsExactly(SurfaceRoute.Kind.values());
  }

  private static List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      List<Path> kept = files.sorted().toList();
      assertThat(kept).hasSizeGreaterThan(1);
      return kept;
    }
  }

  private static void check(byte[] file) {
    assertThatCode(() -> PoliciesFuzzing.fuzzerTestOneInput(file))
        .as(new String(file, StandardCharsets.UTF_8))
        .doesNotThrowAnyException();
  }

  /** One byte is another one, of those that mean something somewhere. */
  private static byte[] neighbour(byte[] file, Random random) {
    byte[] other = file.clone();
    byte[] signs = "{}[],:\"\\/*$\n\0009-.enu\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    other[random.nextInt(other.length)] = signs[random.nextInt(signs.length)];
    return other;
  }
}
