package dev.corsac.policy.rule;

import dev.corsac.policy.finding.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of a placeholder: a comma-separated list, or {@code none}.
 *
 * @param elements what it lists, as far as it can be read
 * @param fault what is wrong with the list itself
 */
record ListValue(List<String> elements, Optional<Fault> fault) {

  private static final String NOTHING = "none";
  private static final Pattern JSON_OR_YAML = Pattern.compile("^(?:[\\[\"']|-\\s)");
  private static final Pattern BRACKETS_AND_QUOTES = Pattern.compile("[\\[\\]\"']");
  private static final Pattern BULLET = Pattern.compile("(?:^|\\s)-\\s+");
  private static final Pattern OTHER_SEPARATOR = Pattern.compile("\\s*[\\s;|]\\s*");

  /**
   * What is wrong with a list.
   *
   * @param problem what it is and what to do, in sentences
   * @param meant the list that was meant
   */
  record Fault(String problem, String meant) {}

  /**
   * Reads a value.
   *
   * @param text not blank
   */
  static ListValue of(String text) {
    String value = text.strip();
    if (value.equals(NOTHING)) {
      return new ListValue(List.of(), Optional.empty());
    }
    if (JSON_OR_YAML.matcher(value).find()) {
      String bare = BRACKETS_AND_QUOTES.matcher(value).replaceAll(" ");
      return broken(
          Quoted.text(value)
              + " is a list as JSON, YAML or a shell would have it. Separate the elements with"
              + " commas, without brackets, bullets or quotation marks.",
          named(split(BULLET.matcher(bare).replaceAll(","))));
    }
    List<String> separated = List.of(OTHER_SEPARATOR.split(value));
    if (separated.size() > 1
        && separated.stream().allMatch(each -> each.contains("://"))
        && value.indexOf(',') < 0) {
      return broken(Quoted.text(value) + " lists several. Separate them with commas.", separated);
    }
    return ofElements(value, split(value));
  }

  private static ListValue broken(String problem, List<String> meant) {
    return new ListValue(List.of(), Optional.of(fault(problem, meant)));
  }

  private static ListValue ofElements(String value, List<String> texts) {
    List<String> named = named(texts);
    Optional<Fault> fault = Optional.empty();
    if (named.size() < texts.size() && texts.stream().anyMatch(String::isEmpty)) {
      fault = Optional.of(fault(Quoted.text(value) + superfluousComma(texts), named));
    } else if (named.isEmpty()) {
      fault = Optional.of(fault("Write " + Quoted.text(value) + " in lower case.", named));
    } else if (named.size() < texts.size()) {
      fault =
          Optional.of(
              fault(
                  Quoted.text(value)
                      + " lists \"none\" beside others. Alone it stands for an empty list; remove"
                      + " it.",
                  named));
    }
    return new ListValue(named, fault);
  }

  private static String superfluousComma(List<String> texts) {
    if (texts.get(texts.size() - 1).isEmpty()) {
      return " has a comma at the end. Remove it.";
    }
    return texts.get(0).isEmpty()
        ? " has a comma at the start. Remove it."
        : " has two commas in a row. Remove one.";
  }

  private static Fault fault(String problem, List<String> meant) {
    return new Fault(problem, meant.isEmpty() ? NOTHING : String.join(",", meant));
  }

  private static List<String> split(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
  }

  private static List<String> named(List<String> texts) {
    return texts.stream()
        .filter(text -> !text.isEmpty() && !text.equalsIgnoreCase(NOTHING))
        .toList();
  }
}
