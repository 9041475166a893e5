package dev.corsac.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repository's Markdown, read as data. */
final class Documents {

  static final Path ROOT = Path.of(System.getProperty("docs.root")).normalize();
  static final Path DIAGNOSTICS = ROOT.resolve("docs/diagnostics");

  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

  private Documents() {}

  static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contents of the fenced blocks of a language, in their order. */
  static List<String> blocks(String markdown, String language) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = FENCED.matcher(markdown);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  /**
   * The number of the line that ends in {@code // wrong}, from 1.
   *
   * @return 0 if no line is marked
   */
  static int wrongLine(String source) {
    List<String> lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("// wrong")) {
        return i + 1;
      }
    }
    return 0;
  }
}
