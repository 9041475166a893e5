package dev.corsac.policy.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md#paths */
class RequestPathTest {

  private static List<Reading> readings(String path) {
    return RequestPath.readings(path, 0, new Steps(path.length()));
  }

  private static List<String> texts(String path) {
    return readings(path).stream().map(RequestPathTest::characters).distinct().toList();
  }

  private static String characters(Reading reading) {
    return reading.decoded() ? PercentEncoding.characters(reading.text()) : reading.text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/orders", "/orders/5", "/orders/5/", "/a.b/...", "/.well-known/x"})
  void anOrdinaryPathHasOneReading(String path) {
    assertThat(readings(path)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/%70lain, /plain",
    "/caf%C3%A9/%E2%82%AC, /café/€",
    "/%C3%41, /\uFFFDA",
    "/a%2Fb, /a/b",
    "/a%252Fb, /a%2Fb",
    "/a%252Fb, /a/b",
    "//orders, /orders",
    "/x/../orders, /orders",
    "/./orders, /orders",
    "/orders/..;v=1/admin, /admin",
    "/%2e%2e/orders, /orders",
    "/a/%2e%2e%2Forders, /orders",
    "/orders;v=1/5, /orders/5",
    "/orders%3Bv=1/5, /orders/5",
    "/orders%3Bv=1/5, /orders;v=1/5",
    "/;x/orders, /orders",
    "/orders//, /orders/",
    "/orders//, /orders",
  })
  void anOddPathIsReadAsAServerMight(String path, String reading) {
    assertThat(texts(path)).contains(reading);
  }

  @Test
  void theRawReadingIsAlwaysOne() {
    assertThat(readings("/a%20b").get(0)).isEqualTo(new Reading("/a%20b", false, false));
  }

  @Test
  void encodedSlashesCanStayInTheirSegment() {
    assertThat(texts("/a%2Fb%20c")).contains("/a%2Fb c", "/a/b c");
  }

  @ParameterizedTest
  @CsvSource({"/a, 255", "%2Fa, 19"})
  void aPathThatIsTooDeepIsNotDecided(String segment, int deepest) {
    assertThat(readings("/b" + segment.repeat(deepest))).isNotEmpty();
    assertUndecided("/b" + segment.repeat(deepest + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a;b//./%20%2F%25",
        "/a%2F%252F%20;x//b",
        "/%252e%252e%252f;a%3b/..//%2e/.%2e%2f%2f;",
      })
  void aPathWithTooManyReadingsIsNotDecided(String path) {
    assertUndecided(path);
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b, 2",
    "/caf%C3%A9, 2",
    "/group%2Fname, 3",
    "/a;v=1, 2",
    "/a/./b, 2",
    "/a/../b, 2",
    "//a, 2",
  })
  void aLongPathWithOneOddThingHasAllItsReadings(String odd, int readings) {
    assertThat(readings(odd + "/" + "x".repeat(30))).hasSize(readings);
    assertThat(readings(odd + "/" + "x".repeat(8_000))).hasSize(readings);
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b;v=1, 4",
    "/a%20b/../c, 4",
    "//a%20b, 4",
    "/a%2Fb%20c, 3",
    "//a;v=1, 4",
    "//a/../b, 4",
    "/a;v=1/../b, 3",
    "/a/b//../c, 4",
  })
  void aShortPathWithTwoOddThingsHasAllItsReadings(String odd, int readings) {
    assertThat(readings(odd + "/" + "x".repeat(29 - odd.length()))).hasSize(readings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a%2Fb;v=1", "/a%2Fb/../c", "//a%2Fb"})
  void anEncodedSlashAndAnotherOddThingTakeMore(String odd) {
    assertThat(readings(odd + "/" + "x".repeat(20 - odd.length()))).hasSize(6);
    assertUndecided(odd + "/" + "x".repeat(199 - odd.length()));
  }

  @Test
  void whatIsNoUriIsNotDecoded() {
    assertUndecided("/é%2Fa");
    assertUndecided("/100%");
    assertUndecided("/%zz");
    assertThat(readings("/é")).hasSize(1);
  }

  @Test
  void aLongPathHasFewerReadings() {
    // With and without parameters, each decoded or not, and the encoded slash decoded too.
    String odd = "/a%2Fb%20c;v=1/";
    assertThat(readings(odd + "x".repeat(9))).hasSize(6);
    assertUndecided(odd + "x".repeat(8_000));
    assertThat(readings("/a%20b;v=1/" + "x".repeat(29))).hasSize(4);
    assertUndecided("/a%20b;v=1/" + "x".repeat(8_000));
  }

  @Test
  void whatAServerMakesOfAPathCountsAndThePathItselfOnlyWhereItLeadsSomewhere() {
    assertThat(RequestPath.readings("/api/orders.json", 4, List.of("/orders"), new Steps(20)))
        .containsExactly(
            new Reading("/orders", false, false), new Reading("/orders.json", false, true));
  }

  @Test
  void anEncodedSlashCountsAsOneOnlyWhereThatLeadsSomewhere() {
    assertThat(readings("/a%2Fb"))
        .containsExactly(
            new Reading("/a%2Fb", false, false),
            new Reading("/a/b", true, true),
            new Reading("/a%2Fb", true, false));
  }

  @ParameterizedTest
  @CsvSource({
    "/a%2F%2Fb, /a//b",
    "/a/%2Fb, /a//b",
    "/a%2F..%2Fb, /a/../b",
    "/a%252Fb, /a/b",
    "/a%2Fb%2520c, /a/b c",
  })
  void anEncodedSlashCountsAsOneWhereMoreIsOddAboutThePath(String path, String reading) {
    assertThat(readings(path)).contains(new Reading(reading, true, false));
  }

  private static void assertUndecided(String path) {
    assertThatThrownBy(() -> readings(path))
        .isInstanceOfSatisfying(
            UndecidedPathException.class,
            e -> assertThat(e).isSameAs(UndecidedPathException.TOO_MANY_READINGS));
  }
}
