package dev.corsac.contract;

import static dev.corsac.contract.PreflightContract.STRANGER;
import static dev.corsac.contract.PreflightContract.TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.app.ForeignCode;
import dev.corsac.contract.app.OrderResource;
import dev.corsac.contract.app.SampleApplication;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/architecture.md#filters: code behind all response filters, and code that changes the path.
 */
public interface ForeignCodeContract {

  /** The kind of server. */
  ServerUnderTest server();

  private static String preflightFor(String method) {
    return "Access-Control-Request-Method: " + method;
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ForeignCode.GrantingInterceptor.class,
        ForeignCode.GrantingFilter.class,
        ForeignCode.GrantingWriter.class
      })
  default void grantsFromBehindTheFiltersReachNobody(Class<?> code) throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            server()
                .start(
                    new SampleApplication(
                        Map.of(), OrderResource.class, code, ForeignCode.Lengthening.class))) {
      RawClient api = new RawClient(running.port());
      for (String length : List.of("X-Length: 10", "X-Length: 20000")) {
        Reply stranger = api.send("GET", "/api/orders", STRANGER, length);
        assertThat(stranger.status()).isEqualTo(200);
        assertThat(stranger.cors()).isEmpty();
        assertThat(stranger.vary()).containsExactly("accept-encoding", "origin");
        Reply trusted = api.send("GET", "/api/orders", TRUSTED, length);
        assertThat(trusted.body()).contains("xxxxxxxxxx");
        assertThat(trusted.lines("Access-Control-Allow-Origin"))
            .containsExactly("https://app.example.com");
        assertThat(trusted.lines("Access-Control-Allow-Credentials")).containsExactly("true");
        assertThat(trusted.lines("Access-Control-Expose-Headers")).containsExactly("X-Total");
        assertThat(trusted.vary()).containsExactly("accept-encoding", "origin");
      }
      assertThat(log.of(Level.WARNING))
          .filteredOn(line -> line.contains("set CORS headers"))
          .hasSize(1);
    }
  }

  @Test
  default void aFilterAsLateAsCorsacsGrantsNothingWithoutAnEntityEither() throws Exception {
    try (ServerUnderTest.Running running =
        server()
            .start(
                new SampleApplication(
                    Map.of(), OrderResource.class, ForeignCode.GrantingFilter.class))) {
      Reply deleted = new RawClient(running.port()).send("DELETE", "/api/orders/5", STRANGER);
      assertThat(deleted.status()).isIn(204, 403);
      assertThat(deleted.cors()).isEmpty();
      assertThat(deleted.vary()).contains("origin");
    }
  }

  @Test
  default void varyOfACompressionIsAddedTo() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            server()
                .start(
                    new SampleApplication(
                        Map.of(), OrderResource.class, ForeignCode.Compression.class))) {
      RawClient api = new RawClient(running.port());
      for (String origin : FilterContract.TRIPLE) {
        assertThat(api.send("GET", "/api/orders", origin).vary())
            .containsExactly("accept-encoding", "origin");
      }
      assertThat(log.of(Level.WARNING)).isEmpty();
    }
  }

  @Test
  default void whereNothingComesBehindTheFiltersNothingIsRegisteredBehindThem() throws Exception {
    try (ServerUnderTest.Running running =
        server()
            .start(
                new SampleApplication(
                    Map.of(), OrderResource.class, ForeignCode.Registered.class))) {
      List<String> registered =
          new RawClient(running.port()).send("GET", "/api/orders", TRUSTED).lines("Registered");
      assertThat(registered.toString())
          .contains("PreflightFilter", "RewrittenPathFilter")
          .doesNotContain("CorsWriterInterceptor");
    }
  }

  @Test
  default void aPathThatAFilterRewritesIsAnsweredUnderTheRewrittenOne() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            server()
                .start(
                    new SampleApplication(
                        Map.of(), OrderResource.class, ForeignCode.Versions.class))) {
      RawClient api = new RawClient(running.port());
      Reply granted = api.send("OPTIONS", "/api/v1/orders/5", TRUSTED, preflightFor("DELETE"));
      assertThat(granted.status()).isEqualTo(204);
      assertThat(granted.lines("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.com");
      assertThat(granted.cors()).containsKey("access-control-allow-methods");
      assertThat(granted.vary()).containsExactly("origin", "access-control-request-method");
      assertThat(api.send("OPTIONS", "/api/v1/orders/5", TRUSTED, preflightFor("PATCH")).cors())
          .isEmpty();
      assertThat(api.send("OPTIONS", "/api/v1/orders/5", STRANGER, preflightFor("DELETE")).status())
          .isEqualTo(403);
      Reply list = api.send("GET", "/api/v1/orders", TRUSTED);
      assertThat(list.body()).contains("orders");
      assertThat(list.lines("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.com");
      assertThat(api.send("OPTIONS", "/api/orders/5", TRUSTED, preflightFor("DELETE")).status())
          .isEqualTo(204);
      assertThat(log.of(Level.WARNING))
          .singleElement()
          .asString()
          .contains("changed the URI", "orders");
    }
  }

  @Test
  default void anActualRequestWhoseGovernedPathWasRewrittenIsTold() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running =
            server()
                .start(
                    new SampleApplication(
                        Map.of(), OrderResource.class, ForeignCode.Versions.class))) {
      RawClient api = new RawClient(running.port());
      api.send("GET", "/api/orders", TRUSTED);
      api.send("GET", "/api/v1/nowhere", TRUSTED);
      api.send("GET", "/api/v1/orders", "X-Nothing: 1");
      assertThat(log.of(Level.WARNING)).isEmpty();
      api.send("GET", "/api/v1/orders", TRUSTED);
      api.send("GET", "/api/v1/orders", TRUSTED);
      assertThat(log.of(Level.WARNING)).singleElement().asString().contains("changed the URI");
    }
  }
}
