package dev.corsac.jaxrs.front;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of a request, as the server got it. Read on the request's own thread. */
public interface RequestHead {
  /** The method, as it was sent. */
  String method();

  /**
   * The lines of a field, none if the request does not have it. Line by line: a joined string would
   * make one origin of several.
   *
   * @param name in lower case
   */
  List<String> lines(String name);

  /** The path as it came on the wire, without query: neither decoded nor normalised. */
  String rawPath();

  /**
   * Where in {@link #rawPath} the part below the application's base path begins, with its slash; -1
   * if the path does not lie below it.
   */
  int belowBase();

  /** Scheme and authority that the request was sent to, as an origin; null if nobody knows. */
  @Nullable String ownOrigin();

  /** The path for people. */
  default String shownPath() {
    return rawPath();
  }
}
