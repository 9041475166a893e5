package dev.corsac.processor.write;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line that copies one file over another, to be pasted into a shell. */
final class CopyCommand {

  /** What a POSIX shell reads inside of double quotes. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\\"$`]");

  private CopyCommand() {}

  static String of(String from, Path to, boolean windows) {
    Path directory = to.getParent();
    boolean missing = directory != null && !Files.isDirectory(directory);
    if (windows) {
      return (missing ? "md \"" + directory + "\" && " : "")
          + "copy /Y \""
          + from
          + "\" \""
          + to
          + "\"";
    }
    return (missing ? "mkdir -p " + quoted(String.valueOf(directory)) + " && " : "")
        + "cp "
        + quoted(from)
        + " "
        + quoted(to.toString());
  }

  private static String quoted(String path) {
    return "\""
        + SPECIAL.matcher(path).replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()))
        + "\"";
  }
}
