package dev.corsac.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a running Quarkus, and without an application that Corsac knows: nothing governs. */
class ResponsesOutsideFiltersTest {
  private final MultiMap sent = HttpHeaders.headers();
  private final List<Handler<Void>> headersEnd = new ArrayList<>();
  private final Map<Object, Object> properties = new HashMap<>();

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @SuppressWarnings("unchecked")
  private ResponsesOutsideFilters filter() throws ReflectiveOperationException {
    HttpServerResponse response =
        proxy(
            HttpServerResponse.class,
            (self, called, arguments) ->
                switch (called.getName()) {
                  case "headers" -> sent;
                  case "getStatusCode" -> 200;
                  default -> throw new UnsupportedOperationException(called.toString());
                });
    RoutingContext routing =
        proxy(
            RoutingContext.class,
            (self, called, arguments) ->
                switch (called.getName()) {
                  case "response" -> response;
                  case "addHeadersEndHandler" ->
                      headersEnd.add((Handler<Void>) arguments[0]) ? 1 : 0;
                  default -> throw new UnsupportedOperationException(called.toString());
                });
    ResponsesOutsideFilters filter = new ResponsesOutsideFilters();
    Field field = ResponsesOutsideFilters.class.getDeclaredField("routing");
    field.setAccessible(true);
    field.set(filter, routing);
    return filter;
  }

  private ContainerRequestContext request() {
    return proxy(
        ContainerRequestContext.class,
        (self, called, arguments) ->
            switch (called.getName()) {
              case "getProperty" -> properties.get(arguments[0]);
              case "setProperty" -> properties.put(arguments[0], arguments[1]);
              default -> throw new UnsupportedOperationException(called.toString());
            });
  }

  @Test
  void aResponseOfAnApplicationWithoutCorsacIsSentAsItIs() throws Exception {
    filter().filter(request());
    sent.add("Set-Cookie", "a").add("set-cookie", "b").add("Access-Control-Allow-Origin", "*");
    List<String> before = new ArrayList<>();
    sent.forEach((name, value) -> before.add(name + ": " + value));
    headersEnd.forEach(handler -> handler.handle(null));
    List<String> after = new ArrayList<>();
    sent.forEach((name, value) -> after.add(name + ": " + value));
    assertThat(headersEnd).hasSize(1);
    assertThat(after).isEqualTo(before).hasSize(3);
  }
}
