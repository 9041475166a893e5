package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.LogRecords;
import dev.corsac.contract.Reply;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Applications of RESTEasy's starter: each below its own path. */
class ResteasyApplicationsTest {
  private static final String SHOP = "https://shop.example.com";
  private static final String STRANGER = "https://stranger.example";

  /** Its properties are those of Corsac too. */
  @ApplicationPath("/one")
  public static class One extends Application {
    @Override
    public Map<String, Object> getProperties() {
      return Map.of("corsac.guard", "report");
    }
  }

  /** Another. */
  @ApplicationPath("/two")
  public static class Two extends Application {}

  @Configuration
  static class OfOne {
    @Bean
    One one() {
      return new One();
    }
  }

  @Configuration
  static class OfTwo {
    @Bean
    Two two() {
      return new Two();
    }
  }

  private static void assertGoverned(RunningShop shop, String path) {
    String method = "Access-Control-Request-Method: GET";
    assertThat(shop.client().send("OPTIONS", path, "Origin: " + SHOP, method).status())
        .isEqualTo(204);
    assertThat(shop.client().send("OPTIONS", path, "Origin: " + STRANGER, method).status())
        .isEqualTo(403);
    Reply refused = shop.client().send("GET", path, "Origin: " + SHOP);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.lines("Access-Control-Allow-Origin")).containsExactly(SHOP);
  }

  @Test
  void oneIsGovernedBelowItsPathAndWithItsProperties() {
    try (LogRecords log = new LogRecords();
        RunningShop shop = RunningShop.start(List.of(Stateless.class, OfOne.class))) {
      assertGoverned(shop, "/one/orders");
      assertThat(log.of(Level.INFO)).anyMatch(line -> line.contains("corsac.guard=report"));
      assertThat(
              shop.client()
                  .send(
                      "OPTIONS",
                      "/orders",
                      "Origin: " + SHOP,
                      "Access-Control-Request-Method: GET")
                  .status())
          .isEqualTo(401);
    }
  }

  @Test
  void twoShareWhatTheyServe() {
    try (RunningShop shop =
        RunningShop.start(List.of(Stateless.class, OfOne.class, OfTwo.class))) {
      assertGoverned(shop, "/one/orders");
      assertGoverned(shop, "/two/orders");
    }
  }
}
