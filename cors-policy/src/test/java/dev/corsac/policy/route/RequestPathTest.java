package dev.corsac.policy.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DESIGN section 7, "Paths". */
class RequestPathTest {

  private static List<String> texts(String path) {
    return RequestPath.readings(path, 0).stream().map(Reading::text).distinct().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/orders", "/orders/5", "/orders/5/", "/a.b/...", "/.well-known/x"})
  void anOrdinaryPathHasOneReading(String path) {
    assertThat(RequestPath.readings(path, 0)).hasSize(1);
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
    assertThat(RequestPath.readings("/a%20b", 0).get(0))
        .isEqualTo(new Reading("/a%20b", false, false));
  }

  @Test
  void encodedSlashesCanStayInTheirSegment() {
    assertThat(texts("/a%2Fb%20c")).contains("/a%2Fb c", "/a/b c");
  }

  @Test
  void aPathThatIsTooDeepHasNoReading() {
    assertThat(RequestPath.readings("/a".repeat(256), 0)).hasSize(1);
    assertThat(RequestPath.readings("/a".repeat(257), 0)).isEmpty();
  }
}
