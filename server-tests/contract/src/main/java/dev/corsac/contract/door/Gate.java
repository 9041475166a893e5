package dev.corsac.contract.door;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Authentication in front of everything. Whoever has no token is refused, in the way that the
 * request asks for.
 */
public final class Gate implements Filter {
  /** How a request is let in. */
  public static final String TOKEN = "Authorization: Bearer demo";

  /** What comes behind the bodies of some responses over HTTP/2. */
  public static final String TRAILER = "x-checksum";

  private final List<String> seen = new CopyOnWriteArrayList<>();

  /** What it has been asked: method, path, and the class of the response it was given. */
  List<String> seen() {
    return seen;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    seen.add(asked.getMethod() + " " + asked.getRequestURI() + " " + response.getClass().getName());
    if (asked.getHeader("X-Star") != null) {
      answer.setHeader("Access-Control-Allow-Origin", "*");
      answer.addHeader("access-control-allow-origin", "*");
      answer.setHeader("Access-Control-Allow-Private-Network", "true");
      answer.setHeader("Vary", "Accept-Encoding");
    }
    if ("Bearer demo".equals(asked.getHeader("Authorization"))) {
      chain.doFilter(request, response);
    } else {
      String way = asked.getHeader("X-Refuse");
      refuse(way == null ? "error" : way, asked, answer);
    }
  }

  private static void refuse(String way, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    switch (way) {
      case "error" -> response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      case "message" -> response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "log in");
      case "body" -> {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.getWriter().print("log in");
      }
      case "trailers" -> {
        response.setTrailerFields(() -> Map.of(TRAILER, "of the gate"));
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.getWriter().print("log in");
      }
      case "stream" -> {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.getOutputStream().print("log in");
        response.getOutputStream().flush();
      }
      case "empty" -> response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      case "flushed" -> {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.flushBuffer();
      }
      case "reset" -> {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.getWriter().print("welcome");
        response.reset();
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.getOutputStream().print("log in");
      }
      case "redirect" -> response.sendRedirect("/login");
      case "exception" -> throw new ServletException("refused on purpose");
      case "fatal" -> throw new AssertionError("refused on purpose");
      case "async" -> later(request.startAsync(), "log in");
      case "async-given" -> later(request.startAsync(request, response), "log in");
      case "async-empty" -> later(request.startAsync(), "");
      // Jetty forgets a timeout that ends before the thread that sets it has noted it.
      case "async-timeout" -> request.startAsync().setTimeout(250);
      case "async-dispatch" -> request.startAsync().dispatch("/refused");
      default -> throw new IllegalArgumentException(way);
    }
  }

  private static void later(AsyncContext context, String body) {
    context.start(() -> {
      HttpServletResponse response = (HttpServletResponse) context.getResponse();
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      try {
        response.getWriter().print(body);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } finally {
        context.complete();
      }
    });
  }
}
