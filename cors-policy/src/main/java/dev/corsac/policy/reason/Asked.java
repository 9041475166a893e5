package dev.corsac.policy.reason;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param method of the request; of a preflight request, the one that it asks for
 * @param methods how many methods a preflight request asks for: browsers ask for one
 * @param path the raw path below the base path, with its slash
 * @param rewritten the raw paths that the server can make of it, as for {@code Decisions.preflight}
 * @param origins the lines of {@code Origin}
 * @param headers the lines of {@code Access-Control-Request-Headers}; none of an actual request
 * @param credentials whether the script is known to ask for credentials, which preflight requests
 *     do not tell
 * @param ownOrigin the server's own origin; null if nobody knows it
 */
public record Asked(
    String method,
    int methods,
    String path,
    List<String> rewritten,
    List<String> origins,
    List<String> headers,
    boolean credentials,
    @Nullable String ownOrigin) {

  public Asked {
    rewritten = List.copyOf(rewritten);
    origins = List.copyOf(origins);
    headers = List.copyOf(headers);
  }

  /** The origin that decides; null if there is none, or more than one of what has to be one. */
  @Nullable String decidingOrigin() {
    return methods == 1 && origins.size() == 1 ? origins.get(0) : null;
  }
}
