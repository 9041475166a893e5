package dev.corsac.cli.print;

import java.util.List;

/** Annotations as workflow commands, which GitHub Actions shows beside the lines of a change. */
public final class GitHubAnnotations {
  private GitHubAnnotations() {}

  /**
   * A line for each.
   *
   * @param sources the folder of the sources, relative to the repository's root
   */
  public static String of(List<Annotation> annotations, String sources) {
    StringBuilder text = new StringBuilder();
    for (Annotation each : annotations) {
      text.append("::").append(each.rule().level().github()).append(' ');
      each.place()
          .ifPresent(place -> {
            text.append("file=").append(property(SourceFiles.path(sources, place))).append(',');
            place.line().ifPresent(line -> text.append("line=").append(line).append(','));
          });
      text.append("title=").append(property("Corsac: " + each.rule().id()));
      text.append("::").append(data(each.text())).append('\n');
    }
    return text.toString();
  }

  /** A line break would end the command, and begin another one. */
  private static String data(String text) {
    return Shown.visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
