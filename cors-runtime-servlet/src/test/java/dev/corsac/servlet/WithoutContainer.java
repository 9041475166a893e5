package dev.corsac.servlet;

import dev.corsac.jaxrs.front.DueHeaders;
import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.jaxrs.front.PolicyInForce;
import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.policy.CorsHeaders;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import jakarta.ws.rs.core.Configuration;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A servlet container without a buffer, as far as the front door asks it; and what decides. */
@SuppressWarnings("ReferenceEquality") // what is handed on has to be the very object
final class WithoutContainer {
  static final String ORIGIN = "https://shop.example.com";

  private WithoutContainer() {}

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) ->
                switch (called.getName()) {
                  case "equals" -> self == arguments[0];
                  case "hashCode" -> System.identityHashCode(self);
                  case "toString" -> type.getSimpleName();
                  default ->
                      handler.invoke(self, called, arguments == null ? new Object[0] : arguments);
                }));
  }

  /** Decides: the origin is granted below {@code /orders}, but for the status 418. */
  static final class Decisions extends FrontDoor {
    static final CorsHeaders GRANT =
        new CorsHeaders(
            List.of(
                new CorsHeaders.Field(CorsHeaders.ALLOW_ORIGIN, null),
                new CorsHeaders.Field(CorsHeaders.ALLOW_CREDENTIALS, "true")),
            CorsHeaders.ORIGIN);

    final Configuration configuration;
    final List<String> foreign = new ArrayList<>();
    boolean readable;
    @Nullable Preflight preflight;

    Decisions() {
      this(
          proxy(
              Configuration.class,
              (self, called, arguments) -> {
                throw new UnsupportedOperationException(called.toString());
              }));
    }

    Decisions(Configuration configuration) {
      this.configuration = configuration;
      FrontDoor.findBy(
          new Finder() {
            @Override
            public @Nullable FrontDoor of(Configuration asked) {
              return asked == configuration ? Decisions.this : null;
            }

            @Override
            public @Nullable FrontDoor only() {
              return null;
            }

            @Override
            public List<FrontDoor> all() {
              return List.of();
            }
          });
    }

    @Override
    public @Nullable Preflight preflight(RequestHead request) {
      return request.method().equals("OPTIONS") && concerns(request) ? preflight : null;
    }

    @Override
    public boolean concerns(RequestHead request) {
      return request.rawPath().substring(request.belowBase()).startsWith("/orders");
    }

    @Override
    public @Nullable DueHeaders due(RequestHead request, int status, @Nullable Object decided) {
      return status == 418
          ? null
          : new DueHeaders(decided instanceof CorsHeaders given ? given : GRANT, ORIGIN);
    }

    @Override
    public boolean isFinal(@Nullable Object decided) {
      return decided != null;
    }

    @Override
    public void noteForeignHeaders(RequestHead request) {
      foreign.add(request.rawPath());
    }

    @Override
    public FrontDoor besideOthers() {
      return this;
    }

    @Override
    public boolean readableErrors() {
      return readable;
    }

    @Override
    public List<PolicyInForce> policies() {
      return List.of();
    }
  }

  /** A web application, with Jakarta REST as a servlet below {@code /api} unless told otherwise. */
  static final class WebApplication {
    final Map<String, Object> attributes = new HashMap<>();
    final Map<String, FilterRegistration> filters = new HashMap<>();
    final List<Object> logged = new ArrayList<>();
    final ServletContext context =
        proxy(
            ServletContext.class,
            (self, called, arguments) ->
                switch (called.getName()) {
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "getFilterRegistration" -> filters.get(arguments[0]);
                  case "log" -> logged.add(arguments[1]);
                  default -> throw new UnsupportedOperationException(called.toString());
                });

    /** Adds a filter; {@code parameters} are its own. */
    void addFilter(String name, List<String> patterns, Map<String, String> parameters) {
      filters.put(
          name,
          proxy(
              FilterRegistration.class,
              (self, called, arguments) ->
                  switch (called.getName()) {
                    case "getInitParameter" -> parameters.get(arguments[0]);
                    case "getUrlPatternMappings" -> patterns;
                    case "getServletNameMappings" -> List.of();
                    default -> throw new UnsupportedOperationException(called.toString());
                  }));
    }
  }

  /** A request for a servlet. */
  static final class Request {
    final WebApplication application;
    final Map<String, Object> attributes = new HashMap<>();
    final List<AsyncListener> listeners = new ArrayList<>();
    final List<String> asynchronous = new ArrayList<>();
    String method = "GET";
    String uri = "/shop/api/orders";
    String contextPath = "/shop";
    String servletPath = "/api";
    @Nullable String pathInfo = "/orders";
    String servlet = "rest";
    MappingMatch match = MappingMatch.PATH;
    DispatcherType dispatched = DispatcherType.REQUEST;
    @Nullable String host = "shop.example.org";
    boolean started;
    @Nullable ServletRequest givenRequest;
    @Nullable ServletResponse givenResponse;

    Request(WebApplication application) {
      this.application = application;
    }

    final AsyncContext async =
        proxy(
            AsyncContext.class,
            (self, called, arguments) ->
                switch (called.getName()) {
                  case "addListener" -> listeners.add((AsyncListener) arguments[0]);
                  case "getRequest" -> givenRequest;
                  case "getResponse" -> givenResponse;
                  case "hasOriginalRequestAndResponse" -> false;
                  case "getTimeout" -> 17L;
                  default -> {
                    asynchronous.add(called.getName() + List.of(arguments));
                    yield null;
                  }
                });

    private final HttpServletMapping mapping =
        proxy(
            HttpServletMapping.class,
            (self, called, arguments) ->
                switch (called.getName()) {
                  case "getServletName" -> servlet;
                  case "getMappingMatch" -> match;
                  default -> throw new UnsupportedOperationException(called.toString());
                });

    final HttpServletRequest request =
        proxy(
            HttpServletRequest.class,
            (self, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getRequestURI" -> uri;
                  case "getContextPath" -> contextPath;
                  case "getServletPath" -> servletPath;
                  case "getPathInfo" -> pathInfo;
                  case "getHttpServletMapping" -> mapping;
                  case "getDispatcherType" -> dispatched;
                  case "getServletContext" -> application().context;
                  case "getScheme" -> "https";
                  case "getHeader" -> host;
                  case "getHeaders" -> Collections.emptyEnumeration();
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "isAsyncStarted" -> started;
                  case "getAsyncContext" -> async;
                  case "startAsync" -> {
                    started = true;
                    givenRequest = (ServletRequest) arguments[0];
                    givenResponse = (ServletResponse) arguments[1];
                    yield async;
                  }
                  default -> throw new UnsupportedOperationException(called.toString());
                });

    private WebApplication application() {
      return application;
    }
  }

  /** A response that is sent as soon as anything is written. */
  static final class Response {
    final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final List<String> calls = new ArrayList<>();
    int status = 200;
    @Nullable String contentType;

    /** Whether a header that is set to null is removed, as Servlet 6.1 says. */
    boolean removes;

    /** The head as it was sent; null if it has not been yet. */
    @Nullable Map<String, List<String>> sent;

    private final ServletOutputStream stream =
        new ServletOutputStream() {
          @Override
          public void write(int b) {
            send();
          }

          @Override
          public void flush() {
            send();
          }

          @Override
          public void close() {
            send();
          }

          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setWriteListener(WriteListener listener) {}
        };

    final HttpServletResponse response =
        proxy(
            HttpServletResponse.class,
            (self, called, arguments) ->
                switch (called.getName()) {
                  case "getStatus" -> status;
                  case "isCommitted" -> sent != null;
                  case "getContentType" -> contentType;
                  case "getHeaders" -> lines(arguments[0]);
                  case "getHeader" -> lines(arguments[0]).stream().findFirst().orElse(null);
                  case "getHeaderNames" -> List.copyOf(headers.keySet());
                  case "containsHeader" -> headers.containsKey(arguments[0]);
                  case "getOutputStream" -> stream;
                  case "getWriter" -> new PrintWriter(stream, false, StandardCharsets.UTF_8);
                  case "encodeRedirectURL" -> arguments[0] + ";encoded";
                  default -> {
                    calls.add(called.getName() + Arrays.asList(arguments));
                    change(called.getName(), arguments);
                    yield null;
                  }
                });

    private List<String> lines(Object name) {
      return List.copyOf(headers.getOrDefault((String) name, List.of()));
    }

    private void change(String called, Object[] arguments) {
      switch (called) {
        case "setStatus" -> status = (int) arguments[0];
        case "setContentType" -> contentType = (String) arguments[0];
        case "setHeader", "setIntHeader" -> {
          if (arguments[1] != null || removes) {
            headers.remove((String) arguments[0]);
          }
          if (arguments[1] != null) {
            add(arguments);
          }
        }
        case "addHeader", "addIntHeader" -> add(arguments);
        case "reset" -> {
          headers.clear();
          status = 200;
          contentType = null;
        }
        case "sendError" -> {
          status = (int) arguments[0];
          send();
        }
        case "sendRedirect" -> {
          status = arguments.length == 3 ? (int) arguments[1] : 302;
          send();
        }
        case "flushBuffer" -> send();
        default -> {}
      }
    }

    private void add(Object[] arguments) {
      headers
          .computeIfAbsent((String) arguments[0], name -> new ArrayList<>())
          .add(arguments[1].toString());
    }

    /** As the container does when the request is over. */
    void send() {
      if (sent == null) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, lines) -> copy.put(name, List.copyOf(lines)));
        sent = copy;
      }
    }

    /** The lines of a header that was sent. */
    Collection<String> sent(String name) {
      if (sent == null) {
        throw new AssertionError("nothing has been sent");
      }
      return sent.getOrDefault(name, List.of());
    }
  }
}
