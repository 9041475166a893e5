package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.Any;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.re2j.Pattern;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.Headers;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.HttpResponse;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The exported Envoy routes: parsed by Envoy's own messages, and read as Envoy reads them. Envoy
 * itself cannot be had from Maven Central.
 */
class EnvoyDocumentTest {
  private static final Placeholders NONE = name -> Optional.of("none");
  private static final List<String> PATHS =
      List.of(
          "/api/orders",
          "/api/orders/",
          "/api/orders/7",
          "/api/orders/a%20b",
          "/api/orders/%C3%A4",
          "/api/account",
          "/api/vault",
          "/api/catalogue",
          "/api/catalogue/prices",
          "/api/transfers",
          "/api/shops/1/shelves/2",
          "/api/outcomes/redirect/301",
          "/api/plain",
          "/api/nowhere",
          "/api/ORDERS",
          "/orders",
          "/api");

  private static final List<String> ORIGINS =
      List.of(
          "https://app.example.com",
          "https://evil.example",
          "null",
          "https://a.partner.example",
          "https://a.b.partner.example",
          "https://partner.example",
          "https://evilpartner.example",
          "https://a.partner.example.evil.com",
          "https://shop.example:8443",
          "https://shop.example",
          "http://app.example.com",
          "https://app.example.com.evil.com");

  private static RouteConfiguration configuration;
  private static CompiledTable table;

  @BeforeAll
  static void export() throws Exception {
    CommandLine.Ran ran =
        CommandLine.corsac(
            "export",
            "--format",
            "envoy",
            CommandLine.jar("contract.jar"),
            "--application",
            "dev.corsac.contract.app.SampleApplication",
            "--leave",
            "/guarded/opaque/{kind}",
            "--base",
            "/api",
            "--service",
            "sample",
            "--set",
            "contract.origins=none",
            "--set",
            "contract.get=none",
            "--set",
            "contract.put=none");
    assertThat(ran.err()).isEmpty();
    Object document = new YAMLMapper().readValue(ran.out(), Object.class);
    RouteConfiguration.Builder builder = RouteConfiguration.newBuilder();
    JsonFormat.parser()
        .usingTypeRegistry(TypeRegistry.newBuilder().add(CorsPolicy.getDescriptor()).build())
        .merge(new ObjectMapper().writeValueAsString(document), builder);
    configuration = builder.build();
    // The class path has the example's table too.
    ClassLoader loader = EnvoyDocumentTest.class.getClassLoader();
    CompiledTable both =
        CompiledTable.load(
            loader, "/api", NONE, Optional.of("dev.corsac.contract.app.SampleApplication"));
    table =
        both.with(
            both.tables().stream()
                .filter(each -> each.name().startsWith("dev.corsac.contract.app."))
                .toList());
  }

