package dev.corsac.cli.print;

/**
 * A kind of {@link Annotation}.
 *
 * @param id stable, for tools that remember what was dismissed
 * @param level how loud it is
 * @param description what it means, in a sentence
 */
public record AnnotationRule(String id, Level level, String description) {

  /** How loud an annotation is. */
  public enum Level {
    /** To be looked at. */
    WARNING("warning", "warning"),
    /** To be known. */
    NOTE("note", "notice");

    private final String sarif;
    private final String github;

    Level(String sarif, String github) {
      this.sarif = sarif;
      this.github = github;
    }

    String sarif() {
      return sarif;
    }

    String github() {
      return github;
    }
  }
}
