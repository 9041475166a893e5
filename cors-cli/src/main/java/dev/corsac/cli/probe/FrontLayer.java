package dev.corsac.cli.probe;

import dev.corsac.testing.HttpResponse;
import java.util.List;
import java.util.Locale;

/** What has answered, as far as its response gives it away, and the settings that mend it. */
enum FrontLayer {
  NGINX(
      "nginx: take out add_header Access-Control-Allow-Origin, or let it hide the application's with"
          + " proxy_hide_header Access-Control-Allow-Origin;",
      "nginx: pass OPTIONS on like the other methods, but without auth_request and auth_basic"
          + " (limit_except OPTIONS)."),
  ENVOY(
      "Envoy: take the policy of envoy.filters.http.cors out of the route, or remove the"
          + " application's headers with response_headers_to_remove.",
      "Envoy: pass OPTIONS on, and except it from ext_authz and jwt_authn (allow_missing_or_failed for"
          + " OPTIONS, or a route of its own)."),
  SPRING_SECURITY(
      "Spring Security: take http.cors(…) and the CorsConfigurationSource out of its configuration.",
      "There is no front door before Spring Security: add cors-spring-boot-starter (without Spring"
          + " Boot, cors-runtime-servlet), which answers preflights before http.cors() and the login."),
  QUARKUS(
      "Quarkus: leave quarkus.http.cors off (quarkus.http.cors.enabled=false), and depend on"
          + " cors-runtime-quarkus.",
      "Quarkus: depend on cors-runtime-quarkus, which answers before quarkus.http.cors and"
          + " quarkus.http.auth.permission, and leave quarkus.http.cors off"
          + " (quarkus.http.cors.enabled=false): it refuses every origin that it does not list."),
  UNKNOWN(
      "Remove the gateway's, the proxy's or the servlet filter's (nginx: add_header; Tomcat, Jetty:"
          + " CorsFilter; Spring: http.cors(); Quarkus: quarkus.http.cors.enabled=false), or let it hide"
          + " the application's (nginx: proxy_hide_header).",
      "Put the front door before it: cors-runtime-servlet in servlet containers,"
          + " cors-spring-boot-starter in Spring Boot, cors-runtime-quarkus in Quarkus. In a gateway, let"
          + " OPTIONS pass without a login.");

  private final String ownHeaders;
  private final String refusals;

  FrontLayer(String ownHeaders, String refusals) {
    this.ownHeaders = ownHeaders;
    this.refusals = refusals;
  }

  /** The one whose marks a response bears. */
  static FrontLayer of(HttpResponse response) {
    String server = response.headers().get("Server").orElse("").toLowerCase(Locale.ROOT);
    if (server.startsWith("nginx") || server.startsWith("openresty")) {
      return NGINX;
    }
    if (server.startsWith("envoy") || server.startsWith("istio-envoy")) {
      return ENVOY;
    }
    // Written by default before its login refuses something.
    List<String> caching = response.headers().all("Cache-Control");
    if (caching.contains("no-cache, no-store, max-age=0, must-revalidate")
        && response.headers().get("X-Content-Type-Options").isPresent()) {
      return SPRING_SECURITY;
    }
    // Vert.x says neither who it is nor when.
    boolean anonymous = server.isEmpty() && response.headers().get("Date").isEmpty();
    return anonymous ? QUARKUS : UNKNOWN;
  }

  /** How to keep it from writing CORS headers. */
  String withoutOwnHeaders() {
    return ownHeaders;
  }

  /** How to keep it from refusing before Corsac has answered. */
  String withoutRefusals() {
    return refusals;
  }
}
