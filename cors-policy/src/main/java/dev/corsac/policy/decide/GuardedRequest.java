package dev.corsac.policy.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the guard reads of a request. It asks for nothing that it does not need. */
public interface GuardedRequest {

  /** The request's method, as matching saw it. */
  String method();

  /**
   * The field lines of a name (RFC 9110, section 5.2), as they came.
   *
   * @param name in lower case; matches field names whatever their case
   * @return empty if the request does not have the field
   */
  List<String> lines(String name);

  /**
   * The host and port of the request URI (RFC 9110, section 7.1). Over HTTP/2 several servers show
   * them here and nowhere else.
   *
   * @return {@code host} or {@code host:port}; null if it is not known
   */
  @Nullable String authority();
}
