package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import dev.corsac.contract.unprocessed.Ledger;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;

/** A sub-resource that is a proxy too, with a policy of its own. */
@RequestScoped
@Traced
@CrossOrigin("https://partner.example")
public class SubResourceBean {

  /** Is intercepted. */
  @GET
  public String get() {
    return "sub-resource";
  }

  /** Is intercepted. */
  @DELETE
  public void delete() {
    Ledger.RAN.incrementAndGet();
  }
}
