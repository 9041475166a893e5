package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Shop;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Origins that a test of the application knows only when it runs. */
@SpringBootTest(
    classes = {Shop.class, Stateless.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "server.address=127.0.0.1")
class DynamicOriginsTest {
  private static final String PAGE = "http://localhost:41730";
  private static final String OTHER_PAGE = "http://localhost:41731";

  @Value("${local.server.port}")
  private int port;

  @DynamicPropertySource
  static void origins(DynamicPropertyRegistry registry) {
    registry.add("app.cors.origins", () -> List.of(PAGE, OTHER_PAGE));
  }

  @Test
  void theyReplaceThoseOfTheFile() {
    assertThat(grant(PAGE)).containsExactly(PAGE);
    assertThat(grant(OTHER_PAGE)).containsExactly(OTHER_PAGE);
    assertThat(grant("https://shop.example.com")).isEmpty();
  }

  private List<String> grant(String origin) {
    Reply reply = new RawClient(port).send("GET", "/orders", "Origin: " + origin);
    assertThat(reply.status()).isEqualTo(401);
    return reply.lines("Access-Control-Allow-Origin");
  }
}
