package dev.corsac.contract.jersey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.DoorApplication;
import dev.corsac.contract.door.Gate;
import dev.corsac.contract.door.Others;
import dev.corsac.contract.door.ServletServer.WebApplication;
import dev.corsac.servlet.FrontDoorInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jersey as a servlet filter, behind authentication, behind the front door. */
class Jersey31FilterBehindDoorTest {
  private static final String SHOP = "Origin: https://shop.example.com";
  private static final String STRANGER = "Origin: https://stranger.example.net";
  private static final String FOR_GET = "Access-Control-Request-Method: " + "GET";

  private Running running;

  private RawClient start(String pattern, Map<String, String> parameters) throws Exception {
    running =
        new JerseyOnTomcat()
            .start(
                new WebApplication(
                    "",
                    Map.of(),
                    context -> {
                      add(context.addFilter("gate", new Gate()), "/*");
                      ResourceConfig application =
                          ResourceConfig.forApplicationClass(DoorApplication.class);
                      parameters.forEach(application::property);
                      FilterRegistration.Dynamic jersey =
                          context.addFilter("jersey", new ServletContainer(application));
                      jersey.setInitParameters(parameters);
                      add(jersey, pattern);
                      context.addServlet("others", new Others("others")).addMapping("/");
                      new FrontDoorInitializer().onStartup(Set.of(), context);
                    }));
    return new RawClient(running.port());
  }

  private static void add(FilterRegistration.Dynamic filter, String pattern) {
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, pattern);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @ParameterizedTest
  @CsvSource({"/*, '', /purchases", "/*, /, /purchases", "/api/*, /api, /api/purchases"})
  void whatIsInFrontIsReadable(String pattern, String contextPath, String path) throws Exception {
    RawClient client =
        start(
            pattern,
            Map.of(
                "jersey.config.servlet.filter.contextPath",
                contextPath,
                "jersey.config.servlet.filter.forwardOn404",
                "true"));
    assertThat(client.send("OPTIONS", path, SHOP, FOR_GET).status()).isEqualTo(204);
    assertThat(client.send("OPTIONS", path, STRANGER, FOR_GET).status()).isEqualTo(403);
    Reply refused = client.send("GET", path, SHOP, "X-Star: 1");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://shop.example.com");
    assertThat(refused.vary()).containsExactlyInAnyOrder("accept-encoding", "origin");
    Reply answered = client.send("GET", path, SHOP, Gate.TOKEN);
    assertThat(answered.body()).contains("purchases");
    assertThat(answered.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://shop.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/office", "/purchases/by/missing", "/ledger/missing"})
  void whatJerseyHandsOnIsNotItsOwn(String path) throws Exception {
    RawClient client = start("/*", Map.of("jersey.config.servlet.filter.forwardOn404", "true"));
    Reply reply = client.send("GET", path, SHOP, Gate.TOKEN, "X-Star: 1");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("others");
    assertThat(reply.cors()).containsEntry("access-control-allow-origin", "* | *");
    assertThat(reply.vary()).containsExactly("accept");
  }

  @Test
  void whatJerseyLeavesToOthersIsNeverAsked() throws Exception {
    RawClient client =
        start("/*", Map.of("jersey.config.servlet.filter.staticContentRegex", "/purchases/.*"));
    assertThat(client.send("OPTIONS", "/purchases/17", SHOP, FOR_GET).status()).isEqualTo(401);
    assertThat(client.send("GET", "/purchases/17", SHOP).cors()).isEmpty();
    assertThat(client.send("OPTIONS", "/purchases", SHOP, FOR_GET).status()).isEqualTo(204);
  }

  @Test
  void whereTheBasePathIsNotCertainTheRequestsAreLeftAlone() throws Exception {
    RawClient client = start("/api/*", Map.of());
    assertThat(client.send("OPTIONS", "/api/purchases", SHOP, FOR_GET).status()).isEqualTo(401);
    assertThat(client.send("GET", "/purchases", SHOP).cors()).isEmpty();
    assertThat(client.send("GET", "/api/purchases", SHOP, Gate.TOKEN).cors())
        .containsEntry("access-control-allow-origin", "https://shop.example.com");
  }
}
