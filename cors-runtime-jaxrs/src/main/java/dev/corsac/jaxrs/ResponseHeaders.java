package dev.corsac.jaxrs;

import dev.corsac.jaxrs.front.VaryMembers;
import dev.corsac.jaxrs.lifecycle.Decided.Answered;
import dev.corsac.policy.CorsHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The CORS headers of a response. Writing twice gives the same as writing once. Lists of values are
 * made anew for each response, because servers and filters change them, and are read line by line.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-responses">Fetch Standard, HTTP responses</a>
 */
final class ResponseHeaders {

  private ResponseHeaders() {}

  /**
   * Leaves exactly the {@code Access-Control-*} headers that are due, and {@code Vary} with what is
   * due. Runs for every governed response: it looks at each header once, writes nothing that stands
   * there already, and allocates only what it writes.
   *
   * @return whether headers of other code were in the way and were removed
   */
  static boolean write(MultivaluedMap<String, Object> headers, Answered answer) {
    CorsHeaders due = answer.headers();
    List<String> foreign = null;
    boolean anyReserved = false;
    String varyName = null;
    boolean variesBySeveral = false;
    for (Map.Entry<String, List<Object>> header : headers.entrySet()) {
      String name = header.getKey();
      if (CorsHeaders.isReserved(name)) {
        anyReserved = true;
        if (!isDue(name, header.getValue(), answer)) {
          foreign = foreign == null ? new ArrayList<>() : foreign;
          foreign.add(name);
        }
      } else if (name.equalsIgnoreCase(CorsHeaders.VARY)) {
        variesBySeveral = varyName != null;
        varyName = name;
      }
    }
    if (foreign != null) {
      foreign.forEach(headers::remove);
    }
    for (int i = 0; i < due.fields().size(); i++) {
      CorsHeaders.Field field = due.fields().get(i);
      if (!anyReserved || !headers.containsKey(field.name())) {
        headers.put(field.name(), lines(field.value(answer.origin())));
      }
    }
    String vary = due.vary();
    if (vary != null) {
      addToVary(headers, varyName, variesBySeveral, vary);
    }
    return foreign != null;
  }

  /** Whether a header is, as it stands there, one that is due: written before, once. */
  private static boolean isDue(String name, List<Object> lines, Answered answer) {
    List<CorsHeaders.Field> fields = answer.headers().fields();
    for (int i = 0; i < fields.size(); i++) {
      // Two spellings of one name are two headers; one stays.
      if (fields.get(i).name().equals(name)) {
        return isExactly(lines, fields.get(i).value(answer.origin()));
      }
    }
    return false;
  }

  private static boolean isExactly(@Nullable List<Object> lines, String value) {
    return lines != null && lines.size() == 1 && value.equals(String.valueOf(lines.get(0)));
  }

  private static List<Object> lines(String value) {
    List<Object> lines = new ArrayList<>(1);
    lines.add(value);
    return lines;
  }

  /**
   * Adds to {@code Vary} (RFC 9110, section 12.5.5) what its lines do not name yet.
   *
   * @param name as it is spelled in the response; null if it is not there
   * @param several whether it is there in several spellings
   * @param due one of the two values of {@link CorsHeaders#vary}
   */
  private static void addToVary(
      MultivaluedMap<String, Object> headers, @Nullable String name, boolean several, String due) {
    List<Object> present =
        name == null ? null : several ? allVaryLines(headers) : headers.get(name);
    if (present == null) {
      headers.put(name == null ? CorsHeaders.VARY : name, lines(due));
      return;
    }
    if (isExactly(present, due)) {
      return;
    }
    String missing = VaryMembers.missing(present, due);
    if (missing != null) {
      List<Object> ofName = headers.get(name);
      List<Object> more = ofName == null ? new ArrayList<>(1) : new ArrayList<>(ofName);
      more.add(missing);
      headers.put(name, more);
    }
  }

  private static List<Object> allVaryLines(MultivaluedMap<String, Object> headers) {
    List<Object> all = new ArrayList<>();
    headers.forEach((name, lines) -> {
      if (lines != null && name.equalsIgnoreCase(CorsHeaders.VARY)) {
        all.addAll(lines);
      }
    });
    return all;
  }
}
