package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Its origins are supplied. */
@Path("tenants")
@CrossOrigin(origins = "${contract.tenants:none}", allowCredentials = true)
public class TenantResource {

  /** What tenants read. */
  @GET
  public String get() {
    return "tenants";
  }

  /** What they change. */
  @PUT
  public String put(String content) {
    return content;
  }
}
