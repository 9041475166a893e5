package com.acme;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("orders")
@CrossOrigin({"https://app.example.com", "https://partner.example.com"})
public class Orders {
  @GET
  public String list() {
    return "[]";
  }
}
