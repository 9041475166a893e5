package dev.corsac.browsers.app;

import dev.corsac.CrossOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Subdomains, and ports. */
@Path("patterns")
@Produces("text/plain")
public class PatternResource {

  /** Any subdomain of one name, on any port. */
  @GET
  @Path("subdomains")
  @CrossOrigin("http://*.app.example.com:*")
  public String subdomains() {
    return "subdomain";
  }

  /** One name, on any port. */
  @GET
  @Path("ports")
  @CrossOrigin("http://app.example.com:*")
  public String ports() {
    return "port";
  }

  /** The loopback interface under all its names. */
  @GET
  @Path("loopback")
  @CrossOrigin(
      origins = {
        "http://localhost:*",
        "http://*.localhost:*",
        "http://127.0.0.1:*",
        "http://[::1]:*"
      },
      tolerate = @Tolerate(value = "origin-local", reason = Origins.ON_LOOPBACK))
  public String loopback() {
    return "loopback";
  }

  /** The same name by https, which the pages are not. */
  @GET
  @Path("https")
  @CrossOrigin("https://app.example.com:*")
  public String https() {
    return "https";
  }
}
