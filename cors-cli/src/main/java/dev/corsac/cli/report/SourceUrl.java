package dev.corsac.cli.report;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.application.SourceLine;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a line of a source file can be read.
 *
 * @param template an http or https URL with <code>{file}</code> and, if it can, <code>{line}</code>
 */
public record SourceUrl(String template) {
  private static final String FILE = "{file}";
  private static final String LINE = "{line}";

  /**
   * Checks the template.
   *
   * @throws BadInputException if it is no http or https URL, or names no file
   */
  public SourceUrl {
    String scheme = template.toLowerCase(Locale.ROOT);
    if (!(scheme.startsWith("https://") || scheme.startsWith("http://"))
        || !template.contains(FILE)) {
      throw new BadInputException(
          "--source-url "
              + template
              + ": write an https URL with {file} and {line}, such as"
              + " https://github.com/acme/shop/blob/main/src/main/java/{file}#L{line}");
    }
  }

  /** The URL of a place; empty if a class file names a file that is in no package. */
  public Optional<String> of(SourceLine place) {
    // A jar says what its files are called: no name of its leads to another folder.
    if (place.file().contains("..")
        || place.file().contains("\\")
        || place.file().startsWith("/")) {
      return Optional.empty();
    }
    String line = place.line().isPresent() ? Integer.toString(place.line().getAsInt()) : "1";
    return encoded(place.file()).map(file -> template.replace(FILE, file).replace(LINE, line));
  }

  private static Optional<String> encoded(String path) {
    try {
      return Optional.of(new URI(null, null, path, null).toASCIIString());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