  /** Preflights and actual requests: granted to the same origins, with the same lists. */
  @Test
  void everyRequestIsGrantedWhatTheApplicationGrants() throws Exception {
    int granted = 0;
    int refused = 0;
    for (String path : PATHS) {
      URI url = URI.create("http://edge.invalid" + path);
      for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")) {
        for (String origin : ORIGINS) {
          Headers from = Headers.NONE.with("Origin", origin);
          HttpRequest preflight =
              new HttpRequest(
                  "OPTIONS", url, from.with("Access-Control-Request-Method", method), false);
          HttpResponse expected = table.send(preflight);
          Optional<CorsPolicy> policy = policy(preflight).filter(it -> allows(it, origin));
          // A method that does not exist is named by the application; Envoy refuses it.
          boolean grants =
              expected
                  .headers()
                  .get("Access-Control-Allow-Methods")
                  .filter(names -> List.of(names.split(", ", -1)).contains(method))
                  .isPresent();
          assertThat(policy.isPresent())
              .as("%s %s from %s", method, path, origin)
              .isEqualTo(grants);
          if (policy.isPresent()) {
            CorsPolicy it = policy.get();
            assertThat(it.getAllowMethods().replace(",", ", "))
                .isEqualTo(expected.headers().get("Access-Control-Allow-Methods").orElse(""));
            assertThat(it.getAllowHeaders().replace(",", ", "))
                .isEqualTo(expected.headers().get("Access-Control-Allow-Headers").orElse(""));
            assertThat(it.getAllowCredentials().getValue())
                .isEqualTo(expected.headers().get("Access-Control-Allow-Credentials").isPresent());
            assertThat(Long.parseLong(it.getMaxAge()))
                .isLessThanOrEqualTo(
                    Long.parseLong(expected.headers().get("Access-Control-Max-Age").orElse("")));
            granted++;
          } else {
            refused++;
          }
          HttpRequest actual = new HttpRequest(method, url, from, false);
          HttpResponse answered = table.send(actual);
          Optional<CorsPolicy> ofActual = policy(actual).filter(it -> allows(it, origin));
          if (grants) {
            assertThat(ofActual).as("%s %s from %s", method, path, origin).isPresent();
            assertThat(ofActual.get().getExposeHeaders().replace(",", ", "))
                .isEqualTo(answered.headers().get("Access-Control-Expose-Headers").orElse(""));
          } else if (ofActual.isPresent()) {
            assertThat(answered.headers().get("Access-Control-Allow-Origin")).isPresent();
          }
        }
      }
    }
    assertThat(granted).isGreaterThan(50);
    assertThat(refused).isGreaterThan(600);
  }

  @Test
  void unusualPathsAreLeftToTheApplication() throws Exception {
    for (String path :
        List.of(
            "/api/orders;v=1/7",
            "/api/orders/%2e%2e/transfers",
            "/api//orders",
            "/api/orders/..",
            "/api/./orders",
            "/api/%6Frders",
            "/api/orders/a%2Fb")) {
      HttpRequest request =
          new HttpRequest(
              "OPTIONS",
              URI.create("http://edge.invalid" + path),
              Headers.NONE
                  .with("Origin", "https://app.example.com")
                  .with("Access-Control-Request-Method", "GET"),
              false);
      assertThat(policy(request)).as(path).isEmpty();
      assertThat(route(request).hasRoute()).as(path).isTrue();
    }
  }

  private static Optional<CorsPolicy> policy(HttpRequest request) throws Exception {
    Any any = route(request).getTypedPerFilterConfigMap().get("envoy.filters.http.cors");
    return any == null ? Optional.empty() : Optional.of(any.unpack(CorsPolicy.class));
  }

  /** The first route that matches. */
  private static Route route(HttpRequest request) {
    return configuration.getVirtualHosts(0).getRoutesList().stream()
        .filter(route -> matches(route.getMatch(), request))
        .findFirst()
        .orElseThrow();
  }

  private static boolean matches(RouteMatch match, HttpRequest request) {
    String path = request.url().getRawPath();
    boolean pathMatches =
        match.hasSafeRegex()
            ? Pattern.matches(match.getSafeRegex().getRegex(), path)
            : path.startsWith(match.getPrefix());
    return pathMatches && match.getHeadersList().stream().allMatch(it -> matches(it, request));
  }

  private static boolean matches(HeaderMatcher matcher, HttpRequest request) {
    Optional<String> value =
        matcher.getName().equals(":method")
            ? Optional.of(request.method())
            : request.headers().get(matcher.getName());
    return matcher.hasPresentMatch()
        ? value.isPresent()
        : value.filter(it -> matches(matcher.getStringMatch(), it)).isPresent();
  }

  private static boolean matches(StringMatcher matcher, String value) {
    return matcher.hasExact()
        ? matcher.getExact().equals(value)
        : Pattern.matches(matcher.getSafeRegex().getRegex(), value);
  }

  /** As Envoy's filter does: what matches "*" allows every origin. */
  private static boolean allows(CorsPolicy policy, String origin) {
    return policy.getAllowOriginStringMatchList().stream()
        .anyMatch(each -> matches(each, "*") || matches(each, origin));
  }
}
