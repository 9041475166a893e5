package dev.corsac.benchmarks.stub;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Jakarta REST server's contexts, as far as CORS filters look at them. */
public final class JaxRs {
  private static final URI BASE = URI.create("http://api.example.com/api/");

  private final Map<String, URI> uris;
  private final LightRequest request = Light.of(LightRequest.class, MethodHandles.lookup());
  private final LightResponse response = Light.of(LightResponse.class, MethodHandles.lookup());

  /**
   * @param uris the request URI of each path that will be called; parsing it is the server's work
   */
  public JaxRs(Map<String, URI> uris) {
    this.uris = uris;
    RuntimeDelegate before = RuntimeDelegate.getInstance();
    if (!(before instanceof LightDelegate)) {
      LightDelegate light = Light.of(LightDelegate.class, MethodHandles.lookup());
      light.before = before;
      RuntimeDelegate.setInstance(light);
    }
  }

  /** Starts a request. */
  public void reset(Call call) {
    request.call = call;
    request.uriInfo.requestUri = uris.getOrDefault(call.path(), BASE);
    request.requestHeaders.call = call;
    request.requestHeaders.originLines = null;
    request.properties = 0;
    request.aborted = null;
    response.headers.reset();
    response.aborted = null;
  }

  /** Starts a request with these lines of {@code Origin}. */
  public void reset(Call call, List<String> originLines) {
    reset(call);
    request.requestHeaders.originLines = originLines;
  }

  public ContainerRequestContext request() {
    return request;
  }

  public ContainerResponseContext response() {
    response.aborted = request.aborted;
    return response;
  }

  /** The first line of a header of the response; null if it does not have it. */
  public @Nullable String responseHeader(String name) {
    return (String) response().getHeaders().getFirst(name);
  }

  /** What a filter aborted the request with; null if none did. */
  public @Nullable Response aborted() {
    return request.aborted;
  }

  /** The base URI of all requests. */
  public static URI base() {
    return BASE;
  }

  abstract static class LightUriInfo implements UriInfo {
    URI requestUri = BASE;

    @Override
    public URI getRequestUri() {
      return requestUri;
    }

    @Override
    public URI getBaseUri() {
      return BASE;
    }
  }

  abstract static class LightRequest implements ContainerRequestContext {
    Call call = new Call("GET", "/", null, null, null);
    final LightUriInfo uriInfo = Light.of(LightUriInfo.class, MethodHandles.lookup());
    final RequestHeaders requestHeaders = Light.of(RequestHeaders.class, MethodHandles.lookup());
    int properties;
    final String[] names = new String[8];
    final @Nullable Object[] values = new Object[8];
    @Nullable Response aborted;

    @Override
    public String getMethod() {
      return call.method();
    }

    @Override
    public UriInfo getUriInfo() {
      return uriInfo;
    }

    @Override
    public MultivaluedMap<String, String> getHeaders() {
      return requestHeaders;
    }

    @Override
    public @Nullable String getHeaderString(String name) {
      return call.header(name);
    }

    @Override
    public @Nullable Object getProperty(String name) {
      for (int i = 0; i < properties; i++) {
        if (names[i].equals(name)) {
          return values[i];
        }
      }
      return null;
    }

    @Override
    public void setProperty(String name, Object value) {
      for (int i = 0; i < properties; i++) {
        if (names[i].equals(name)) {
          values[i] = value;
          return;
        }
      }
      names[properties] = name;
      values[properties++] = value;
    }

    @Override
    public void abortWith(Response response) {
      aborted = response;
    }
  }

  /** One list for each header, always the same, as if the server had made it. */
  abstract static class RequestHeaders implements MultivaluedMap<String, String> {
    Call call = new Call("GET", "/", null, null, null);
    @Nullable List<String> originLines;
    private final OneLine origin = new OneLine();
    private final OneLine method = new OneLine();
    private final OneLine headers = new OneLine();
    private final OneLine host = new OneLine();
    private final OneLine fetchSite = new OneLine();

    @Override
    public @Nullable List<String> get(Object name) {
      String field = (String) name;
      return switch (field.length()) {
        case 4 -> host.holding(call.header(field));
        case 6 ->
            field.charAt(0) == 'c'
                ? null // "cookie": nobody has one
                : originLines != null ? originLines : origin.holding(call.origin());
        case 14 -> fetchSite.holding(call.header(field));
        case 29 -> method.holding(call.requestMethod());
        case 30 -> headers.holding(call.requestHeaders());
        default -> null;
      };
    }

    @Override
    public @Nullable String getFirst(String name) {
      return call.header(name);
    }
  }

  private static final class OneLine extends java.util.AbstractList<String> {
    private String line = "";

    @Nullable List<String> holding(@Nullable String value) {
      if (value == null) {
        return null;
      }
      line = value;
      return this;
    }

    @Override
    public String get(int index) {
      return line;
    }

    @Override
    public int size() {
      return 1;
    }
  }

  abstract static class LightResponse implements ContainerResponseContext {
    final ResponseHeaders headers = Light.of(ResponseHeaders.class, MethodHandles.lookup());
    @Nullable Response aborted;

