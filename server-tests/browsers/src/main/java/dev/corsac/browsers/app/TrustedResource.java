package dev.corsac.browsers.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URI;

/** One trusted origin, no credentials. */
@Path("trusted")
@Produces("text/plain")
@CrossOrigin(origins = Origins.TRUSTED, allowedHeaders = "X-Trace", exposedHeaders = "X-Total")
public class TrustedResource {

  /** Reads, with headers that are exposed, safelisted and neither. */
  @GET
  public Response read() {
    return Response.ok("read")
        .header("X-Total", 7)
        .header("X-Secret", "hidden")
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Takes text: no preflight. */
  @POST
  @Consumes("text/plain")
  public String write(String text) {
    return "wrote " + text;
  }

  /** Takes JSON and a header of its own: a preflight. */
  @PUT
  @Consumes("application/json")
  public String replace(String json, @HeaderParam("If-Match") String tag) {
    return "replaced " + tag;
  }

  /** Deletes. */
  @DELETE
  public void delete() {}

  /** Amends. */
  @PATCH
  @Consumes("application/json")
  public String amend(String json) {
    return "amended";
  }

  /** Answers with any status. */
  @GET
  @Path("status/{code}")
  public Response status(@PathParam("code") int code) {
    return Response.status(code).entity("status " + code).build();
  }

  /** Fails. */
  @GET
  @Path("failure")
  public String fail() {
    throw new IllegalStateException("on purpose");
  }

  /** Sends the script elsewhere. */
  @GET
  @Path("redirect")
  public Response redirect(@QueryParam("to") URI target) {
    return Response.status(307).location(target).build();
  }

  /** Sends the script elsewhere after a preflight. */
  @PUT
  @Path("redirect")
  @Consumes("application/json")
  public Response redirectAfterPreflight(String json, @QueryParam("to") URI target) {
    return Response.status(307).location(target).build();
  }

  /** Writes piece by piece. */
  @GET
  @Path("stream")
  public StreamingOutput stream() {
    return out -> {
      for (int i = 0; i < 3; i++) {
        out.write(("piece " + i + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.flush();
      }
    };
  }

  /** Sends events. */
  @GET
  @Path("events")
  @Produces("text/event-stream")
  public void events(@Context SseEventSink sink, @Context Sse sse) {
    sink.send(sse.newEvent("first"))
        .thenCompose(any -> sink.send(sse.newEvent("second")))
        .thenRun(sink::close);
  }
}
