package dev.corsac.example;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes every request in the {@link Ledger}: preflight requests and refused ones, too. */
@Provider
@Priority(Integer.MAX_VALUE)
public class LedgerFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String HANDLED = "example.handled";
  private static final int ENTITY_LENGTH = 160;

  @Context Configuration configuration;

  /** The last request filter: where it runs, no other has refused the request. */
  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(HANDLED, true);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Ledger ledger = Ledger.of(configuration);
    if (ledger != null) {
      // Corsac's filter is the last to write, so its header is looked at when somebody asks.
      MultivaluedMap<String, Object> headers = response.getHeaders();
      ledger.note(
          request.getUriInfo().getQueryParameters().getFirst("call"),
          new Arrival(
              seen(request),
              request.getProperty(HANDLED) != null,
              response.getStatus(),
              text(response.getEntity()),
              () -> text(headers, "Access-Control-Allow-Origin")));
    }
  }

  private static Map<String, @Nullable String> seen(ContainerRequestContext request) {
    Map<String, @Nullable String> seen = new LinkedHashMap<>();
    seen.put("method", request.getMethod());
    seen.put("origin", request.getHeaderString("Origin"));
    seen.put("site", request.getHeaderString("Sec-Fetch-Site"));
    seen.put("type", request.getHeaderString("Content-Type"));
    seen.put("cookie", request.getHeaderString("Cookie"));
    seen.put("askedMethod", request.getHeaderString("Access-Control-Request-Method"));
    seen.put("askedHeaders", request.getHeaderString("Access-Control-Request-Headers"));
    return seen;
  }

  private static @Nullable String text(MultivaluedMap<String, Object> headers, String name) {
    Object value = headers.getFirst(name);
    return value == null ? null : value.toString();
  }

  private static String text(@Nullable Object entity) {
    String text = entity == null ? "" : entity.toString();
    return text.length() > ENTITY_LENGTH ? text.substring(0, ENTITY_LENGTH) + "…" : text;
  }
}
