package dev.corsac.contract.unprocessed;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;

/** A sub-resource class that no server sees before the first request. */
@CrossOrigin("https://app.example.com")
public class ForgottenSubResource {

  /** Answers. */
  @GET
  public String get() {
    return "sub";
  }
}
