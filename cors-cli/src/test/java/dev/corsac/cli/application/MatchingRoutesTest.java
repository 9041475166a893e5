package dev.corsac.cli.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.surface.SurfaceRoute;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MatchingRoutesTest {
  private static final List<SurfaceRoute> ROUTES =
      Stream.of("/orders/{id}", "/orders/new", "/tree/…/leaf", "/ring/…", "/files/{path: .*}")
          .map(template ->
              new SurfaceRoute(
                  SurfaceRoute.Kind.ROUTE,
                  "GET",
                  template,
                  "com.acme.Resource",
                  "get()",
                  List.of(),
                  Optional.empty(),
                  true))
          .toList();

  @ParameterizedTest
  @CsvSource({
    "/orders/new, /orders/new",
    "/orders/7, /orders/{id}",
    "/tree/a/b/leaf, /tree/…/leaf",
    "/tree/leaf, /tree/…/leaf",
    "/ring, /ring/…",
    "/ring/a/b, /ring/…",
    "/rings, ",
    "/files/a/b, /files/{path: .*}",
    "/nothing, "
  })
  void theBestMatchComesFirst(String path, String template) {
    assertThat(MatchingRoutes.of(ROUTES, path).stream().map(SurfaceRoute::template).findFirst())
        .isEqualTo(Optional.ofNullable(template));
  }

  /** They grant to all methods, and {@code *} is none. */
  @ParameterizedTest
  @EnumSource(
      value = SurfaceRoute.Kind.class,
      names = {"LOCATOR", "APPLICATION"})
  void whatGrantsToAllMethodsIsFoundToo(SurfaceRoute.Kind kind) {
    SurfaceRoute any =
        new SurfaceRoute(
            kind,
            "*",
            "/parts/**",
            "com.acme.Resource",
            "parts()",
            List.of(),
            Optional.empty(),
            false);
    assertThat(MatchingRoutes.of(List.of(any), "/parts/a/b")).containsExactly(any);
    assertThat(MatchingRoutes.of(List.of(any), "/other")).isEmpty();
  }
}
