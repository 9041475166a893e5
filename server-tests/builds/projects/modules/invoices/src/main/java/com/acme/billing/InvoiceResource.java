package com.acme.billing;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("invoices")
@CrossOrigin("https://billing.example.com")
public class InvoiceResource {

  @GET
  public String list() {
    return "[]";
  }
}
