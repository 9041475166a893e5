package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import dev.corsac.Tolerate;
import dev.corsac.contract.unprocessed.Ledger;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts how often a method that changes something has run. */
@Path("guarded")
@SameOrigin
public class GuardedResource extends GuardedBase {

  private static String ran() {
    return "ran " + Ledger.RAN.incrementAndGet();
  }

  /** How often. */
  @GET
  public String count() {
    return "count " + Ledger.RAN.get();
  }

  /** Changes, whatever the name says. */
  @GET
  @Path("by-get")
  public String byGet() {
    return ran();
  }

  /** Changes. */
  @POST
  public String post() {
    return ran();
  }

  /** Changes. */
  @PUT
  @Path("{id}")
  public String put(@PathParam("id") String id) {
    return ran();
  }

  /** Changes. */
  @PATCH
  @Path("{id}")
  public String patch(@PathParam("id") String id) {
    return ran();
  }

  /** Changes. */
  @DELETE
  @Path("{id}")
  public String delete(@PathParam("id") String id) {
    return ran();
  }

  /** Takes a form, as pages send it without asking. */
  @POST
  @Path("form")
  @Consumes("application/x-www-form-urlencoded")
  public String form(String entity) {
    return ran();
  }

  /** Takes JSON only. */
  @POST
  @Path("json")
  @Consumes("application/json")
  public String json(String entity) {
    return ran();
  }

  /** Changes, and resumes later. */
  @POST
  @Path("async")
  public void async(@Suspended AsyncResponse response) {
    String answer = ran();
    new Thread(() -> response.resume(answer)).start();
  }

  /** Changes, and completes later. */
  @POST
  @Path("stage")
  public CompletionStage<String> stage() {
    return CompletableFuture.completedStage(ran());
  }

  @Override
  public String overridden() {
    return ran();
  }

  /** Other sites may. */
  @POST
  @Path("open")
  @SameOrigin(guarded = false)
  public String open() {
    return ran();
  }

  /** Every origin may, without cookies. */
  @POST
  @Path("any")
  @CrossOrigin("*")
  public String any() {
    return ran();
  }

  /** One origin may, without cookies. */
  @POST
  @Path("listed")
  @CrossOrigin({"https://app.example.com", "https://*.shop.example"})
  public String listed() {
    return ran();
  }

  /** One origin may, with cookies. */
  @POST
  @Path("credentials")
  @CrossOrigin(value = "https://app.example.com", allowCredentials = true)
  public String credentials() {
    return ran();
  }

  /** Leads to classes that no table knows. */
  @Path("ledgers/{kind}")
  @CrossOrigin("https://app.example.com")
  public Ledger ledger(@PathParam("kind") String kind) {
    return switch (kind) {
      case "strict" -> new Ledger.Strict();
      case "open" -> new Ledger.Open();
      default -> new Ledger.Silent();
    };
  }

  /** Leads to a class that nobody could know. */
  @Path("opaque/{kind}")
  @CrossOrigin(
      value = "https://app.example.com",
      tolerate = @Tolerate(value = "locator-opaque", reason = "that is what is tested"))
  public Object opaque(@PathParam("kind") String kind) {
    return ledger(kind);
  }
}
