package com.acme;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** For tenants' front ends. */
@Path("invoices")
@CrossOrigin(origins = "${app.tenants:none}", allowCredentials = true)
public class InvoiceResource {

  /** Preflighted. */
  @PUT
  public String pay(String invoice) {
    return invoice;
  }
}
