package dev.corsac.quarkus;

import dev.corsac.jaxrs.front.RequestHead;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request as Vert.x got it.
 *
 * @param request what it got
 * @param rawPath without query, and neither decoded nor normalised
 * @param belowBase where the part below the base path begins; -1 if it does not lie below it
 */
record VertxRequestHead(HttpServerRequest request, String rawPath, int belowBase)
    implements RequestHead {

  /**
   * The head of a request.
   *
   * @param base the base path, without a slash at its end; empty at the root
   */
  static VertxRequestHead of(HttpServerRequest request, String base) {
    String path = request.path();
    String raw = path == null ? "" : path;
    int end = base.endsWith("/") ? base.length() - 1 : base.length();
    boolean below =
        raw.regionMatches(0, base, 0, end)
            && (raw.length() == end ? end > 0 : raw.charAt(end) == '/');
    return new VertxRequestHead(request, raw, below ? end : -1);
  }

  @Override
  public String method() {
    return request.method().name();
  }

  @Override
  public List<String> lines(String name) {
    return request.headers().getAll(name);
  }

  @Override
  public @Nullable String ownOrigin() {
    HostAndPort authority = request.authority();
    return authority == null ? null : request.scheme() + "://" + authority;
  }
}
