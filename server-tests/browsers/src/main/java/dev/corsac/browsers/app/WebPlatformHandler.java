package dev.corsac.browsers.app;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.List;

/**
 * What the handlers of the web platform tests do besides CORS, as the query says: {@code code},
 * {@code location}, {@code header} and {@code cookie}. The policy is a subclass's.
 */
public abstract class WebPlatformHandler {
  @Context private HttpHeaders headers;
  @Context private UriInfo uri;

  /** A method that no standard knows. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @HttpMethod("CHICKEN")
  public @interface Chicken {}

  /** Answers GET. */
  @GET
  public Response get() {
    return answer("GET", true);
  }

  /** Answers HEAD. */
  @HEAD
  public Response head() {
    return answer("HEAD", false);
  }

  /** Answers POST. */
  @POST
  public Response post() {
    return answer("POST", true);
  }

  /** Answers PUT. */
  @PUT
  public Response put() {
    return answer("PUT", true);
  }

  /** Answers PATCH. */
  @PATCH
  public Response patch() {
    return answer("PATCH", true);
  }

  /** Answers DELETE. */
  @DELETE
  public Response delete() {
    return answer("DELETE", true);
  }

  /** Answers CHICKEN. */
  @Chicken
  public Response chicken() {
    return answer("CHICKEN", true);
  }

  private Response answer(String method, boolean withEntity) {
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    int code = Integer.parseInt(query.containsKey("code") ? query.getFirst("code") : "200");
    Response.ResponseBuilder answer = Response.status(code).header("X-Request-Method", method);
    if (query.containsKey("location")) {
      String target = query.getFirst("location");
      String mark = (target.contains("?") ? "&" : "?") + "call=" + query.getFirst("call");
      return answer.location(URI.create(target + mark)).build();
    }
    query
        .getOrDefault("header", List.of())
        .forEach(line -> {
          int colon = line.indexOf(':');
          answer.header(line.substring(0, colon), line.substring(colon + 1));
        });
    query
        .getOrDefault("cookie", List.of())
        .forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
    if (code == 204 || code == 205) {
      return answer.build();
    }
    answer.type(MediaType.TEXT_PLAIN_TYPE);
    if (withEntity) {
      answer.entity(
          "%s origin=%s cookie=%s"
              .formatted(
                  method, headers.getHeaderString("Origin"), headers.getHeaderString("Cookie")));
    }
    return answer.build();
  }
}
