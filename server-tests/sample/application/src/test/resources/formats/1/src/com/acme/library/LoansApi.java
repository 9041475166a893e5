package com.acme.library;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What an interface says counts for the class that implements it. */
@Path("loans")
@CrossOrigin("https://loans.example.com")
public interface LoansApi {
  @GET
  String list();
}
