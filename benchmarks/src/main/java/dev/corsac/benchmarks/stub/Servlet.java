package dev.corsac.benchmarks.stub;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A servlet container's request and response, as far as CORS filters look at them. */
public final class Servlet {
  private final LightRequest request = Light.of(LightRequest.class, MethodHandles.lookup());
  private final LightResponse response = Light.of(LightResponse.class, MethodHandles.lookup());

  /** The rest of the chain: nothing. */
  public static final FilterChain CHAIN = (request, response) -> {};

  /** Starts a request. */
  public void reset(Call call) {
    request.call = call;
    request.attributes = 0;
    response.size = 0;
    response.status = 200;
  }

  public HttpServletRequest request() {
    return request;
  }

  public HttpServletResponse response() {
    return response;
  }

  /** The value of a response header; null if it was not set. */
  public @Nullable String responseHeader(String name) {
    return response.getHeader(name);
  }

  public int status() {
    return response.status;
  }

  /** A filter's configuration. */
  public static FilterConfig config(Map<String, String> parameters) {
    LightConfig config = Light.of(LightConfig.class, MethodHandles.lookup());
    config.parameters = parameters;
    return config;
  }

  abstract static class LightConfig implements FilterConfig {
    Map<String, String> parameters = Map.of();
    private final LightContext context = Light.of(LightContext.class, MethodHandles.lookup());

    @Override
    public String getFilterName() {
      return "cors";
    }

    @Override
    public @Nullable String getInitParameter(String name) {
      return parameters.get(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }

    @Override
    public ServletContext getServletContext() {
      return context;
    }
  }

  abstract static class LightContext implements ServletContext {}

  abstract static class LightRequest implements HttpServletRequest {
    Call call = new Call("GET", "/", null, null, null);
    int attributes;
    private final String[] names = new String[16];
    private final @Nullable Object[] values = new Object[16];

    @Override
    public String getMethod() {
      return call.method();
    }

    @Override
    public @Nullable String getHeader(String name) {
      return call.header(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      String value = call.header(name);
      return value == null
          ? Collections.emptyEnumeration()
          : Collections.enumeration(List.of(value));
    }

    @Override
    public String getScheme() {
      return "http";
    }

    @Override
    public String getServerName() {
      return "api.example.com";
    }

    @Override
    public int getServerPort() {
      return 80;
    }

    @Override
    public String getRequestURI() {
      return call.path();
    }

    @Override
    public String getContextPath() {
      return "";
    }

    @Override
    public String getServletPath() {
      return "";
    }

    @Override
    public String getPathInfo() {
      return call.path();
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getCharacterEncoding() {
      return null;
    }

    @Override
    public int getContentLength() {
      return -1;
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      List<String> names = new ArrayList<>(4);
      names.add("Host");
      if (call.origin() != null) {
        names.add("Origin");
      }
      if (call.requestMethod() != null) {
        names.add("Access-Control-Request-Method");
        names.add("Access-Control-Request-Headers");
      }
      return Collections.enumeration(names);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
      for (int i = 0; i < attributes; i++) {
        if (names[i].equals(name)) {
          return values[i];
        }
      }
      return null;
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
      names[attributes] = name;
      values[attributes++] = value;
    }

    @Override
    public void removeAttribute(String name) {}
  }

  abstract static class LightResponse implements HttpServletResponse {
    int size;
    int status;
    private final String[] names = new String[32];
    private final String[] values = new String[32];

    @Override
    public void setHeader(String name, String value) {
      for (int i = 0; i < size; i++) {
        if (names[i].equalsIgnoreCase(name)) {
          values[i] = value;
          return;
        }
      }
      addHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
      names[size] = name;
      values[size++] = value;
    }

    @Override
    public @Nullable String getHeader(String name) {
      for (int i = 0; i < size; i++) {
        if (names[i].equalsIgnoreCase(name)) {
          return values[i];
        }
      }
      return null;
    }

    @Override
    public Collection<String> getHeaders(String name) {
      List<String> found = new ArrayList<>(2);
      for (int i = 0; i < size; i++) {
        if (names[i].equalsIgnoreCase(name)) {
          found.add(values[i]);
        }
      }
      return found;
    }

    @Override
    public Collection<String> getHeaderNames() {
      return Arrays.asList(names).subList(0, size);
    }

    @Override
    public boolean containsHeader(String name) {
      return getHeader(name) != null;
    }

    @Override
    public void setStatus(int code) {
      status = code;
    }

    @Override
    public int getStatus() {
      return status;
    }

    @Override
    public void sendError(int code) {
      status = code;
    }

    @Override
    public void sendError(int code, String message) {
      status = code;
    }

    @Override
    public void resetBuffer() {}

    @Override
    public void setContentType(@Nullable String type) {}

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getCharacterEncoding() {
      return null;
    }

    @Override
    public void setCharacterEncoding(String encoding) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void flushBuffer() {}

    @Override
    public boolean isCommitted() {
      return false;
    }

    @Override
    public java.io.PrintWriter getWriter() {
      return new java.io.PrintWriter(java.io.Writer.nullWriter());
    }

    @Override
    public jakarta.servlet.ServletOutputStream getOutputStream() {
      return NOWHERE;
    }
  }

  private static final jakarta.servlet.ServletOutputStream NOWHERE =
      new jakarta.servlet.ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(jakarta.servlet.WriteListener listener) {}

        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] b, int from, int length) {}
      };
}
