package dev.corsac.contract.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code docs/guide/environments.md}, whose lines are what the servers are configured with. */
public final class Guide {
  private static final Path PAGE = Path.of("..", "..", "docs", "guide", "environments.md");

  private Guide() {}

  /**
   * The first block of a language below a heading.
   *
   * @throws IllegalStateException if there is none
   */
  public static String block(String heading, String language) {
    String page = read();
    int section = page.indexOf("\n## " + heading + "\n");
    int end = page.indexOf("\n## ", section + 1);
    String text = page.substring(Math.max(section, 0), end < 0 ? page.length() : end);
    String fence = "```" + language + "\n";
    int begin = text.indexOf(fence);
    if (section < 0 || begin < 0) {
      throw new IllegalStateException("no block of " + language + " below " + heading);
    }
    return text.substring(begin + fence.length(), text.indexOf("```", begin + fence.length()));
  }

  private static String read() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
