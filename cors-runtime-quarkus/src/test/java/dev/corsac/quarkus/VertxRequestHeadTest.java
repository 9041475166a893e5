package dev.corsac.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the part of a path begins that is Quarkus REST's. */
class VertxRequestHeadTest {
  private static HttpServerRequest request(String path) {
    Class<HttpServerRequest> type = HttpServerRequest.class;
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> {
              assertThat(called.getName()).isEqualTo("path");
              return path;
            }));
  }

  @ParameterizedTest
  @CsvSource({
    "'', /orders, 0",
    "/, /orders, 0",
    "'', *, -1",
    "'', '', -1",
    "/ctx/api, /ctx/api/orders, 8",
    "/ctx/api/, /ctx/api/orders, 8",
    "/ctx/api, /ctx/api, 8",
    "/ctx/api, /ctx/apiary, -1",
    "/ctx/api, /ctx/q/health, -1",
    "/ctx/api, //ctx/api/orders, -1",
    "/ctx/api, /ctx/%61pi/orders, -1"
  })
  void onlyWhatBeginsWithTheBasePathIsOurs(String base, String path, int belowBase) {
    assertThat(VertxRequestHead.of(request(path), base).belowBase()).isEqualTo(belowBase);
  }
}
