package dev.corsac.servlet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.policy.CorsHeaders;
import dev.corsac.servlet.WithoutContainer.Decisions;
import dev.corsac.servlet.WithoutContainer.Request;
import dev.corsac.servlet.WithoutContainer.Response;
import dev.corsac.servlet.WithoutContainer.WebApplication;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a response that a policy concerns does with headers, and when. */
class GovernedResponseTest {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private Decisions decisions = new Decisions();
  private Request request = new Request(new WebApplication());
  private Response container = new Response();
  private GovernedResponse response = governed();

  private GovernedResponse governed() {
    ServedApplications.in(request.application.context)
        .note(new ServedApplication.OfServlet("rest", decisions.configuration));
    return new GovernedResponse(container.response, requireNonNull(Passage.of(request.request)));
  }

  private void assertGranted() {
    assertThat(container.sent(ALLOW_ORIGIN)).containsExactly(WithoutContainer.ORIGIN);
    assertThat(container.sent("Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(container.sent("Vary")).containsExactly("Origin");
  }

  private interface Sending {
    void send(GovernedResponse response) throws IOException;
  }

  private interface Streaming {
    void to(ServletOutputStream stream) throws IOException;
  }

  private interface Writing {
    void to(PrintWriter writer);
  }

  private static Sending streaming(Streaming part) {
    return response -> part.to(response.getOutputStream());
  }

  private static Sending writing(Writing part) {
    return response -> {
      part.to(response.getWriter());
      response.getWriter().flush();
    };
  }

  @TestFactory
  Stream<DynamicTest> whateverSendsItWritesTheHeadersFirst() {
    Map<String, Sending> ways = new LinkedHashMap<>();
    ways.put("sendError", response -> response.sendError(401));
    ways.put("sendError with a message", response -> response.sendError(401, "log in"));
    ways.put("sendRedirect", response -> response.sendRedirect("/login"));
    ways.put("sendRedirect, keeping", response -> response.sendRedirect("/login", false));
    ways.put("sendRedirect with a status", response -> response.sendRedirect("/login", 303));
    ways.put("sendRedirect with all", response -> response.sendRedirect("/login", 303, false));
    ways.put("flushBuffer", GovernedResponse::flushBuffer);
    ways.put("a byte", streaming(stream -> stream.write(1)));
    ways.put("bytes", streaming(stream -> stream.write(new byte[] {1})));
    ways.put("some bytes", streaming(stream -> stream.write(new byte[] {1, 2}, 1, 1)));
    ways.put("print", streaming(stream -> stream.print("text")));
    ways.put("println", streaming(stream -> stream.println("text")));
    ways.put("flush", streaming(ServletOutputStream::flush));
    ways.put("close", streaming(ServletOutputStream::close));
    ways.put("a character", writing(writer -> writer.write('x')));
    ways.put("characters", writing(writer -> writer.write(new char[] {'x'}, 0, 1)));
    ways.put("a text", writing(writer -> writer.write("text", 0, 4)));
    ways.put("append", writing(writer -> writer.append("text")));
    ways.put("printf", writing(writer -> writer.printf("%s", "text")));
    ways.put("a line", writing(PrintWriter::println));
    ways.put("checkError", response -> response.getWriter().checkError());
    ways.put("the writer's close", response -> response.getWriter().close());
    return ways.entrySet().stream()
        .map(way ->
            DynamicTest.dynamicTest(
                way.getKey(),
                () -> {
                  decisions = new Decisions();
                  request = new Request(new WebApplication());
                  container = new Response();
                  response = governed();
                  response.setHeader(ALLOW_ORIGIN, "*");
                  way.getValue().send(response);
                  container.send();
                  assertGranted();
                }));
  }

  @Test
  void whatSendsNothingWritesNothing() throws IOException {
    response.getOutputStream();
    response.getWriter();
    response.setContentLength(5);
    response.setContentLengthLong(5);
    response.resetBuffer();
    response.setStatus(401);
    assertThat(container.headers).isEmpty();
  }

  @Test
  void theStatusThatIsSentDecides() throws IOException {
    response.setHeader(ALLOW_ORIGIN, "*");
    response.sendError(418);
    assertThat(container.sent(ALLOW_ORIGIN)).containsExactly("*");
    assertThat(container.sent("Vary")).isEmpty();
    assertThat(response.hasSentError()).isTrue();
  }

  @Test
  void aRedirectsStatusDecides() throws IOException {
    response.setHeader(ALLOW_ORIGIN, "*");
    response.sendRedirect("/teapot", 418, true);
    assertThat(container.sent(ALLOW_ORIGIN)).containsExactly("*");
    assertThat(container.calls).last().isEqualTo("sendRedirect[/teapot, 418, true]");
  }

  @Test
  void aStatusThatIsSetLaterDecides() {
    response.settle();
    response.setStatus(500);
    response.addHeader("access-control-allow-origin", "*");
    response.settle();
    container.send();
    assertGranted();
  }

  @Test
  void whatOthersSetShowsAsIfItWereThere() {
    response.addHeader(ALLOW_ORIGIN, "https://one.example");
    response.addHeader("access-control-allow-origin", "https://two.example");
    response.setHeader("X-Trace", "17");
    assertThat(container.headers.keySet()).containsExactly("X-Trace");
    assertThat(response.containsHeader("ACCESS-CONTROL-ALLOW-ORIGIN")).isTrue();
    assertThat(response.getHeader(ALLOW_ORIGIN)).isEqualTo("https://one.example");
    assertThat(response.getHeaders(ALLOW_ORIGIN))
        .containsExactly("https://one.example", "https://two.example");
    assertThat(response.getHeaderNames()).containsExactlyInAnyOrder("X-Trace", ALLOW_ORIGIN);
    response.setHeader(ALLOW_ORIGIN, "*");
    assertThat(response.getHeaders(ALLOW_ORIGIN)).containsExactly("*");
    response.setHeader(ALLOW_ORIGIN, null);
    assertThat(response.containsHeader(ALLOW_ORIGIN)).isFalse();
    assertThat(response.getHeaderNames()).containsExactly("X-Trace");
    assertThat(response.getHeader("X-Trace")).isEqualTo("17");
  }

  @Test
  void numbersAreHeldBackToo() throws IOException {
    response.setIntHeader("Access-Control-Max-Age", 600);
    response.addIntHeader("Access-Control-Max-Age", 700);
    response.setIntHeader("X-Count", 1);
    response.addIntHeader("X-Count", 2);
    assertThat(response.getHeaders("Access-Control-Max-Age")).containsExactly("600", "700");
    response.flushBuffer();
    assertThat(container.sent("Access-Control-Max-Age")).isEmpty();
    assertThat(container.sent("X-Count")).containsExactly("1", "2");
  }

  @Test
  void whatIsNotGovernedGetsBackEachLine() throws IOException {
    response.addHeader(ALLOW_ORIGIN, "https://one.example");
    response.addHeader(ALLOW_ORIGIN, "https://two.example");
    response.addIntHeader("Access-Control-Max-Age", 600);
    response.setStatus(418);
    response.flushBuffer();
    assertThat(container.sent(ALLOW_ORIGIN))
        .containsExactly("https://one.example", "https://two.example");
    assertThat(container.sent("Access-Control-Max-Age")).containsExactly("600");
    assertThat(decisions.foreign).isEmpty();
  }

  @Test
  void whatIsDroppedIsNoted() throws IOException {
    response.addHeader(ALLOW_ORIGIN, "*");
    response.flushBuffer();
    assertThat(decisions.foreign).containsExactly("/shop/api/orders");
  }

  @Test
  void aVaryThatIsReplacedIsAddedToAgain() throws IOException {
    response.settle();
    response.setHeader("vary", "Accept-Encoding");
    response.flushBuffer();
    assertThat(container.sent("Vary")).containsExactly("Accept-Encoding", "Origin");
  }

  @Test
  void settlingTwiceWritesOnce() {
    response.settle();
    response.settle(500);
    response.settle();
    container.send();
    assertGranted();
    assertThat(container.calls).hasSize(3);
  }

  @Test
  void resetForgetsAndBeginsAnew() throws IOException {
    response.addHeader(ALLOW_ORIGIN, "*");
    response.getWriter();
    response.settle();
    response.reset();
    assertThat(response.getHeaderNames()).isEmpty();
    response.setStatus(418);
    response.getOutputStream().print("tea");
    assertThat(container.sent(ALLOW_ORIGIN)).isEmpty();
  }

  @Test
  void resetBufferLeavesTheHead() throws IOException {
    response.addHeader(ALLOW_ORIGIN, "*");
    response.settle();
    response.resetBuffer();
    response.flushBuffer();
    assertGranted();
  }

  @Test
  void nothingCanBeChangedOnceItIsSent() throws IOException {
    response.flushBuffer();
    int calls = container.calls.size();
    response.setHeader(ALLOW_ORIGIN, "*");
    response.addHeader(ALLOW_ORIGIN, "*");
    response.settle();
    assertThat(container.calls).hasSize(calls);
  }

  @Test
  void streamAndWriterAreTheSameEachTime() throws IOException {
    assertThat(response.getOutputStream()).isSameAs(response.getOutputStream());
    assertThat(response.getWriter()).isSameAs(response.getWriter());
  }

  @Test
  void locationsAreEncodedByTheContainer() {
    assertThat(response.encodeRedirectURL("/login")).isEqualTo("/login;encoded");
  }

  @Test
  void trailersPass() {
    response.setTrailerFields(Map::of);
    assertThat(container.calls).hasSize(1).first().asString().startsWith("setTrailerFields");
  }

  @Test
  void whatAFilterOfCorsacHasDecidedPassesAndNothingElse() throws IOException {
    request.attributes.put(FrontDoor.DECIDED, Decisions.GRANT);
    response.addHeader(ALLOW_ORIGIN, WithoutContainer.ORIGIN);
    response.addHeader(ALLOW_ORIGIN, WithoutContainer.ORIGIN);
    response.addHeader(ALLOW_ORIGIN, "*");
    response.setHeader("Access-Control-Allow-Headers", "X-Trace");
    response.setHeader(ALLOW_ORIGIN, null);
    assertThat(container.headers.get(ALLOW_ORIGIN)).containsExactly(WithoutContainer.ORIGIN);
    response.flushBuffer();
    assertGranted();
    assertThat(container.sent("Access-Control-Allow-Headers")).isEmpty();
    assertThat(decisions.foreign).hasSize(2);
  }

  @Test
  void whatAFilterOfCorsacRefusesStaysRefused() throws IOException {
    response.addHeader(ALLOW_ORIGIN, "*");
    request.attributes.put(FrontDoor.DECIDED, CorsHeaders.VARY_ORIGIN);
    response.addHeader(ALLOW_ORIGIN, WithoutContainer.ORIGIN);
    response.flushBuffer();
    assertThat(container.sent(ALLOW_ORIGIN)).isEmpty();
    assertThat(container.sent("Vary")).containsExactly("Origin");
  }

  @Test
  void whatAFilterOfCorsacLeavesAloneIsLeftAlone() throws IOException {
    request.attributes.put(FrontDoor.DECIDED, Decisions.GRANT);
    response.setStatus(418);
    response.addHeader(ALLOW_ORIGIN, "*");
    response.flushBuffer();
    assertThat(container.sent(ALLOW_ORIGIN)).containsExactly("*");
  }

  @Test
  void whatCodeInFrontHasSetIsTakenOver() throws IOException {
    container.status = 202;
    container.contentType = "text/plain";
    container.headers.put(ALLOW_ORIGIN, List.of("*"));
    container.headers.put("Set-Cookie", List.of("one=1", "two=2"));
    response.takeOver();
    assertThat(container.headers).containsOnlyKeys("Set-Cookie");
    assertThat(container.headers.get("Set-Cookie")).containsExactly("one=1", "two=2");
    assertThat(container.status).isEqualTo(202);
    assertThat(container.contentType).isEqualTo("text/plain");
    assertThat(response.getHeader(ALLOW_ORIGIN)).isEqualTo("*");
    response.flushBuffer();
    assertGranted();
  }

  /** What was written to the buffer stays. */
  @Test
  void whereTheContainerRemovesAHeaderAloneTheResponseIsNotReset() throws IOException {
    container.removes = true;
    container.headers.put(ALLOW_ORIGIN, List.of("*"));
    container.headers.put("Set-Cookie", List.of("one=1", "two=2"));
    response.takeOver();
    assertThat(container.calls).containsExactly("setHeader[" + ALLOW_ORIGIN + ", null]");
    assertThat(container.headers).containsOnlyKeys("Set-Cookie");
    assertThat(response.getHeader(ALLOW_ORIGIN)).isEqualTo("*");
    response.flushBuffer();
    assertGranted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Trace", "Vary", "Access-Control-Request-Method"})
  void whatIsNotCorsacsIsNotTakenOver(String name) {
    container.headers.put(name, List.of("one"));
    response.takeOver();
    assertThat(container.calls).isEmpty();
  }
}
