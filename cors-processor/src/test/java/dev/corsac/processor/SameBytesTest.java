package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The same sources give the same bytes: in another process, whose sets and maps have another order,
 * on another JDK, and on the Eclipse compiler.
 */
class SameBytesTest {

  @Test
  void anotherProcessWritesTheSame() throws Exception {
    Map<String, String> here = WrittenFiles.of(CompilerUnderTest.JAVAC);
    assertThat(here.keySet())
        .anyMatch(name -> name.endsWith("corsac/policies.json"))
        .anyMatch(name -> name.endsWith("corsac/surface.lock"))
        .anyMatch(name -> name.endsWith("corsac/tables"))
        .anyMatch(name -> name.endsWith("_CorsTable.java"));
    OtherJdk same =
        new OtherJdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    assertThat(same.run(WrittenFiles.class)).isEqualTo(here);
  }

  @Test
  void anotherJdkWritesTheSame() throws Exception {
    Map<String, String> here = WrittenFiles.of(CompilerUnderTest.JAVAC);
    for (int feature : OtherJdk.wanted()) {
      Optional<OtherJdk> jdk = OtherJdk.find(feature);
      if (jdk.isPresent()) {
        assertThat(jdk.get().run(WrittenFiles.class)).as("JDK %s", feature).isEqualTo(here);
      }
    }
  }

  @Test
  void theEclipseCompilerWritesTheSame() throws Exception {
    assertThat(WrittenFiles.of(CompilerUnderTest.ECJ))
        .isEqualTo(WrittenFiles.of(CompilerUnderTest.JAVAC));
  }
}
