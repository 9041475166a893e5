package dev.corsac.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.jaxrs.front.DueHeaders;
import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.policy.CorsHeaders;
import dev.corsac.servlet.WithoutContainer.Decisions;
import dev.corsac.servlet.WithoutContainer.Request;
import dev.corsac.servlet.WithoutContainer.Response;
import dev.corsac.servlet.WithoutContainer.WebApplication;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests the filter takes part in, and how they end. */
class CorsFilterTest {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final CorsFilter filter = new CorsFilter();
  private final Decisions decisions = new Decisions();
  private final WebApplication application = new WebApplication();
  private final Request request = new Request(application);
  private final Response container = new Response();
  private final List<Object> seen = new ArrayList<>();

  @BeforeEach
  void deploy() {
    ServedApplications.in(application.context)
        .note(new ServedApplication.OfServlet("rest", decisions.configuration));
  }

  private interface Behind {
    void answer(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException;
  }

  private FilterChain chain(Behind behind) {
    return (given, response) -> {
      seen.add(given);
      seen.add(response);
      behind.answer((HttpServletRequest) given, (HttpServletResponse) response);
    };
  }

  private void run(Behind behind) throws IOException, ServletException {
    filter.doFilter(request.request, container.response, chain(behind));
    if (!request.started) {
      container.send();
    }
  }

  private void assertGranted() {
    assertThat(container.sent(ALLOW_ORIGIN)).containsExactly(WithoutContainer.ORIGIN);
    assertThat(container.sent("Vary")).containsExactly("Origin");
  }

  private void assertUntouched() {
    assertThat(seen).containsExactly(request.request, container.response);
    assertThat(container.sent(ALLOW_ORIGIN)).containsExactly("*");
    assertThat(request.attributes).isEmpty();
  }

