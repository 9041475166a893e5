package dev.corsac.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page shows is what these projects have, and what is built. */
class DocumentedLinesTest {

  @ParameterizedTest
  @CsvSource({"xml, processor-type/pom.xml", "java, named-module/src/main/java/module-info.java"})
  void thePageShowsLinesOfAProject(String language, String file) throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "builds.md"));
    String project = Files.readString(Path.of("projects").resolve(file));
    var block = Pattern.compile("(?s)```" + language + "\\n(.*?)```").matcher(page);
    assertThat(block.find()).isTrue();
    assertThat(project.replace("${corsac.version}", System.getProperty("corsac.version")))
        .containsIgnoringWhitespaces(block.group(1));
  }
}
