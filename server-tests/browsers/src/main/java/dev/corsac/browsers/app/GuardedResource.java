package dev.corsac.browsers.app;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Knows which calls ran a method, and which were answered. */
@Path("guarded")
@SameOrigin
public class GuardedResource {
  private static final Set<String> RAN = ConcurrentHashMap.newKeySet();
  private static final Map<String, CountDownLatch> ANSWERED = new ConcurrentHashMap<>();

  /** Opens when a call is answered for good. */
  public static CountDownLatch answered(String call) {
    return ANSWERED.computeIfAbsent(call, any -> new CountDownLatch(1));
  }

  /** Whether a call ran a method that changes something. */
  public static boolean hasRun(String call) {
    return RAN.contains(call);
  }

  /** Notes the answers. */
  public static class Answers implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      String call = request.getUriInfo().getQueryParameters().getFirst("call");
      if (call != null && response.getStatus() != 307) {
        answered(call).countDown();
      }
    }
  }

  /** For pages of its own origin. */
  @POST
  public String own(@QueryParam("call") String call) {
    RAN.add(call);
    return "ran";
  }

  /** For the trusted origin too. */
  @POST
  @Path("listed")
  @CrossOrigin(Origins.TRUSTED)
  public String listed(@QueryParam("call") String call) {
    return own(call);
  }

  /** For the trusted origin, with its users' cookies. */
  @POST
  @Path("credentials")
  @CrossOrigin(
      origins = Origins.TRUSTED,
      allowCredentials = true,
      tolerate = @Tolerate(value = "origin-insecure", reason = Origins.ON_LOOPBACK))
  public String credentials(@QueryParam("call") String call) {
    return own(call);
  }

  /** For subdomains of one name. */
  @POST
  @Path("pattern")
  @CrossOrigin("http://*.app.example.com:*")
  public String pattern(@QueryParam("call") String call) {
    return own(call);
  }

  /** For everybody. */
  @POST
  @Path("open")
  @SameOrigin(guarded = false)
  public String open(@QueryParam("call") String call) {
    return own(call);
  }

  /** Turns a request round, with its method. */
  @POST
  @Path("turn")
  @SameOrigin(guarded = false)
  public Response turn(@QueryParam("to") URI target, @QueryParam("call") String call) {
    return Response.temporaryRedirect(URI.create(target + "?call=" + call)).build();
  }
}
