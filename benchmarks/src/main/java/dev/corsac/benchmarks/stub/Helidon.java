package dev.corsac.benchmarks.stub;

import io.helidon.common.uri.UriInfo;
import io.helidon.common.uri.UriPath;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.RoutedPath;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** Helidon's request and response; headers and prologue are Helidon's own. */
public final class Helidon {
  private final LightRequest request = Light.of(LightRequest.class, MethodHandles.lookup());
  private final LightResponse response = Light.of(LightResponse.class, MethodHandles.lookup());

  /** Starts a request. */
  public void reset(Call call) {
    WritableHeaders<?> headers = WritableHeaders.create();
    headers.set(HeaderNames.HOST, "api.example.com");
    if (call.origin() != null) {
      headers.set(HeaderNames.ORIGIN, call.origin());
    }
    if (call.requestMethod() != null && call.requestHeaders() != null) {
      headers.set(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD, call.requestMethod());
      headers.set(HeaderNames.ACCESS_CONTROL_REQUEST_HEADERS, call.requestHeaders());
    }
    request.headers = ServerRequestHeaders.create(headers);
    request.prologue =
        HttpPrologue.create(
            "HTTP/1.1", "HTTP", "1.1", Method.create(call.method()), call.path(), false);
    response.headers = ServerResponseHeaders.create();
    response.sent = false;
  }

  public ServerRequest request() {
    return request;
  }

  public ServerResponse response() {
    return response;
  }

  /** The value of a response header; null if it was not set. */
  public @Nullable String responseHeader(String name) {
    return response.headers.first(HeaderNames.create(name)).orElse(null);
  }

  abstract static class LightRequest implements ServerRequest {
    ServerRequestHeaders headers = ServerRequestHeaders.create(WritableHeaders.create());
    HttpPrologue prologue = HttpPrologue.create("HTTP/1.1", "HTTP", "1.1", Method.GET, "/", false);
    private final UriInfo requested =
        UriInfo.builder().scheme("http").host("api.example.com").port(80).build();
    private final LightPath path = Light.of(LightPath.class, MethodHandles.lookup());

    @Override
    public ServerRequestHeaders headers() {
      return headers;
    }

    @Override
    public HttpPrologue prologue() {
      return prologue;
    }

    @Override
    public RoutedPath path() {
      path.path = prologue.uriPath();
      return path;
    }

    @Override
    public UriInfo requestedUri() {
      return requested;
    }

    @Override
    public UriQuery query() {
      return UriQuery.empty();
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String authority() {
      return "api.example.com";
    }

    @Override
    public int id() {
      return 1;
    }
  }

  abstract static class LightPath implements RoutedPath {
    UriPath path = UriPath.create("/");

    @Override
    public String rawPath() {
      return path.rawPath();
    }

    @Override
    public String rawPathNoParams() {
      return path.rawPathNoParams();
    }

    @Override
    public String path() {
      return path.path();
    }
  }

  abstract static class LightResponse implements ServerResponse {
    ServerResponseHeaders headers = ServerResponseHeaders.create();
    boolean sent;

    @Override
    public ServerResponseHeaders headers() {
      return headers;
    }

    @Override
    public ServerResponse header(Header header) {
      headers.set(header);
      return this;
    }

    @Override
    public ServerResponse status(Status status) {
      return this;
    }

    @Override
    public Status status() {
      return Status.OK_200;
    }

    @Override
    public void send() {
      sent = true;
    }

    @Override
    public void send(Object entity) {
      sent = true;
    }

    @Override
    public ServerResponse next() {
      return this;
    }

    @Override
    public boolean isSent() {
      return sent;
    }
  }
}
