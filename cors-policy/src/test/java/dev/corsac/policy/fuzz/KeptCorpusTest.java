package dev.corsac.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Jazzer begins with and what it once found, and some texts beside them, in each build. */
class KeptCorpusTest {
  private static final Path CORPUS =
      Path.of("src", "test", "resources", "dev", "corsac", "policy", "fuzz");
  private static final int NEIGHBOURS = 50;

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void whatIsKeptIsAsItMustBe(FuzzTarget target) throws IOException {
    List<Path> kept = kept(target);
    assertThat(kept).hasSizeGreaterThan(1);
    Random random = new Random(7);
    for (Path file : kept) {
      byte[] text = Files.readAllBytes(file);
      check(target, text);
      for (int i = 0; i < NEIGHBOURS; i++) {
        check(target, neighbour(text, random));
      }
    }
  }

  private static List<Path> kept(FuzzTarget target) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(target.folder()))) {
      return files.sorted().toList();
    }
  }

  private static void check(FuzzTarget target, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThatCode(() -> target.check(text)).as("\"%s\"", text).doesNotThrowAnyException();
  }

  /** One character is another one, of those that mean something somewhere. */
  private static byte[] neighbour(byte[] text, Random random) {
    byte[] other = text.clone();
    if (other.length > 0) {
      byte[] signs = "/.:*~%;,{}[]-$ \nA0".getBytes(StandardCharsets.US_ASCII);
      other[random.nextInt(other.length)] = signs[random.nextInt(signs.length)];
    }
    return other;
  }
}
