package dev.corsac.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExactOriginsTest {

  @Tag("slow")
  @Test
  void itAgreesWithASetOnRandomOrigins() {
    Random random = new Random(20261128);
    int contained = 0;
    for (int round = 0; round < 2_000; round++) {
      Set<String> origins = new LinkedHashSet<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        origins.add(random(random));
      }
      ExactOrigins exact = new ExactOrigins(origins);
      List<String> asked = new ArrayList<>(origins);
      for (int i = 0; i < 100; i++) {
        asked.add(random(random));
      }
      for (String origin : asked) {
        assertThat(exact.contains(origin))
            .as("%s in %s", origin, origins)
            .isEqualTo(origins.contains(origin));
        contained += origins.contains(origin) ? 1 : 0;
      }
    }
    assertThat(contained).isGreaterThan(40_000);
  }

  /** Few characters cannot tell them apart: each has one that only it has. */
  @Test
  void originsThatDifferInOneOfManyPlacesAreAllFound() {
    String host = "a".repeat(60);
    List<String> origins =
        IntStream.range(0, 60)
            .mapToObj(i -> "https://" + host.substring(0, i) + "b" + host.substring(i + 1))
            .toList();
    ExactOrigins exact = new ExactOrigins(origins);

    assertThat(origins).allMatch(exact::contains);
    assertThat(exact.contains("https://" + host)).isFalse();
    assertThat(exact.contains("https://bb" + host.substring(2))).isFalse();
  }

  @Test
  void whatIsShorterLongerOrRepeatedIsNoFault() {
    ExactOrigins exact =
        new ExactOrigins(List.of("https://a.example", "https://a.example", "https://b.example:1"));

    assertThat(exact.contains("https://a.example")).isTrue();
    assertThat(exact.contains("https://b.example:1")).isTrue();
    assertThat(exact.contains("")).isFalse();
    assertThat(exact.contains("h")).isFalse();
    assertThat(exact.contains("https://a.example".repeat(9))).isFalse();
    assertThat(new ExactOrigins(List.of()).contains("")).isFalse();
  }

  private static String random(Random random) {
    StringBuilder origin = new StringBuilder("https://");
    for (int i = random.nextInt(6); i >= 0; i--) {
      origin.append("ab.-".charAt(random.nextInt(4)));
    }
    return origin.append(random.nextInt(3) == 0 ? ":8" : "").toString();
  }
}
