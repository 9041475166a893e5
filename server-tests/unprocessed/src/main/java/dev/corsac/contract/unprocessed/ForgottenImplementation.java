package dev.corsac.contract.unprocessed;

import jakarta.ws.rs.Path;

/** Has its policy from the method that it implements. */
@Path("forgotten-implementation")
public class ForgottenImplementation implements ForgottenContract {
  @Override
  public String get() {
    return "forgotten";
  }
}
