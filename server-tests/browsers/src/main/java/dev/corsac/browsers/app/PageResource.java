package dev.corsac.browsers.app;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The tests' page once more, as a page of the API's own origin. */
@Path("")
public class PageResource {
  private static final String WORKER =
      """
      addEventListener("install", () => skipWaiting());
      addEventListener("activate", (event) => event.waitUntil(clients.claim()));
      addEventListener("fetch", (event) => {
        %s
      });
      """;

  /** The page, under a Content-Security-Policy if one is asked for. */
  @GET
  @Path("page")
  public Response page(@QueryParam("csp") String policy) {
    Response page = file("page.html", "text/html; charset=utf-8");
    return policy == null
        ? page
        : Response.fromResponse(page).header("Content-Security-Policy", policy).build();
  }

  /** Its script. */
  @GET
  @Path("harness.js")
  public Response script() {
    return file("harness.js", "text/javascript");
  }

  /** A service worker that passes on what it sees. */
  @GET
  @Path("passing.js")
  @Produces("text/javascript")
  public String passingWorker() {
    return WORKER.formatted("event.respondWith(fetch(event.request));");
  }

  /** One that leaves alone what changes something. */
  @GET
  @Path("careful.js")
  @Produces("text/javascript")
  public String carefulWorker() {
    return WORKER.formatted(
        "if (event.request.method === \"GET\") event.respondWith(fetch(event.request));");
  }

  /** One that makes requests of its own. */
  @GET
  @Path("rebuilding.js")
  @Produces("text/javascript")
  public String rebuildingWorker() {
    return WORKER.formatted(
        "if (event.request.method === \"POST\")"
            + " event.respondWith(fetch(event.request.url, { method: \"POST\", body: \"x\" }));");
  }

  private static Response file(String name, String mediaType) {
    InputStream in =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("dev/corsac/browsers/" + name);
    if (in == null) {
      throw new NotFoundException();
    }
    return Response.ok(in, mediaType).build();
  }
}
