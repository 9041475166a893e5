package dev.corsac.jaxrs.request;

import dev.corsac.jaxrs.front.RequestHead;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request as filters see it, under the URI that it has now.
 *
 * @param context what the server shows to filters
 */
public record FilteredRequest(ContainerRequestContext context) implements RequestHead {

  @Override
  public String method() {
    return context.getMethod();
  }

  @Override
  public List<String> lines(String name) {
    return Requests.lines(context, name);
  }

  /** Only for requests that {@link #belowBase} tells a place of. */
  @Override
  public String rawPath() {
    return Requests.pathText(context.getUriInfo());
  }

  @Override
  public int belowBase() {
    return Requests.belowBase(context.getUriInfo());
  }

  @Override
  public @Nullable String ownOrigin() {
    URI uri = Requests.uri(context.getUriInfo());
    return uri == null ? null : uri.getScheme() + "://" + uri.getRawAuthority();
  }

  @Override
  public String shownPath() {
    return Requests.shownPath(context.getUriInfo());
  }
}
