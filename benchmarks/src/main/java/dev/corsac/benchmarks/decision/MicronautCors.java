package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.Light;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.cors.CorsFilter;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.micronaut.http.simple.SimpleHttpResponseFactory;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.UriRouteMatch;
import io.micronaut.web.router.resource.StaticResourceResolver;
import java.lang.invoke.MethodHandles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Micronaut's filter with a global configuration; requests are its own simple ones. */
final class MicronautCors implements Contestant {
  private final CorsFilter filter;
  private HttpRequest<?> request = new SimpleHttpRequest<>(HttpMethod.GET, "/", null);
  private MutableHttpResponse<?> response = new SimpleHttpResponseFactory().ok();
  private @Nullable HttpResponse<?> early;

  MicronautCors(Setup setup) {
    CorsOriginConfiguration origin = new CorsOriginConfiguration();
    if (setup.domains().isEmpty()) {
      origin.setAllowedOrigins(setup.origins(0));
    } else {
      origin.setAllowedOriginsRegex(
          setup.domains().stream()
              .map(domain -> domain.replace(".", "\\."))
              .collect(Collectors.joining("|", "https://([a-z0-9_-]+\\.)+(", ")")));
    }
    origin.setAllowedMethods(List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT));
    origin.setAllowedHeaders(List.of("content-type", "x-request-id"));
    origin.setExposedHeaders(List.of("Location"));
    origin.setAllowCredentials(false);
    origin.setMaxAge(1800L);
    Map<String, CorsOriginConfiguration> configurations = new LinkedHashMap<>();
    configurations.put("one", origin);
    HttpServerConfiguration.CorsConfiguration configuration =
        new HttpServerConfiguration.CorsConfiguration();
    configuration.setEnabled(true);
    configuration.setConfigurations(configurations);
    filter =
        new CorsFilter(
            configuration,
            StaticResourceResolver.EMPTY,
            Light.of(LightRouter.class, MethodHandles.lookup()),
            any -> "http://api.example.com");
  }

  @Override
  public void reset(Call call) {
    SimpleHttpRequest<Object> simple =
        new SimpleHttpRequest<>(HttpMethod.parse(call.method()), call.path(), null);
    if (call.origin() != null) {
      simple.header("Origin", call.origin());
    }
    if (call.requestMethod() != null && call.requestHeaders() != null) {
      simple.header("Access-Control-Request-Method", call.requestMethod());
      simple.header("Access-Control-Request-Headers", call.requestHeaders());
    }
    request = simple;
    response = new SimpleHttpResponseFactory().ok();
    early = null;
  }

  @Override
  public @Nullable Object handle() {
    if (!filter.isEnabled(request)) {
      return request;
    }
    early = filter.filterPreFlightRequest(request);
    if (early == null) {
      early = filter.filterRequest(request);
    }
    if (early == null) {
      filter.filterResponse(request, response);
    }
    return response;
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return (early == null ? response : early).getHeaders().get(name);
  }

  /** Every path has a PUT. */
  abstract static class LightRouter implements Router {
    private final UriRouteMatch<Object, Object> put =
        Light.of(LightMatch.class, MethodHandles.lookup());

    @Override
    public <T, R> List<UriRouteMatch<T, R>> findAny(HttpRequest<?> request) {
      return List.of(match());
    }

    @Override
    public <T, R> Stream<UriRouteMatch<T, R>> findAny(
        CharSequence uri, @Nullable HttpRequest<?> request) {
      return Stream.of(match());
    }

    @SuppressWarnings("unchecked")
    private <T, R> UriRouteMatch<T, R> match() {
      return (UriRouteMatch<T, R>) put;
    }
  }

  abstract static class LightMatch implements UriRouteMatch<Object, Object> {
    private final UriRouteInfo<Object, Object> info =
        Light.of(LightRouteInfo.class, MethodHandles.lookup());

    @Override
    public HttpMethod getHttpMethod() {
      return HttpMethod.PUT;
    }

    @Override
    public UriRouteInfo<Object, Object> getRouteInfo() {
      return info;
    }
  }

  abstract static class LightRouteInfo implements UriRouteInfo<Object, Object> {
    @Override
    public HttpMethod getHttpMethod() {
      return HttpMethod.PUT;
    }
  }
}
