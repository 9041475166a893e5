package dev.corsac.contract.jersey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.GuardContract;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.app.GuardedResource;
import dev.corsac.contract.app.SampleApplication;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The application's own error page for 403 never answers what the guard refuses: a page that
 * reloads itself would send the request again, as one of the service's own.
 */
class ErrorPageOnTomcatTest {

  /** Refuses by itself, which the page is for. */
  @Path("forbidden")
  public static class Forbidden {
    @GET
    public Response get() {
      return Response.status(Response.Status.FORBIDDEN).build();
    }

    @POST
    public Response post() {
      return get();
    }
  }

  /** The page, with a button that sends the request again. */
  private static final class TryAgain extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/html");
      response.getWriter().print("<button onclick='location.reload()'>Try again</button>");
    }
  }

  private static Running start(Map<String, Object> properties) throws Exception {
    return new OnTomcat(ErrorPageOnTomcatTest::declareErrorPage)
        .start(new SampleApplication(properties, GuardedResource.class, Forbidden.class));
  }

  private static void declareErrorPage(Context context) {
    Tomcat.addServlet(context, "try-again", new TryAgain()).addMapping("/try-again");
    ErrorPage page = new ErrorPage();
    page.setErrorCode(403);
    page.setLocation("/try-again");
    context.addErrorPage(page);
  }

  @ParameterizedTest
  @CsvSource({"POST, ''", "PUT, /1", "PATCH, /1", "DELETE, /1", "POST, /async", "POST, /listed"})
  void theGuardsAnswerIsEmpty(String method, String path) throws Exception {
    try (Running running = start(Map.of())) {
      Reply reply =
          new RawClient(running.port())
              .send(method, "/api/guarded" + path, GuardContract.CROSS_SITE, "Content-Length: 0");
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.body()).matches("(0\\r\\n\\r\\n)?");
      assertThat(reply.lines("Content-Type")).allMatch(type -> type.startsWith("text/plain"));
    }
  }

  @Test
  void itsReasonIsNoPageEither() throws Exception {
    try (Running running = start(Map.of("corsac.diagnostics", "true"))) {
      Reply reply =
          new RawClient(running.port())
              .send("POST", "/api/guarded", GuardContract.CROSS_SITE, "Content-Length: 0");
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.body()).contains("Refused by the guard").doesNotContain("Try again");
    }
  }

  @ParameterizedTest
  @CsvSource({"GET", "POST"})
  void whatTheApplicationRefusesHasThePage(String method) throws Exception {
    try (Running running = start(Map.of())) {
      Reply reply =
          new RawClient(running.port()).send(method, "/api/forbidden", "Content-Length: 0");
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.body()).contains("Try again");
    }
  }
}
