package dev.corsac.contract.door;

import dev.corsac.CrossOrigin;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Every way in which a request can end behind the door. */
@Path("purchases")
@CrossOrigin(value = "https://shop.example.com", allowCredentials = true)
public class PurchaseResource {
  /** How much is streamed: more than any buffer. */
  public static final int STREAMED = 2_000_000;

  /** The length of the long stream. */
  public static final int LONG_STREAM = 10_000_000;

  /** Answers. */
  @GET
  public String get() {
    return "purchases";
  }

  /** Takes what needs a preflight. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public void put(String body) {}

  /** Answers below. */
  @GET
  @Path("{id: [a-z0-9]+}")
  public String one(@PathParam("id") String id) {
    return "purchase " + id;
  }

  /** Is not there. */
  @GET
  @Path("by/missing")
  public String missing() {
    throw new NotFoundException();
  }

  /** Refuses, without an entity. */
  @GET
  @Path("by/forbidden")
  public Response forbidden() {
    return Response.status(Response.Status.FORBIDDEN).build();
  }

  /** Fails. */
  @GET
  @Path("by/unmapped")
  public String unmapped() {
    throw new IllegalStateException("on purpose");
  }

  /** Fails badly. */
  @GET
  @Path("by/error")
  public String error() {
    throw new AssertionError("on purpose");
  }

  /** Answers from another thread. */
  @GET
  @Path("by/async")
  public void async(@Suspended AsyncResponse response) {
    new Thread(() -> response.resume("later")).start();
  }

  /** Answers from another thread, without an entity. */
  @GET
  @Path("by/async-empty")
  public void asyncEmpty(@Suspended AsyncResponse response) {
    new Thread(() -> response.resume(Response.noContent().build())).start();
  }

  /** Fails in another thread. */
  @GET
  @Path("by/async-unmapped")
  public void asyncUnmapped(@Suspended AsyncResponse response) {
    new Thread(() -> response.resume(new IllegalStateException("on purpose"))).start();
  }

  /** Streams. */
  @GET
  @Path("by/stream")
  public StreamingOutput stream() {
    byte[] part = new byte[STREAMED / 100];
    Arrays.fill(part, (byte) 'x');
    return out -> {
      for (int i = 0; i < 100; i++) {
        out.write(part);
      }
    };
  }

  /** Streams 10 MB. */
  @GET
  @Path("by/long-stream")
  public StreamingOutput longStream() {
    return out -> {
      for (int i = 0; i < LONG_STREAM / 100_000; i++) {
        out.write(new byte[100_000]);
      }
    };
  }

  /** Ends with a trailer, where the protocol has such. */
  @GET
  @Path("by/trailers")
  public String trailers(@Context HttpServletResponse response) {
    response.setTrailerFields(() -> Map.of(Gate.TRAILER, "of the resource"));
    return "whole";
  }

  /** Sends an event. */
  @GET
  @Path("by/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(@Context SseEventSink sink, @Context Sse sse) {
    sink.send(sse.newEvent("shipped")).thenRun(sink::close);
  }

  /** Sets headers through the servlet response. */
  @GET
  @Path("by/star")
  public String star(@Context HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Vary", "Accept-Language");
    return "star";
  }

  /** Answers through the servlet response, past all filters of Jakarta REST. */
  @GET
  @Path("by/direct")
  public void direct(@Context HttpServletResponse response) throws IOException {
    response.setContentType("text/plain");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.getWriter().println("direct");
    response.flushBuffer();
  }
}
