package dev.corsac.cli.edge;

import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.TemplateSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a text that matches a segment of a template. */
final class SampleText {
  private static final List<String> COMMON =
      List.of(
          "corsac-1",
          "corsac_2.x",
          "1",
          "27",
          "2027",
          "123456",
          "a",
          "z",
          "ab",
          "abc",
          "A",
          "AB",
          "ABC",
          "abcdef12",
          "a1",
          "A1",
          "x-1",
          "v1",
          "v2",
          "1.0",
          "1.2.3",
          "en",
          "en-GB",
          "en_GB",
          "2027-01-31",
          "2028-12-01",
          "3b241101-e2bb-4255-8caf-4136c566a962",
          "00000000-0000-4000-8000-000000000000",
          "507f1f77bcf86cd799439011",
          "a.txt",
          "b.json",
          "file.png",
          "a@b.example");

  private SampleText() {}

  /**
   * A text that matches; empty if none comes to mind.
   *
   * @param rivals what should not match it, if that can be avoided
   * @param which 0 or 1: another one, where there are two
   */
  static Optional<String> of(TemplateSegment segment, List<TemplateSegment> rivals, int which) {
    if (segment.text().isPresent()) {
      return segment.text();
    }
    if (segment.isVariable() && rivals.isEmpty()) {
      return Optional.of(COMMON.get(which));
    }
    Pattern pattern = Pattern.compile(segment.expression());
    List<String> matching =
        candidates(segment).filter(text -> Steps.mayMatch(pattern, text)).distinct().toList();
    List<Pattern> others = rivals.stream().map(each -> Pattern.compile(each.expression())).toList();
    List<String> alone =
        matching.stream()
            .filter(text -> others.stream().noneMatch(each -> Steps.mayMatch(each, text)))
            .toList();
    List<String> found = alone.isEmpty() ? matching : alone;
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(Math.min(which, found.size() - 1)));
  }

  /** What is common, what the expression itself spells, and each between the texts around it. */
  private static Stream<String> candidates(TemplateSegment segment) {
    String key = segment.toString();
    List<String> texts = new ArrayList<>(COMMON);
    for (String word : key.split("[^A-Za-z0-9_-]+", -1)) {
      if (!word.isEmpty()) {
        texts.add(word);
      }
    }
    int open = key.indexOf('{');
    int close = key.lastIndexOf('}');
    String before = key.substring(0, open);
    String after = key.substring(close + 1);
    String inner = key.substring(open, close + 1);
    Stream<String> around = texts.stream().map(text -> before + text + after);
    Stream<String> each =
        texts.stream().map(text -> before + inner.replaceAll("\\{[^{}]*}", text) + after);
    return Stream.of(texts.stream(), around, each).flatMap(all -> all);
  }
}