    @Override
    public MultivaluedMap<String, Object> getHeaders() {
      return aborted == null ? headers : aborted.getHeaders();
    }

    @Override
    public int getStatus() {
      return aborted == null ? 200 : aborted.getStatus();
    }

    @Override
    public boolean hasEntity() {
      return aborted == null;
    }
  }

  /** Starts with the {@code Content-Type} that most responses have. */
  abstract static class ResponseHeaders implements MultivaluedMap<String, Object> {
    private static final List<Object> JSON = List.of("application/json");

    private final String[] names = new String[16];
    private final @Nullable List<?>[] values = new List<?>[16];
    private int size;
    private final Entries entries = new Entries();

    void reset() {
      size = 1;
      names[0] = "Content-Type";
      values[0] = JSON;
    }

    private int indexOf(Object name) {
      for (int i = 0; i < size; i++) {
        if (names[i].equalsIgnoreCase((String) name)) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public @Nullable List<Object> get(Object name) {
      int at = indexOf(name);
      return at < 0 ? null : cast(values[at]);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<Object> cast(@Nullable List<?> values) {
      return (List<Object>) values;
    }

    @Override
    public @Nullable List<Object> put(String name, List<Object> value) {
      int at = indexOf(name);
      if (at < 0) {
        names[size] = name;
        at = size++;
      }
      values[at] = value;
      return null;
    }

    @Override
    public void putSingle(String name, Object value) {
      List<Object> one = new java.util.ArrayList<>(1);
      one.add(value);
      put(name, one);
    }

    @Override
    public void add(String name, Object value) {
      List<Object> present = get(name);
      if (present == null) {
        putSingle(name, value);
      } else {
        present.add(value);
      }
    }

    @Override
    public @Nullable Object getFirst(String name) {
      List<Object> present = get(name);
      return present == null ? null : present.get(0);
    }

    @Override
    public boolean containsKey(Object name) {
      return indexOf(name) >= 0;
    }

    @Override
    public Set<Map.Entry<String, List<Object>>> entrySet() {
      return entries;
    }

    private final class Entries extends java.util.AbstractSet<Map.Entry<String, List<Object>>> {
      @Override
      public java.util.Iterator<Map.Entry<String, List<Object>>> iterator() {
        return new Cursor();
      }

      @Override
      public int size() {
        return ResponseHeaders.this.size;
      }
    }

    /** Is each entry in turn: a server's map has them ready. */
    private final class Cursor
        implements java.util.Iterator<Map.Entry<String, List<Object>>>,
            Map.Entry<String, List<Object>> {
      private int next;

      @Override
      public boolean hasNext() {
        return next < ResponseHeaders.this.size;
      }

      @Override
      public Map.Entry<String, List<Object>> next() {
        next++;
        return this;
      }

      @Override
      public String getKey() {
        return names[next - 1];
      }

      @Override
      public List<Object> getValue() {
        return java.util.Objects.requireNonNull(cast(values[next - 1]));
      }

      @Override
      public List<Object> setValue(List<Object> value) {
        throw new UnsupportedOperationException();
      }
    }
  }

  /** Builds responses without a server. */
  abstract static class LightDelegate extends RuntimeDelegate {
    private static final Supplier<LightBuilder> BUILDERS =
        Light.maker(LightBuilder.class, MethodHandles.lookup());

    @Nullable RuntimeDelegate before;

    @Override
    public ResponseBuilder createResponseBuilder() {
      return BUILDERS.get();
    }

    @Override
    public <T> HeaderDelegate<T> createHeaderDelegate(Class<T> type) {
      return java.util.Objects.requireNonNull(before).createHeaderDelegate(type);
    }
  }

  abstract static class LightBuilder extends ResponseBuilder {
    private static final Supplier<BuiltResponse> RESPONSES =
        Light.maker(BuiltResponse.class, MethodHandles.lookup());

    private final BuiltResponse response = RESPONSES.get();

    @Override
    public ResponseBuilder status(int code) {
      response.status = code;
      return this;
    }

    @Override
    public ResponseBuilder status(int code, String reason) {
      return status(code);
    }

    @Override
    public ResponseBuilder type(MediaType type) {
      return header("Content-Type", type);
    }

    @Override
    public ResponseBuilder entity(Object entity) {
      return this;
    }

    @Override
    public ResponseBuilder header(String name, Object value) {
      response.headers.add(name, value);
      return this;
    }

    @Override
    public Response build() {
      return response;
    }
  }

  abstract static class BuiltResponse extends Response {
    private static final Supplier<ResponseHeaders> HEADERS =
        Light.maker(ResponseHeaders.class, MethodHandles.lookup());

    int status = 200;
    final MultivaluedMap<String, Object> headers = HEADERS.get();

    @Override
    public int getStatus() {
      return status;
    }

    @Override
    public MultivaluedMap<String, Object> getHeaders() {
      return headers;
    }

    @Override
    public MultivaluedMap<String, Object> getMetadata() {
      return headers;
    }

    @Override
    public StatusType getStatusInfo() {
      return Status.FORBIDDEN;
    }
  }
}
