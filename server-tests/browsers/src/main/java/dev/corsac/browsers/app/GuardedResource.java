package dev.corsac.browsers.app;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Knows which calls ran a method, and which were answered. */
@Path("guarded")
@SameOrigin
public class GuardedResource {
  private static final Set<String> RAN = ConcurrentHashMap.newKeySet();
  private static final Map<String, Semaphore> ANSWERED = new ConcurrentHashMap<>();

  /** Has a permit for each time that a call was answered for good. */
  public static Semaphore answered(String call) {
    return ANSWERED.computeIfAbsent(call, any -> new Semaphore(0));
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
      if (call != null
          && response.getStatus() / 100 != 3
          && !request.getMethod().equals("OPTIONS")) {
        answered(call).release();
      }
    }
  }

  /** What an application should not do: a page with a button in the place of an empty 403. */
  public static class ErrorPage implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (response.getStatus() == 403
          && request.getUriInfo().getQueryParameters().containsKey("page")) {
        response.setEntity(
            "<button onclick='location.reload()'>Try again</button>",
            new Annotation[0],
            MediaType.TEXT_HTML_TYPE);
      }
    }
  }

  /** Leads what was asked for in a preflight to a stricter place. */
  @PreMatching
  public static class Elsewhere implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      UriInfo uri = request.getUriInfo();
      if (request.getMethod().equals("PUT") && uri.getQueryParameters().containsKey("elsewhere")) {
        request.setRequestUri(uri.getRequestUriBuilder().replacePath("guarded").build());
      }
    }
  }

  /** For pages of its own origin. */
  @POST
  public String own(@QueryParam("call") String call) {
    RAN.add(call);
    return "ran";
  }

  /** After a preflight, from another origin. */
  @PUT
  public String put(@QueryParam("call") String call) {
    return own(call);
  }

  /** Changes something all the same. */
  @GET
  @Path("by-get")
  public String byGet(@QueryParam("call") String call) {
    return own(call);
  }

  /** For the trusted origin too. */
  @POST
  @Path("listed")
  @CrossOrigin(Origins.TRUSTED)
  public String listed(@QueryParam("call") String call) {
    return own(call);
  }

  /** For the trusted origin too, after a preflight. */
  @PUT
  @Path("listed")
  @CrossOrigin(Origins.TRUSTED)
  public String putListed(@QueryParam("call") String call) {
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

  /** Sends the browser to another address, by GET. */
  @POST
  @Path("see-other")
  @SameOrigin(guarded = false)
  public Response seeOther(@QueryParam("to") URI target, @QueryParam("call") String call) {
    return Response.status(302).location(URI.create(target + "?call=" + call)).build();
  }
}
