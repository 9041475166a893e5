package dev.corsac.policy.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OdditiesTest {

  @ParameterizedTest
  @CsvSource({
    "/a/b, false, false, false, false, 2",
    "/a%20b, true, false, false, false, 1",
    "/a;b, false, true, false, false, 1",
    "/a/.., false, false, true, false, 2",
    "/./a, false, false, true, false, 2",
    "/.a/..b/..., false, false, false, false, 3",
    "/a//b/, false, false, false, true, 4",
    "//./, false, false, true, true, 3",
  })
  void eachIsSeen(
      String path,
      boolean percent,
      boolean parameters,
      boolean dotSegments,
      boolean emptySegments,
      int slashes) {
    Oddities expected = new Oddities(percent, parameters, dotSegments, emptySegments, slashes);
    assertThat(Oddities.of(path)).isEqualTo(expected);
    // Longer than what is gone through.
    assertThat(Oddities.of("/" + "x".repeat(Oddities.SHORT) + path))
        .isEqualTo(new Oddities(percent, parameters, dotSegments, emptySegments, slashes + 1));
  }

  @Test
  void bothWaysToLookSeeTheSame() {
    String characters = "//..;%ab2";
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder path = new StringBuilder("/");
      for (int length = random.nextInt(30); length > 0; length--) {
        path.append(characters.charAt(random.nextInt(characters.length())));
      }
      assertThat(Oddities.searched(path.toString()))
          .as(path.toString())
          .isEqualTo(Oddities.goneThrough(path.toString()));
    }
  }
}
