package dev.corsac.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.browsers.app.GuardedResource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumGuardTest extends GuardScenariosWithExtensions {
  ChromiumGuardTest() {
    super(BrowserKind.CHROMIUM, "{ \"service_worker\": \"post.js\" }");
  }

  /** Nothing tells it from a page there. Firefox sends nothing from extensions over plain http. */
  @Test
  void overPlainHttpNoExtensionMay(@TempDir Path folder) throws Exception {
    String id = sentByExtension(folder, guarded(Names.API), "no-cors", true);
    assertThat(GuardedResource.hasRun(id)).isFalse();
  }
}
