package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import dev.corsac.contract.unprocessed.Ledger;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A bean for each request; all of it is intercepted. */
@Path("request-beans")
@RequestScoped
@Traced
@CrossOrigin("https://app.example.com")
public class RequestBeanResource {

  /** Lists. */
  @GET
  public String get() {
    return "bean of a request";
  }

  /** Is not for other origins. */
  @POST
  @SameOrigin
  public String post() {
    return "ran " + Ledger.RAN.incrementAndGet();
  }
}