  private static void grantAll(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(ALLOW_ORIGIN, "*");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"204, null, null", "403, null, 0", "403, an origin that no policy lists, 30"})
  void aPreflightIsAnsweredAndGoesNoFurther(int status, String body, String length)
      throws IOException, ServletException {
    request.method = "OPTIONS";
    decisions.preflight =
        new FrontDoor.Preflight(status, new DueHeaders(CorsHeaders.REFUSED_PREFLIGHT, null), body);
    container.headers.put(ALLOW_ORIGIN, List.of("*"));
    run(CorsFilterTest::grantAll);
    assertThat(seen).isEmpty();
    assertThat(container.status).isEqualTo(status);
    assertThat(container.sent("Vary")).containsExactly("Origin, Access-Control-Request-Method");
    assertThat(container.sent(ALLOW_ORIGIN)).isEmpty();
    assertThat(container.calls.stream().filter(call -> call.startsWith("setContentLength")))
        .isEqualTo(length == null ? List.of() : List.of("setContentLength[" + length + "]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shop/api/prices", "/shop/other/orders", "/shop/apiorders", "/orders"})
  void whatNoPolicyConcernsSeesTheContainersOwnObjects(String uri)
      throws IOException, ServletException {
    request.uri = uri;
    run(CorsFilterTest::grantAll);
    assertUntouched();
  }

  @Test
  void anotherServletSeesTheContainersOwnObjects() throws IOException, ServletException {
    request.servlet = "office";
    run(CorsFilterTest::grantAll);
    assertUntouched();
  }

  @ParameterizedTest
  @EnumSource(
      value = DispatcherType.class,
      names = {"FORWARD", "INCLUDE", "ASYNC", "ERROR"})
  void otherDispatchesOfWhatIsNotKnownSeeTheContainersOwnObjects(DispatcherType dispatched)
      throws IOException, ServletException {
    request.dispatched = dispatched;
    run(CorsFilterTest::grantAll);
    assertUntouched();
  }

  @Test
  void anErrorPageIsThatOfTheRequest() throws IOException, ServletException {
    filter.doFilter(request.request, container.response, chain((given, response) -> {}));
    container.headers.clear();
    request.dispatched = DispatcherType.ERROR;
    request.uri = "/shop/error";
    request.servlet = "page";
    run(CorsFilterTest::grantAll);
    assertGranted();
  }

  @Test
  void registeredTwiceItActsOnce() throws IOException, ServletException {
    FilterChain second =
        (given, response) ->
            filter.doFilter(
                given,
                new HttpServletResponseWrapper((HttpServletResponse) response),
                chain(CorsFilterTest::grantAll));
    filter.doFilter(request.request, container.response, second);
    container.send();
    assertGranted();
    assertThat(container.calls.stream().filter(call -> call.startsWith("addHeader"))).hasSize(1);
  }

  @Test
  void whatAFilterOfCorsacLeavesInTheRequestCounts() throws IOException, ServletException {
    run((given, response) -> given.setAttribute(FrontDoor.DECIDED, CorsHeaders.VARY_ORIGIN));
    assertThat(container.sent(ALLOW_ORIGIN)).isEmpty();
    assertThat(container.sent("Vary")).containsExactly("Origin");
  }

  @Test
  void anEmptyAnswerIsSettledAtTheEnd() throws IOException, ServletException {
    run((given, response) -> response.setStatus(401));
    assertGranted();
  }

  @Test
  void anExceptionGoesOnWithItsHeadersWritten() {
    assertThatThrownBy(() ->
            run((given, response) -> {
              throw new IllegalStateException("on purpose");
            }))
        .hasMessage("on purpose");
    container.send();
    assertGranted();
    assertThat(application.logged).isEmpty();
  }

  @Test
  void anExceptionThatIsToBeReadableIsLoggedAndAnswered() throws IOException, ServletException {
    decisions.readable = true;
    AssertionError thrown = new AssertionError("on purpose");
    run((given, response) -> {
      throw thrown;
    });
    assertGranted();
    assertThat(container.status).isEqualTo(500);
    assertThat(application.logged).containsExactly(thrown);
  }

  @Test
  void whatThrowsAfterItHasSentAnErrorHasAnswered() throws IOException, ServletException {
    decisions.readable = true;
    run((given, response) -> {
      response.sendError(503);
      throw new ServletException("on purpose");
    });
    assertGranted();
    assertThat(container.status).isEqualTo(503);
    assertThat(application.logged).hasSize(1);
  }

  @Test
  void whatThrowsInTheMiddleOfItsAnswerIsTheContainers() {
    decisions.readable = true;
    assertThatThrownBy(() ->
            run((given, response) -> {
              response.flushBuffer();
              throw new IOException("on purpose");
            }))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aServletThatIsNotAvailableIsTheContainers() {
    decisions.readable = true;
    assertThatThrownBy(() ->
            run((given, response) -> {
              throw new UnavailableException("later");
            }))
        .isInstanceOf(UnavailableException.class);
    container.send();
    assertGranted();
  }

  private AsyncContext begin(boolean given) throws IOException, ServletException {
    AsyncContext[] begun = new AsyncContext[1];
    run((behind, response) -> {
      begun[0] = given ? behind.startAsync(behind, response) : behind.startAsync();
      response.setStatus(401);
    });
    return begun[0];
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAsynchronousAnswerIsSettledBeforeItIsComplete(boolean given)
      throws IOException, ServletException {
    AsyncContext async = begin(given);
    assertThat(container.headers).doesNotContainKey(ALLOW_ORIGIN);
    assertThat(async.getResponse()).isSameAs(seen.get(1));
    assertThat(async.getRequest()).isSameAs(seen.get(0));
    assertThat(async.hasOriginalRequestAndResponse()).isTrue();
    async.complete();
    container.send();
    assertGranted();
    assertThat(request.asynchronous).containsExactly("complete[]");
  }

  @Test
  void theContextIsTheSameForWhoeverAsksLater() throws IOException, ServletException {
    begin(false);
    AsyncContext later = ((HttpServletRequest) seen.get(0)).getAsyncContext();
    assertThat(later.getTimeout()).isEqualTo(17);
    later.complete();
    container.send();
    assertGranted();
  }

  @Test
  void everythingElseIsTheContainersBusiness() throws IOException, ServletException {
    AsyncContext async = begin(false);
    async.dispatch("/x");
    async.setTimeout(5);
    async.dispatch();
    assertThat(request.asynchronous).containsExactly("dispatch[/x]", "setTimeout[5]", "dispatch[]");
    assertThat(container.headers).doesNotContainKey(ALLOW_ORIGIN);
  }

  @Test
  void aTimeoutIsSettledBeforeTheContainerAnswers() throws IOException, ServletException {
    AsyncContext async = begin(false);
    AsyncListener listener = request.listeners.get(0);
    listener.onStartAsync(new AsyncEvent(async));
    assertThat(request.listeners).hasSize(2);
    listener.onTimeout(new AsyncEvent(async));
    container.send();
    assertGranted();
    listener.onComplete(new AsyncEvent(async));
  }

  @Test
  void anErrorOfAnotherThreadIsSettledBeforeTheContainerAnswers()
      throws IOException, ServletException {
    AsyncContext async = begin(false);
    request.listeners.get(0).onError(new AsyncEvent(async));
    container.send();
    assertGranted();
  }

  @Test
  void whatADispatchEndsInIsSettled() throws IOException, ServletException {
    begin(false).dispatch("/refused");
    ServletRequest given = (ServletRequest) seen.get(0);
    ServletResponse response = new HttpServletResponseWrapper((HttpServletResponse) seen.get(1));
    request.dispatched = DispatcherType.ASYNC;
    request.started = false;
    filter.doFilter(given, response, chain((again, answer) -> answer.setHeader(ALLOW_ORIGIN, "*")));
    container.send();
    assertGranted();
  }
}
