package dev.corsac.benchmarks.stub;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** A routing context of Vert.x, as far as CORS handlers look at it. */
public final class Vertx {
  private final LightContext context = Light.of(LightContext.class, MethodHandles.lookup());

  /** Starts a request. */
  public void reset(Call call) {
    context.request.call = call;
    context.request.method = HttpMethod.valueOf(call.method());
    context.request.headers.call = call;
    context.response.headers.size = 0;
    context.response.status = 200;
  }

  public RoutingContext context() {
    return context;
  }

  /** The value of a response header; null if it was not set. */
  public @Nullable String responseHeader(String name) {
    return context.response.headers.get(name);
  }

  abstract static class LightContext implements RoutingContextInternal {
    final LightRequest request = Light.of(LightRequest.class, MethodHandles.lookup());
    final LightResponse response = Light.of(LightResponse.class, MethodHandles.lookup());

    @Override
    public HttpServerRequest request() {
      return request;
    }

    @Override
    public HttpServerResponse response() {
      return response;
    }

    @Override
    public void next() {}

    @Override
    public RoutingContextInternal visitHandler(int id) {
      return this;
    }

    @Override
    public void fail(int status) {
      response.status = status;
    }

    @Override
    public void fail(int status, Throwable cause) {
      response.status = status;
    }
  }

  abstract static class LightRequest implements HttpServerRequest {
    private static final HostAndPort AUTHORITY = HostAndPort.create("api.example.com", 80);

    Call call = new Call("GET", "/", null, null, null);
    HttpMethod method = HttpMethod.GET;
    final RequestHeaders headers = Light.of(RequestHeaders.class, MethodHandles.lookup());

    @Override
    public HttpMethod method() {
      return method;
    }

    @Override
    public MultiMap headers() {
      return headers;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return call.header(name);
    }

    @Override
    public @Nullable String getHeader(CharSequence name) {
      return call.header(name.toString());
    }

    @Override
    public String scheme() {
      return "http";
    }

    @Override
    public HostAndPort authority() {
      return AUTHORITY;
    }

    @Override
    public String absoluteURI() {
      return "http://api.example.com" + call.path();
    }
  }

  abstract static class RequestHeaders implements MultiMap {
    Call call = new Call("GET", "/", null, null, null);

    @Override
    public @Nullable String get(String name) {
      return call.header(name);
    }

    @Override
    public @Nullable String get(CharSequence name) {
      return call.header(name.toString());
    }

    @Override
    public boolean contains(String name) {
      return call.header(name) != null;
    }

    @Override
    public boolean contains(CharSequence name) {
      return call.header(name.toString()) != null;
    }
  }

  abstract static class LightResponse implements HttpServerResponse {
    final ResponseHeaders headers = Light.of(ResponseHeaders.class, MethodHandles.lookup());
    int status;

    @Override
    public MultiMap headers() {
      return headers;
    }

    @Override
    public HttpServerResponse putHeader(String name, String value) {
      headers.set(name, value);
      return this;
    }

    @Override
    public HttpServerResponse putHeader(CharSequence name, CharSequence value) {
      headers.set(name, value);
      return this;
    }

    @Override
    public HttpServerResponse setStatusCode(int code) {
      status = code;
      return this;
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    public HttpServerResponse setStatusMessage(String message) {
      return this;
    }

    @Override
    public Future<Void> end() {
      return Future.succeededFuture();
    }
  }

  abstract static class ResponseHeaders implements MultiMap {
    int size;
    private final CharSequence[] names = new CharSequence[16];
    private final CharSequence[] values = new CharSequence[16];

    private int indexOf(CharSequence name) {
      for (int i = 0; i < size; i++) {
        if (names[i].length() == name.length()
            && names[i].toString().equalsIgnoreCase(name.toString())) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public MultiMap set(CharSequence name, CharSequence value) {
      int at = indexOf(name);
      if (at < 0) {
        at = size++;
        names[at] = name;
      }
      values[at] = value;
      return this;
    }

    @Override
    public MultiMap set(String name, String value) {
      return set((CharSequence) name, value);
    }

    @Override
    public MultiMap add(String name, String value) {
      return add((CharSequence) name, value);
    }

    @Override
    public MultiMap add(CharSequence name, CharSequence value) {
      names[size] = name;
      values[size++] = value;
      return this;
    }

    @Override
    public @Nullable String get(CharSequence name) {
      int at = indexOf(name);
      return at < 0 ? null : values[at].toString();
    }

    @Override
    public @Nullable String get(String name) {
      return get((CharSequence) name);
    }

    @Override
    public boolean contains(CharSequence name) {
      return indexOf(name) >= 0;
    }

    @Override
    public boolean contains(String name) {
      return indexOf(name) >= 0;
    }
  }
}
