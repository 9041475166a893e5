package dev.corsac.policy.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A pair that is not found is an overlap that nobody is told of. */
class MeetingTemplatesTest {
  private static final List<UriTemplate> TEMPLATES =
      Stream.of(
              "",
              "a",
              "b",
              "{x}",
              "a/b",
              "b/a",
              "a/{x}",
              "b/{x}",
              "{x}/a",
              "{x}/{y}",
              "a/{rest:.+}",
              "{x}/{rest:.+}",
              "{x}/b/{rest:.+}",
              "{rest:.*}",
              "a/b/c",
              "a/c/b",
              "a/{x}/c",
              "b/{x}/c",
              "{x}/{y}/c",
              "{x}/b/{z}",
              "{x}/{y}/{z}",
              "a/b/{z}/d",
              "{w}/{x}/{y}/{z}")
          .map(UriTemplate::parse)
          .toList();

  @Test
  void allThatMayOverlapMeet() {
    Set<String> overlapping = new TreeSet<>();
    for (int i = 0; i < TEMPLATES.size(); i++) {
      for (int j = i + 1; j < TEMPLATES.size(); j++) {
        if (TEMPLATES.get(i).mayOverlap(TEMPLATES.get(j))) {
          overlapping.add(pair(i, j));
        }
      }
    }

    assertThat(overlapping).hasSizeGreaterThan(TEMPLATES.size());
    assertThat(met()).containsAll(overlapping);
  }

  @Test
  void eachPairMeetsOnce() {
    assertThat(met()).doesNotHaveDuplicates();
  }

  @Test
  void literalsThatDifferDoNotMeet() {
    assertThat(met())
        .doesNotContain(
            pair(TEMPLATES.indexOf(of("a")), TEMPLATES.indexOf(of("b"))),
            pair(TEMPLATES.indexOf(of("a/b/c")), TEMPLATES.indexOf(of("a/c/b"))));
  }

  @Test
  void whatMatchesAllBelowItMeetsAllBelowIt() {
    MeetingTemplates<String> meeting = new MeetingTemplates<>();
    meeting.add(of("a").segments(), true, "all of a");
    meeting.add(of("a/b/c").segments(), false, "c");
    meeting.add(of("b/c").segments(), false, "other");
    List<String> pairs = new ArrayList<>();
    meeting.forEachPair((one, two) -> pairs.add(one + ", " + two));

    assertThat(pairs).containsExactly("all of a, c");
  }

  private static List<String> met() {
    MeetingTemplates<Integer> meeting = new MeetingTemplates<>();
    for (int i = 0; i < TEMPLATES.size(); i++) {
      meeting.add(TEMPLATES.get(i).segments(), false, i);
    }
    List<String> pairs = new ArrayList<>();
    meeting.forEachPair((one, two) -> pairs.add(pair(one, two)));
    return pairs;
  }

  private static UriTemplate of(String text) {
    return TEMPLATES.stream()
        .filter(template -> template.toString().equals(text))
        .findFirst()
        .orElseGet(() -> UriTemplate.parse(text));
  }

  private static String pair(int one, int two) {
    return TEMPLATES.get(Math.min(one, two)) + " and " + TEMPLATES.get(Math.max(one, two));
  }
}
