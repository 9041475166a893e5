package dev.corsac.jaxrs.front;

import dev.corsac.policy.CorsHeaders;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The headers that a governed response has to have, and no others of CORS beside them. Immutable
 * and thread safe.
 *
 * @param headers what is written; none of {@code Access-Control-*} if nothing is granted
 * @param origin the one origin of the request; null if it has none or several, or if no header
 *     names it
 */
public record DueHeaders(CorsHeaders headers, @Nullable String origin) {

  /**
   * Writes them. Writing twice gives the same as writing once: what stands there already is left,
   * and {@code Vary} is added to, never replaced. Headers of other code that are in the way ({@link
   * #isReserved}) are for the caller to remove or hold back: not every server can.
   */
  public void write(HeaderSink sink) {
    for (CorsHeaders.Field field : headers.fields()) {
      String value = field.value(origin);
      Collection<String> present = sink.lines(field.name());
      if (present.size() != 1 || !present.contains(value)) {
        sink.set(field.name(), value);
      }
    }
    String vary = headers.vary();
    if (vary != null) {
      String missing = VaryMembers.missing(sink.lines(CorsHeaders.VARY), vary);
      if (missing != null) {
        sink.add(CorsHeaders.VARY, missing);
      }
    }
  }

  /** Whether a response header of any code is Corsac's to write; case does not matter. */
  public static boolean isReserved(String name) {
    return CorsHeaders.isReserved(name);
  }

  /** Whether a line is one of those that are due. */
  public boolean contains(String name, String value) {
    for (CorsHeaders.Field field : headers.fields()) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.value(origin).equals(value);
      }
    }
    return false;
  }
}
