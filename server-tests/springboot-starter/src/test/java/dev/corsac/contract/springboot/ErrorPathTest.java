package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors at another path than {@code /error}: they are governed as the path that was asked for. */
class ErrorPathTest {
  private static final String SHOP = "https://shop.example.com";
  private static final String ANN = "Authorization: Basic YW5uOnNlY3JldA==";

  @Test
  void theyAreReadableWhereverTheyAreWritten() {
    try (RunningShop shop =
        RunningShop.at("/api", List.of(Stateless.class), "server.error.path=/problem")) {
      for (String[] each :
          new String[][] {
            {"/api/orders", "X-Nobody: yes", "401"},
            {"/api/orders/audit", ANN, "403"},
            {"/api/orders/failing", ANN, "500"}
          }) {
        Reply reply = shop.client().send("GET", each[0], "Origin: " + SHOP, each[1]);
        assertThat(reply.status()).as(each[0]).isEqualTo(Integer.parseInt(each[2]));
        assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(SHOP);
        assertThat(reply.lines("Access-Control-Allow-Credentials")).containsExactly("true");
        Reply stranger =
            shop.client().send("GET", each[0], "Origin: https://stranger.example", each[1]);
        assertThat(stranger.status()).isEqualTo(reply.status());
        assertThat(stranger.cors()).isEmpty();
      }
      assertThat(shop.client().send("GET", "/problem", "Origin: " + SHOP, ANN).cors()).isEmpty();
      Reply elsewhere = shop.client().send("GET", "/nothing", "Origin: " + SHOP, ANN);
      assertThat(elsewhere.status()).isEqualTo(404);
      assertThat(elsewhere.cors()).isEmpty();
    }
  }
}
