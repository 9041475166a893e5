package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages of the guide show of the compiler's files is what it writes. */
class WrittenFilesTest {
  private static final String HASH = "_[0-9a-f]{16}_";

  @TempDir Path classes;

  private static String first(String page, String language) {
    return Documents.blocks(Documents.read(Documents.ROOT.resolve("docs").resolve(page)), language)
        .get(0);
  }

  private void compile(String source) throws IOException {
    assertThat(Compilation.into(classes, List.of(source)).printed()).isEmpty();
  }

  @Test
  void theRoutesOfAGeneratedInterfaceAreThoseOfThePage() throws Exception {
    compile(first("guide/interfaces.md", "java"));

    assertThat(CommandLineTest.corsac("list", classes.toString()).out())
        .isEqualTo(first("guide/interfaces.md", "text"));
  }

  @Test
  void aNativeImageIsToldWhatThePageShows() throws IOException {
    compile(first("testing.md", "java"));

    String written =
        Documents.read(
            classes.resolve(
                "META-INF/native-image/dev.corsac.generated/com.acme.OrderResource/reachability-metadata.json"));
    assertThat(written.replaceAll(HASH, "_"))
        .isEqualTo(first("guide/native.md", "json").replaceAll(HASH, "_"));
  }
}
