package dev.corsac.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/suites.md} says what the data says. {@code -Ddocs.update} writes the tables there.
 */
class SuitesPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "suites.md");

  private final List<Suite> suites = Suite.all();

  @Test
  void thePageCountsTheRowsOfEachSuite() throws IOException {
    assertShows(SuitesPage.counts(suites));
  }

  @Test
  void thePageListsEachDifference() throws IOException {
    assertShows(SuitesPage.differences(suites));
  }

  @Test
  void thePageListsWhatIsNotPortable() throws IOException {
    assertShows(SuitesPage.notPortable(suites));
  }

  @Test
  void thePageNamesWhereEachSuiteWasRead() throws IOException {
    String page = Files.readString(PAGE);
    for (Suite suite : suites) {
      assertThat(suite.sources()).isNotEmpty();
      assertThat(page).contains(suite.sources().get(0).replace("github.com/", ""));
    }
  }

  private static void assertShows(String table) throws IOException {
    String page = Files.readString(PAGE);
    if (Boolean.getBoolean("docs.update")) {
      int start = page.indexOf(table.substring(0, table.indexOf('\n')));
      int blank = page.indexOf("\n\n", start);
      String rest = blank < 0 ? "" : page.substring(blank + 1);
      Files.writeString(PAGE, page.substring(0, start) + table + rest);
    } else {
      assertThat(page).contains(table);
    }
  }
}
