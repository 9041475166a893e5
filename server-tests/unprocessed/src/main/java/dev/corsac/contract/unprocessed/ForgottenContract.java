package dev.corsac.contract.unprocessed;

import jakarta.ws.rs.GET;

/** Bears a composed policy on a method that a class implements. */
public interface ForgottenContract {

  /** Answers. */
  @GET
  @PartnerApi
  String get();
}
