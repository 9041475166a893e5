package dev.corsac.contract.jersey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.DoorApplication;
import dev.corsac.contract.door.Others;
import dev.corsac.contract.door.ServletServer.WebApplication;
import dev.corsac.servlet.FrontDoorInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.shiro.web.env.EnvironmentLoaderListener;
import org.apache.shiro.web.servlet.ShiroFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jersey on Tomcat behind Shiro, whose configuration knows nothing of preflights. */
class BehindShiroTest {
  private static final String SHOP = "Origin: https://shop.example.com";
  private static final String STRANGER = "Origin: https://stranger.example.net";
  private static final String FOR_PUT = "Access-Control-Request-Method: PUT";

  private Running running;

  private RawClient start(boolean door) throws Exception {
    running =
        new JerseyOnTomcat()
            .start(
                new WebApplication(
                    "",
                    Map.of(),
                    context -> {
                      addShiro(context);
                      JerseyOnTomcat.addJersey(context, "rest", "/api/*", DoorApplication.class);
                      context.addServlet("office", new Others("office")).addMapping("/office/*");
                      if (door) {
                        new FrontDoorInitializer().onStartup(Set.of(), context);
                      }
                    }));
    return new RawClient(running.port());
  }

  /** As Shiro's documentation has it in web.xml. */
  private static void addShiro(ServletContext context) {
    context.setInitParameter("shiroConfigLocations", "classpath:shiro.ini");
    context.addListener(EnvironmentLoaderListener.class);
    FilterRegistration.Dynamic shiro = context.addFilter("ShiroFilter", ShiroFilter.class);
    shiro.setAsyncSupported(true);
    shiro.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
  }

  private static String basic(String user) {
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(user.getBytes(US_ASCII));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private static void assertReadable(Reply reply) {
    assertThat(reply.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://shop.example.com");
    assertThat(reply.lines("Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  private static void assertNotReadable(Reply reply) {
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  @Test
  void withoutTheDoorShiroRefusesPreflightsAndNobodyCanReadWhatItSays() throws Exception {
    RawClient client = start(false);
    assertThat(client.send("OPTIONS", "/api/purchases", SHOP, FOR_PUT).status()).isEqualTo(401);
    assertThat(client.send("OPTIONS", "/api/purchases/17", SHOP, FOR_PUT).status()).isEqualTo(302);
    assertThat(client.send("GET", "/api/purchases", SHOP).cors()).isEmpty();
  }

  @Test
  void preflightsAreAnsweredBeforeShiro() throws Exception {
    RawClient client = start(true);
    Reply granted = client.send("OPTIONS", "/api/purchases", SHOP, FOR_PUT);
    assertThat(granted.status()).isEqualTo(204);
    assertReadable(granted);
    assertThat(client.send("OPTIONS", "/api/purchases", STRANGER, FOR_PUT).status()).isEqualTo(403);
    assertThat(client.send("OPTIONS", "/api/ledger", SHOP, FOR_PUT).status()).isEqualTo(401);
  }

  @Test
  void itsChallengeIsReadable() throws Exception {
    RawClient client = start(true);
    Reply refused = client.send("GET", "/api/purchases", SHOP);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.lines("WWW-Authenticate")).hasSize(1);
    assertReadable(refused);
    assertReadable(client.send("GET", "/api/purchases", SHOP, basic("ada:wrong")));
    assertNotReadable(client.send("GET", "/api/purchases", STRANGER));
  }

  @Test
  void itsRedirectToTheLoginPageIsReadable() throws Exception {
    RawClient client = start(true);
    Reply redirect = client.send("GET", "/api/purchases/17", SHOP);
    assertThat(redirect.status()).isEqualTo(302);
    assertThat(redirect.lines("Location")).hasSize(1).first().asString().contains("/login");
    assertReadable(redirect);
    assertNotReadable(client.send("GET", "/api/purchases/17", STRANGER));
  }

  @Test
  void aMissingRoleIsReadable() throws Exception {
    RawClient client = start(true);
    // Shiro knows who asks, and answers by sendError.
    Reply forbidden = client.send("GET", "/api/purchases", SHOP, basic("eve:moriarty"));
    assertThat(forbidden.status()).isEqualTo(403);
    assertThat(forbidden.lines("WWW-Authenticate")).isEmpty();
    assertReadable(forbidden);
    assertNotReadable(client.send("GET", "/api/purchases", STRANGER, basic("eve:moriarty")));
  }

  @Test
  void whoeverIsLetInGetsTheHeadersOnce() throws Exception {
    RawClient client = start(true);
    Reply answered = client.send("GET", "/api/purchases", SHOP, basic("ada:lovelace"));
    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.body()).contains("purchases");
    assertReadable(answered);
    assertNotReadable(client.send("GET", "/api/purchases", STRANGER, basic("ada:lovelace")));
    assertThat(client.send("GET", "/office/x", SHOP, basic("ada:lovelace")).cors()).isEmpty();
    assertThat(client.send("GET", "/office/x", SHOP).cors()).isEmpty();
  }
}
