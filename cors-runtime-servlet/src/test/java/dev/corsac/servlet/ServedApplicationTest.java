package dev.corsac.servlet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.servlet.WithoutContainer.Decisions;
import dev.corsac.servlet.WithoutContainer.Request;
import dev.corsac.servlet.WithoutContainer.WebApplication;
import jakarta.servlet.http.MappingMatch;
import jakarta.ws.rs.core.Configuration;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Below which path an application is served, and which requests are its own. */
class ServedApplicationTest {
  private final Decisions decisions = new Decisions();
  private final WebApplication application = new WebApplication();
  private final Request request = new Request(application);

  private @Nullable String ofServlet() {
    return new ServedApplication.OfServlet("rest", decisions.configuration)
        .basePath(request.request);
  }

  @ParameterizedTest
  @CsvSource({"/shop, /api, /shop/api", "'', /api, /api", "/shop, '', /shop", "'', '', ''"})
  void aServletsBasePathIsWhereItIsMapped(String context, String servletPath, String base) {
    request.contextPath = context;
    request.servletPath = servletPath;
    assertThat(ofServlet()).isEqualTo(base);
  }

  @ParameterizedTest
  @EnumSource(value = MappingMatch.class, mode = EnumSource.Mode.EXCLUDE, names = "PATH")
  void otherMappingsThanThoseOfPathsAreNotItsOwn(MappingMatch match) {
    request.match = match;
    assertThat(ofServlet()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/shop/api, 9",
    "/shop/api/, 9",
    "/shop/api/orders, 9",
    "/shop/api//orders, 9",
    "/shop/api;x=1/orders, -1",
    "/shop/apiorders, -1",
    "/shop/%61pi/orders, -1",
    "//shop/api/orders, -1",
    "/x/../shop/api/orders, -1"
  })
  void thePathMustBeginWithTheBasePathAsItWasSent(String uri, int below) {
    request.uri = uri;
    ServletHead head = ServletHead.of(request.request, "/shop/api");
    assertThat(head == null ? -1 : head.belowBase()).isEqualTo(below);
  }

  @Test
  void theOwnOriginIsThatOfTheHostHeader() {
    ServletHead head = requireNonNull(ServletHead.of(request.request, ""));
    assertThat(head.ownOrigin()).isEqualTo("https://shop.example.org");
    assertThat(head.lines("origin")).isEmpty();
    request.host = null;
    assertThat(head.ownOrigin()).isNull();
  }

  @Test
  void twoServletsHaveAnApplicationEach() {
    ServedApplications applications = ServedApplications.in(application.context);
    ServedApplication.OfServlet one =
        new ServedApplication.OfServlet("one", decisions.configuration);
    ServedApplication.OfServlet two = new ServedApplication.OfServlet("two", jersey(Map.of()));
    applications.note(one);
    applications.note(two);
    assertThat(ServedApplications.in(application.context).ofServlet("one")).isSameAs(one);
    assertThat(ServedApplications.in(application.context).ofServlet("two")).isSameAs(two);
    assertThat(ServedApplications.in(new WebApplication().context).ofServlet("one")).isNull();
  }

  @Test
  void aServletThatIsStartedAnewHasItsNewConfiguration() {
    ServedApplications applications = ServedApplications.in(application.context);
    applications.note(new ServedApplication.OfServlet("rest", jersey(Map.of())));
    request.uri = "/shop/api/orders";
    assertThat(Passage.of(request.request)).isNull();
    applications.note(new ServedApplication.OfServlet("rest", decisions.configuration));
    assertThat(Passage.of(request.request)).isNotNull();
  }

  private static Configuration jersey(Map<String, Object> properties) {
    return (Configuration)
        Proxy.newProxyInstance(
            Configuration.class.getClassLoader(),
            new Class<?>[] {Configuration.class},
            (self, called, arguments) ->
                called.getName().equals("getProperty") ? properties.get(arguments[0]) : null);
  }

  private @Nullable String ofFilter(Configuration configuration) {
    request.servlet = "default";
    request.match = MappingMatch.DEFAULT;
    return new ServedApplication.OfFilter("jersey", configuration).basePath(request.request);
  }

  private void addFilter(String pattern, @Nullable String contextPath) {
    application.addFilter(
        "jersey",
        List.of(pattern),
        contextPath == null
            ? Map.of()
            : Map.of("jersey.config.servlet.filter.contextPath", contextPath));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "/*, null, /shop",
        "/*, /, /shop",
        "/api/*, /api, /shop/api",
        "/api/*, api/, /shop/api",
        "/api/*, null, null",
        "/*, /api, null"
      })
  void afiltersBasePathIsCertainWhereParameterAndPatternAgree(
      String pattern, @Nullable String contextPath, @Nullable String base) {
    addFilter(pattern, contextPath);
    request.servletPath = "/api/orders";
    request.pathInfo = null;
    assertThat(ofFilter(jersey(Map.of()))).isEqualTo(base);
  }

  @ParameterizedTest
  @CsvSource({"/api/orders, true", "/api, true", "/apiorders, false", "/office, false"})
  void aFilterServesWhatItsPatternMatches(String path, boolean own) {
    addFilter("/api/*", "/api");
    request.servletPath = path;
    request.pathInfo = null;
    assertThat(ofFilter(jersey(Map.of())) != null).isEqualTo(own);
  }

  @Test
  void aFilterLeavesStaticContentToOthers() {
    addFilter("/*", null);
    request.servletPath = "/static";
    request.pathInfo = "/page.html";
    Map<String, Object> leaving =
        Map.of("jersey.config.servlet.filter.staticContentRegex", "/static/.*");
    assertThat(ofFilter(jersey(leaving))).isNull();
    assertThat(ofFilter(jersey(Map.of()))).isEqualTo("/shop");
  }

  @Test
  void aFilterThatIsGoneServesNothing() {
    assertThat(ofFilter(jersey(Map.of()))).isNull();
  }
}
