package dev.corsac.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.browsers.app.GuardedResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** And what an extension of the browser sends by itself, whose origin is its own. */
abstract class GuardScenariosWithExtensions extends GuardScenarios {
  private final String background;

  /**
   * Takes a browser.
   *
   * @param background the part of an extension's manifest that names its script, {@code post.js}
   */
  GuardScenariosWithExtensions(BrowserKind kind, String background) {
    super(kind);
    this.background = background;
  }

  /** The user has let it act for this host, or not. */
  @ParameterizedTest
  @CsvSource({"cors, true", "cors, false", "no-cors, true", "no-cors, false"})
  void anExtensionMayWhereTheUserLetsIt(String mode, boolean permitted, @TempDir Path folder)
      throws Exception {
    String id = sentByExtension(folder, guarded("localhost"), mode, permitted);
    assertThat(GuardedResource.hasRun(id)).isEqualTo(permitted);
  }

  /** Has an extension send a request, and waits for the answer. */
  String sentByExtension(Path folder, String url, String mode, boolean permitted)
      throws IOException, InterruptedException {
    String id = Api.newId();
    write(folder, marked(url, id), mode, permitted);
    bench().browser().install(folder);
    awaitAnswer(id);
    assertThat(bench().api().arrivals(id).get(0).header("Origin")).contains("-extension://");
    return id;
  }

  private void write(Path folder, String url, String mode, boolean permitted) throws IOException {
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {
          "manifest_version": 3,
          "name": "Poster",
          "version": "1",
          "background": %s,
          "host_permissions": [%s]
        }
        """
            .formatted(background, permitted ? "\"http://*/*\"" : ""));
    Files.writeString(
        folder.resolve("post.js"),
        "fetch(\"%s\", { method: \"POST\", mode: \"%s\", body: \"x\" });".formatted(url, mode));
  }
}
