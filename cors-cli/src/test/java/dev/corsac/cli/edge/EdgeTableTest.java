package dev.corsac.cli.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.Headers;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.HttpResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EdgeTableTest {
  private static final Placeholders NONE = name -> Optional.empty();
  private static final DeclaredPolicy TRUSTED =
      new DeclaredPolicy("Trusted", PolicyDeclaration.crossOrigin("https://app.example.com"));

  /** A class with one method at each template, under one policy. */
  private record Resource(
      String name, String template, List<ResourceMethod> methods, List<Locator> locators) {}

  private static ResourceMethod method(
      String http, String template, @Nullable DeclaredPolicy policy) {
    return new ResourceMethod(http, template, List.of("m()"), policy, null, List.of());
  }

  private static PolicyTable table(List<Resource> resources) {
    return new PolicyTable(
        "Table",
        resources.stream()
            .map(each ->
                new ResourceClass(
                    each.name(), List.of(), each.template(), each.methods(), each.locators()))
            .toList(),
        List.of());
  }

  private static List<SurfaceRoute> routes(List<Resource> resources) {
    List<SurfaceRoute> routes = new ArrayList<>();
    for (Resource resource : resources) {
      for (ResourceMethod method : resource.methods()) {
        String path =
            Stream.of(resource.template(), method.template())
                .filter(part -> !part.isEmpty())
                .reduce("", (one, other) -> one + "/" + other);
        routes.add(
            new SurfaceRoute(
                SurfaceRoute.Kind.ROUTE,
                method.httpMethod(),
                path.isEmpty() ? "/" : path,
                resource.name(),
                "m()",
                List.of(),
                Optional.ofNullable(method.own()).map(EdgeTableTest::policy),
                false));
      }
    }
    return routes;
  }

  private static SurfacePolicy policy(DeclaredPolicy declared) {
    return new SurfacePolicy(declared.site(), declared.site(), declared.declaration());
  }

  private static EdgeTable edge(List<Resource> resources, String... left) {
    return EdgeTable.of(
        routes(resources),
        CompiledTable.of(List.of(table(resources)), "/api", NONE),
        "/api",
        NONE,
        List.of(left),
        false,
        "nginx");
  }

  private static EdgeAnswer answer(
      EdgeTable edge, String path, String method, int origin, boolean preflight) {
    int index = Math.max(0, edge.methods().indexOf(method));
    for (EdgeLocation location : edge.locations()) {
      String expression =
          "/api"
              + (location.template().segments().isEmpty()
                  ? "/?"
                  : location
                      .template()
                      .expression(
                          segment -> segment.isVariable() ? "[^/]+" : segment.expression()));
      if (path.matches(expression)) {
        var side = preflight ? location.answers().preflights() : location.answers().actuals();
        return side.get(index).get(origin);
      }
    }
    return EdgeAnswer.of(HttpResponse.of(preflight ? 404 : 200), "");
  }

  /** The first place that matches answers as the table does, whatever the application. */
  @Test
  void everyOrdinaryPathIsAnsweredAsTheTableAnswers() {
    int compared = 0;
    int inexpressible = 0;
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<Resource> resources = randomApplication(random);
      CompiledTable table = CompiledTable.of(List.of(table(resources)), "/api", NONE);
      EdgeTable edge;
      try {
        edge = edge(resources);
      } catch (InexpressibleException e) {
        inexpressible++;
        continue;
      }
      for (int i = 0; i < 40; i++) {
        String path = "/api" + randomPath(random);
        for (String method : List.of("GET", "POST", "PUT", "PURGE")) {
          for (int c = 0; c < edge.origins().count(); c++) {
            String origin = edge.origins().sample(c);
            Headers from = Headers.NONE.with("Origin", origin);
            URI url = URI.create("http://edge.invalid" + path);
            HttpResponse preflight =
                table.send(
                    new HttpRequest(
                        "OPTIONS", url, from.with("Access-Control-Request-Method", method), false));
            HttpResponse actual = table.send(new HttpRequest(method, url, from, false));
            assertThat(answer(edge, path, method, c, true))
                .as("seed %s: preflight for %s %s from %s", seed, method, path, origin)
                .isEqualTo(EdgeAnswer.of(preflight, origin));
            assertThat(answer(edge, path, method, c, false).response().headers())
                .as("seed %s: %s %s from %s", seed, method, path, origin)
                .isEqualTo(EdgeAnswer.of(actual, origin).response().headers());
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(50_000);
    assertThat(inexpressible).isBetween(1, 200);
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<Resource> randomApplication(Random random) {
    List<String> parts =
        List.of("a", "b", "a/b", "{x}", "{y}/b", "a/{z}", "{n: [0-9]+}", "{w: [a-z]+}", "v{v}", "");
    List<Optional<DeclaredPolicy>> policies =
        List.of(
            Optional.empty(),
            Optional.of(TRUSTED),
            Optional.of(new DeclaredPolicy("Same", PolicyDeclaration.sameOrigin())),
            Optional.of(new DeclaredPolicy("Any", PolicyDeclaration.crossOrigin("*"))),
            Optional.of(
                new DeclaredPolicy(
                    "Partners",
                    PolicyDeclaration.crossOrigin("https://*.example.com", "https://b.example"))));
    List<Resource> resources = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      List<ResourceMethod> methods = new ArrayList<>();
      for (int j = 0; j < 1 + random.nextInt(3); j++) {
        methods.add(
            method(
                one(random, List.of("GET", "PUT", "POST")),
                one(random, parts),
                one(random, policies).orElse(null)));
      }
      resources.add(new Resource("R" + i, one(random, parts), methods, List.of()));
    }
    return resources;
  }

  private static String randomPath(Random random) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < random.nextInt(5); i++) {
      path.append('/').append(one(random, List.of("a", "b", "1", "27", "v1", "va", "X-9", "zz")));
    }
    return path.isEmpty() || random.nextInt(4) == 0 ? path + "/" : path.toString();
  }

  private static void assertInexpressible(List<Resource> resources, String... says) {
    assertThatThrownBy(() -> edge(resources))
        .isInstanceOf(InexpressibleException.class)
        .hasMessageContainingAll(says);
  }

  @Test
  void aVariableThatSpansIsNamedAndCanBeLeft() {
    List<Resource> files =
        List.of(
            new Resource(
                "Files",
                "files",
                List.of(method("GET", "{path: .*}", TRUSTED), method("PUT", "", TRUSTED)),
                List.of()));
    assertInexpressible(files, "GET /files/{path: .*} (Files.m())", "a slash or nothing");
    EdgeTable left = edge(files, "/files/{path: .*}");
    // Below it the application decides, and it may decide at /files as well.
    assertThat(answer(left, "/api/files/a", "GET", 1, true).notOurs()).isTrue();
    assertThatThrownBy(() -> edge(files, "/filse")).hasMessageContaining("no route has it");
  }

  @Test
  void anUngovernedVariableThatSpansDoesNotWidenWhatItMeets() {
    List<Resource> files =
        List.of(
            new Resource(
                "Files",
                "",
                List.of(method("GET", "{path: .*}", null), method("GET", "orders", TRUSTED)),
                List.of()));
    assertThat(answer(edge(files), "/api/orders", "GET", 1, true).granted()).isFalse();
  }

  @Test
  void anOpaqueLocatorUnderAPolicyIsNamed() {
    Locator locator = new Locator("parts/{id}", "part()", null, TRUSTED, List.of());
    Resource shop = new Resource("Shop", "shop", List.of(), List.of(locator));
    assertInexpressible(
        List.of(shop), "/shop/parts/{id} (Shop.part())", "does not show what is below it");
    assertThat(edge(List.of(shop), "/shop/parts/{id}").locations()).isEmpty();
  }

  @Test
  void encodedTextIsNamed() {
    Resource street =
        new Resource("Street", "stra\u00dfe", List.of(method("GET", "", TRUSTED)), List.of());
    assertInexpressible(List.of(street), "GET /stra\u00dfe", "percent-encoded");
  }

  @Test
  void expressionsThatHideEachOtherAreNamed() {
    Resource items =
        new Resource(
            "Items",
            "items",
            List.of(
                method("GET", "{a: [0-9a-f]+}", TRUSTED), method("PUT", "{b: [0-9]+}", TRUSTED)),
            List.of());
    assertInexpressible(
        List.of(items), "/items/{a: [0-9a-f]+} and /items/{b: [0-9]+}", "the answers differ");
  }

  @Test
  void expressionsWithNothingInCommonAreToldApart() {
    Resource items =
        new Resource(
            "Items",
            "items",
            List.of(method("GET", "{a: [a-z]+}", TRUSTED), method("PUT", "{b: [0-9]+}", TRUSTED)),
            List.of());
    EdgeTable edge = edge(List.of(items));
    assertThat(answer(edge, "/api/items/abc", "GET", 1, true).granted()).isTrue();
    assertThat(answer(edge, "/api/items/12", "PUT", 1, true).granted()).isTrue();
    assertThat(answer(edge, "/api/items/12", "GET", 1, true).granted()).isFalse();
  }

  @Test
  void anExpressionWithoutAnExampleIsNamed() {
    Resource odd =
        new Resource("Odd", "odd/{x: q{7}z{9}}", List.of(method("GET", "", TRUSTED)), List.of());
    assertInexpressible(List.of(odd), "/odd/{x: q{7}z{9}}", "export found no path");
  }
}
