package dev.corsac.benchmarks.stub;

import java.lang.invoke.MethodHandles;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Jetty's core request and response; the fields are Jetty's own. */
public final class Jetty {
  private final LightRequest request = Light.of(LightRequest.class, MethodHandles.lookup());
  private final LightResponse response = Light.of(LightResponse.class, MethodHandles.lookup());

  /** Starts a request. */
  public void reset(Call call) {
    request.call = call;
    HttpFields.Mutable fields = request.fields;
    fields.clear();
    if (call.origin() != null) {
      fields.put(HttpHeader.ORIGIN, call.origin());
    }
    if (call.requestMethod() != null) {
      fields.put("Access-Control-Request-Method", call.requestMethod());
    }
    if (call.requestHeaders() != null) {
      fields.put("Access-Control-Request-Headers", call.requestHeaders());
    }
    response.fields.clear();
    response.status = 200;
  }

  public Request request() {
    return request;
  }

  public Response response() {
    return response;
  }

  /** The value of a response header; null if it was not set. */
  public @Nullable String responseHeader(String name) {
    return response.fields.get(name);
  }

  abstract static class LightRequest implements Request {
    private static final HttpURI URI = HttpURI.from("http://api.example.com/api/x");

    Call call = new Call("GET", "/", null, null, null);
    final HttpFields.Mutable fields = HttpFields.build();

    @Override
    public String getMethod() {
      return call.method();
    }

    @Override
    public HttpFields getHeaders() {
      return fields;
    }

    @Override
    public HttpURI getHttpURI() {
      return URI;
    }
  }

  abstract static class LightResponse implements Response {
    final HttpFields.Mutable fields = HttpFields.build();
    int status;

    @Override
    public HttpFields.Mutable getHeaders() {
      return fields;
    }

    @Override
    public int getStatus() {
      return status;
    }

    @Override
    public void setStatus(int code) {
      status = code;
    }

    @Override
    public boolean isCommitted() {
      return false;
    }

    @Override
    public void write(boolean last, java.nio.ByteBuffer content, Callback callback) {
      callback.succeeded();
    }
  }
}
