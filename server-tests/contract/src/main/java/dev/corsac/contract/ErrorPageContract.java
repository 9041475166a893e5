package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.app.GuardedResource;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.contract.unprocessed.Forbidden;
import dev.corsac.contract.unprocessed.Ledger;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The application's own error page for 403 never answers what the guard refuses: a page that
 * reloads itself would send the request again, as one of the service's own.
 */
public interface ErrorPageContract {

  /** Where the page is. */
  String PAGE = "/try-again";

  /** Where {@link Refusing} is. */
  String REFUSING = "/refusing";

  /** The page, with a button that sends the request again. */
  class TryAgain extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/html");
      response.getWriter().print("<button onclick='location.reload()'>Try again</button>");
    }
  }

  /** What the container answers with the page. */
  class Refusing extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /**
   * Serves the application under {@code /api}, and both servlets, with {@link #PAGE} as the error
   * page for 403.
   */
  Running startWithErrorPage(Application application) throws Exception;

  /** Whether the server hands an answer without an entity to the container's error pages. */
  default boolean hasPagesForEmptyAnswers() {
    return true;
  }

  private Running start(Map<String, Object> properties) throws Exception {
    return startWithErrorPage(
        new SampleApplication(properties, GuardedResource.class, Forbidden.class));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, ''",
    "PUT, /1",
    "PATCH, /1",
    "DELETE, /1",
    "POST, /async",
    "POST, /stage",
    "POST, /listed"
  })
  default void theGuardsAnswerIsEmpty(String method, String path) throws Exception {
    try (Running running = start(Map.of())) {
      int before = Ledger.RAN.get();
      Reply reply =
          new RawClient(running.port())
              .send(method, "/api/guarded" + path, GuardContract.CROSS_SITE, "Content-Length: 0");
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.body()).matches("(0\\r\\n\\r\\n)?");
      assertThat(reply.lines("Content-Type")).allMatch(type -> type.startsWith("text/plain"));
      assertThat(Ledger.RAN.get()).isEqualTo(before);
    }
  }

  @Test
  default void itsReasonIsNoPageEither() throws Exception {
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
  default void whatOthersRefuseHasThePage(String method) throws Exception {
    try (Running running = start(Map.of())) {
      RawClient client = new RawClient(running.port());
      Reply servlet = client.send(method, REFUSING, "Content-Length: 0");
      assertThat(servlet.status()).isEqualTo(403);
      assertThat(servlet.body()).contains("Try again");
      Reply resource = client.send(method, "/api/forbidden", "Content-Length: 0");
      assertThat(resource.status()).isEqualTo(403);
      assertThat(resource.body().contains("Try again")).isEqualTo(hasPagesForEmptyAnswers());
    }
  }
}
