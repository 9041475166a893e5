package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Ends a request in every way that Jakarta REST knows. */
@Path("outcomes")
@CrossOrigin("https://app.example.com")
public class OutcomeResource {

  /** 304. */
  @GET
  @Path("not-modified")
  public Response notModified() {
    return Response.notModified("v1").build();
  }

  /** 303. */
  @GET
  @Path("redirect")
  public Response redirect() {
    return Response.seeOther(URI.create("http://127.0.0.1/elsewhere")).build();
  }

  /** 400. */
  @GET
  @Path("bad")
  public String bad() {
    throw new BadRequestException();
  }

  /** 403. */
  @GET
  @Path("forbidden")
  public Response forbidden() {
    return Response.status(403).build();
  }

  /** 500, by a mapper. */
  @GET
  @Path("mapped")
  public String mapped() {
    throw new MappedException();
  }

  /** 500, by nobody's mapper. */
  @GET
  @Path("unmapped")
  public String unmapped() {
    throw new IllegalStateException("unmapped, on purpose");
  }

  /** 500, by an error. */
  @GET
  @Path("error")
  public String error() {
    throw new AssertionError("unmapped, on purpose");
  }

  /** 200, later. */
  @GET
  @Path("stage")
  public CompletionStage<String> stage() {
    return CompletableFuture.supplyAsync(() -> "stage");
  }

  /** 409, later. */
  @GET
  @Path("failed-stage")
  public CompletionStage<String> failedStage() {
    return CompletableFuture.supplyAsync(() -> {
      throw new CompletionException(new ClientErrorException(409));
    });
  }

  /** 500, later, by a mapper. */
  @GET
  @Path("mapped-stage")
  public CompletionStage<String> mappedStage() {
    return CompletableFuture.supplyAsync(() -> {
      throw new MappedException();
    });
  }

  /** 500, later, by nobody's mapper. */
  @GET
  @Path("unmapped-stage")
  public CompletionStage<String> unmappedStage() {
    return CompletableFuture.supplyAsync(() -> {
      throw new IllegalStateException("unmapped, on purpose");
    });
  }

  /** 409, resumed. */
  @GET
  @Path("resumed-with-conflict")
  public void resumedWithConflict(@Suspended AsyncResponse response) {
    new Thread(() -> response.resume(new ClientErrorException(409))).start();
  }

  /** A stream that fails before its first byte. */
  @GET
  @Path("failed-stream")
  public StreamingOutput failedStream() {
    return out -> {
      throw new IllegalStateException("unmapped, on purpose");
    };
  }

  /** 404 for what is no number. */
  @GET
  @Path("number/{n}")
  public String number(@PathParam("n") int n) {
    return Integer.toString(n);
  }

  /** 418, by an exception that brings its entity. */
  @GET
  @Path("teapot")
  public String teapot() {
    throw new WebApplicationException(Response.status(418).entity("teapot").build());
  }

  /** Redirects with a status. */
  @GET
  @Path("redirect/{status}")
  public Response redirect(@PathParam("status") int status) {
    return Response.status(status).location(URI.create("http://127.0.0.1/elsewhere")).build();
  }

  /** 200, resumed. */
  @GET
  @Path("resumed")
  public void resumed(@Suspended AsyncResponse response) {
    new Thread(() -> response.resume("resumed")).start();
  }

  /** 500, resumed. */
  @GET
  @Path("resumed-with-exception")
  public void resumedWithException(@Suspended AsyncResponse response) {
    new Thread(() -> response.resume(new IllegalStateException("unmapped, on purpose"))).start();
  }

  /** A stream. */
  @GET
  @Path("stream")
  public StreamingOutput stream() {
    return out -> out.write("stream".getBytes(StandardCharsets.UTF_8));
  }

  /** Server-sent events: one, and the end. */
  @GET
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(@Context SseEventSink sink, @Context Sse sse) {
    sink.send(sse.newEvent("event")).thenRun(sink::close);
  }

  /** Passes a filter that is bound by name. */
  @GET
  @Path("stamped")
  @Stamped
  public String stamped() {
    return "stamped";
  }
}
