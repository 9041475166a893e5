package dev.corsac.browsers.app;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows which calls of the random corpus ran a method, and what the others were answered. */
public class Handled implements ContainerResponseFilter {
  private static final Set<String> RAN = ConcurrentHashMap.newKeySet();
  private static final Map<String, Integer> ANSWERS = new ConcurrentHashMap<>();

  /** Called by every method of a random resource. */
  public static void note(String call) {
    RAN.add(call);
  }

  /** Whether a call ran a method. */
  public static boolean ran(String call) {
    return RAN.contains(call);
  }

  /** Whether a call, not its preflight, was answered 403. No resource answers that. */
  public static boolean refused(String call) {
    return ANSWERS.getOrDefault(call, 0) == 403;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String call = request.getUriInfo().getQueryParameters().getFirst("call");
    if (call != null && !request.getMethod().equals("OPTIONS")) {
      ANSWERS.put(call, response.getStatus());
    }
  }
}
