package dev.corsac.servlet;

import dev.corsac.jaxrs.front.FrontDoor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The front door: answers preflight requests before anything else sees them, authentication
 * included, and gives CORS headers to the responses of whatever answers in front of Jakarta REST or
 * in its place: 401 and 403 of a security filter, redirects to a login page, the container's errors
 * and error pages. By the policies of the compiled {@code @CrossOrigin}s, on their paths only; all
 * other requests pass with the request and response that the container made.
 *
 * <p>In a WAR it is there as soon as the jar is. An embedded server wants one line, before all
 * other filters, for the dispatcher types {@code REQUEST}, {@code ERROR} and {@code ASYNC} and with
 * asynchronous requests supported. Registered twice, it acts once.
 *
 * <p>Thread safe.
 */
public final class CorsFilter implements Filter {

  /** For servers. */
  public CorsFilter() {}

  @Override
  public void init(FilterConfig config) {
    ServletContext context = config.getServletContext();
    if (ServedApplication.OfTomee.isThere(context.getClassLoader())) {
      ServedApplications.in(context).note(new ServedApplication.OfTomee());
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest httpRequest)
        || !(response instanceof HttpServletResponse httpResponse)) {
      chain.doFilter(request, response);
      return;
    }
    GovernedResponse governed = governed(response);
    if (governed == null) {
      enter(httpRequest, httpResponse, chain);
    } else if (request.getDispatcherType() == DispatcherType.ASYNC) {
      // What a dispatch answers without a body, the container sends without asking again.
      goThrough(httpRequest, httpResponse, governed, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** What an earlier run of this filter has put around a response; null if nothing. */
  private static @Nullable GovernedResponse governed(ServletResponse response) {
    ServletResponse each = response;
    while (!(each instanceof GovernedResponse) && each instanceof ServletResponseWrapper wrapper) {
      each = wrapper.getResponse();
    }
    return each instanceof GovernedResponse governed ? governed : null;
  }

  private static void enter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    DispatcherType dispatched = request.getDispatcherType();
    Passage passage =
        switch (dispatched) {
          case REQUEST -> Passage.of(request);
          // Path and servlet are those of the error page now.
          case ERROR -> Passage.known(request);
          default -> null;
        };
    FrontDoor.Preflight preflight =
        passage == null || dispatched != DispatcherType.REQUEST ? null : passage.preflight();
    if (preflight != null) {
      answer(preflight, response);
    } else if (passage != null && passage.concerns()) {
      passage.keep();
      GovernedResponse governed = new GovernedResponse(response, passage);
      governed.takeOver();
      goThrough(new GovernedRequest(request, governed), governed, governed, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void answer(FrontDoor.Preflight preflight, HttpServletResponse response)
      throws IOException {
    if (!response.isCommitted()) {
      // Of code in front of this filter.
      EarlierHeaders.take(response);
      response.resetBuffer();
    }
    response.setStatus(preflight.status());
    preflight.headers().write(new ResponseSink(response));
    if (preflight.body() != null) {
      byte[] text = preflight.body().getBytes(StandardCharsets.UTF_8);
      response.setContentType("text/plain;charset=UTF-8");
      response.setContentLength(text.length);
      response.getOutputStream().write(text);
    } else if (preflight.status() != HttpServletResponse.SC_NO_CONTENT) {
      response.setContentLength(0);
    }
  }

  /**
   * @param response the governed one, or what wraps it
   */
  private static void goThrough(
      HttpServletRequest request,
      HttpServletResponse response,
      GovernedResponse governed,
      FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (UnavailableException e) {
      // The container takes the servlet out of service.
      governed.settle(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      throw e;
    } catch (IOException | ServletException | RuntimeException | Error e) {
      governed.settle(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      if (!governed.readableErrors() || (governed.isCommitted() && !governed.hasSentError())) {
        throw e;
      }
      // Some containers throw all headers away when an exception reaches them.
      request.getServletContext().log("Unmapped exception in front of Jakarta REST", e);
      if (!governed.hasSentError()) {
        governed.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      }
    }
    if (!request.isAsyncStarted()) {
      governed.settle();
    }
  }
}
