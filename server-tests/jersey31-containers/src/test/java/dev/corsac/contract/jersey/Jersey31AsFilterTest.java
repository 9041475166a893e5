package dev.corsac.contract.jersey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.sample.application.GreetingResource;
import dev.corsac.sample.application.ShopApplication;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jersey as a servlet filter in front of other servlets, with a policy on its Application. */
class Jersey31AsFilterTest {
  private static final String SHOP = "Origin: https://shop.example";

  @TempDir private Path dir;
  private final Tomcat tomcat = new Tomcat();

  /** Answers whatever Jersey leaves. */
  private static final class Secrets extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("secret");
    }
  }

  private RawClient start(Map<String, Object> properties) throws Exception {
    tomcat.setBaseDir(Files.createDirectories(dir.resolve("base")).toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", dir.toString());
    Tomcat.addServlet(context, "secrets", new Secrets()).addMapping("/");
    FilterDef jersey = new FilterDef();
    jersey.setFilterName("jersey");
    jersey.setFilter(
        new ServletContainer(
            ResourceConfig.forApplication(
                new ShopApplication(properties, GreetingResource.class))));
    jersey.setAsyncSupported("true");
    context.addFilterDef(jersey);
    FilterMap everywhere = new FilterMap();
    everywhere.setFilterName("jersey");
    everywhere.addURLPattern("/*");
    context.addFilterMap(everywhere);
    tomcat.start();
    return new RawClient(tomcat.getConnector().getLocalPort());
  }

  @AfterEach
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/env", "/greeting/env", "/static/page.html"})
  void whatOthersAnswerInJerseysPlaceHasNoHeadersOfCorsacs(String path) throws Exception {
    RawClient server =
        start(
            Map.of(
                "jersey.config.servlet.filter.forwardOn404",
                true,
                "jersey.config.servlet.filter.staticContentRegex",
                "/static/.*"));
    Reply greeting = server.send("GET", "/greeting", SHOP);
    assertThat(greeting.body()).contains("hello");
    assertThat(greeting.cors())
        .containsEntry("access-control-allow-origin", "https://shop.example");
    Reply reply = server.send("GET", path, SHOP);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("secret");
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).isEmpty();
  }

  @Test
  void whereJerseyAnswersItselfTheApplicationsPolicyStays() throws Exception {
    Reply missing = start(Map.of()).send("GET", "/env", SHOP);
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.cors()).containsEntry("access-control-allow-origin", "https://shop.example");
  }
}
