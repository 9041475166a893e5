package dev.corsac.jaxrs;

import dev.corsac.policy.ActualAnswer;
import dev.corsac.policy.route.PreflightAnswer;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The CORS headers of a response (Fetch, section 3.3.3). Writing twice gives the same as writing
 * once. Lists of values are made anew for each response, because servers and filters change them.
 */
final class ResponseHeaders {
  private static final String VARY = "Vary";
  private static final String ORIGIN = "Origin";
  private static final String REQUEST_METHOD = "Access-Control-Request-Method";
  private static final String PREFLIGHT_VARY = ORIGIN + ", " + REQUEST_METHOD;
  private static final String ALLOW = "Access-Control-Allow-";
  private static final String ALLOW_ORIGIN = ALLOW + "Origin";
  private static final String ALLOW_CREDENTIALS = ALLOW + "Credentials";
  private static final String ALLOW_METHODS = ALLOW + "Methods";
  private static final String ALLOW_HEADERS = ALLOW + "Headers";
  private static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
  private static final String MAX_AGE = "Access-Control-Max-Age";
  private static final String[] GRANTS = {
    ALLOW_ORIGIN, ALLOW_CREDENTIALS, ALLOW_METHODS, ALLOW_HEADERS, EXPOSE_HEADERS, MAX_AGE
  };

  private ResponseHeaders() {}

  /**
   * Writes the headers of a preflight's answer.
   *
   * @param origin the one origin of the request; null if it has none or several, which is refused
   * @return whether headers of other code were in the way and were removed
   */
  static boolean preflight(
      MultivaluedMap<String, Object> headers, PreflightAnswer answer, @Nullable String origin) {
    return (answer instanceof PreflightAnswer.Granted granted && origin != null)
        ? write(
            headers,
            granted.allowOrigin(origin),
            granted.allowCredentials() ? "true" : null,
            granted.allowMethods(),
            granted.allowHeaders(),
            null,
            granted.maxAge(),
            PREFLIGHT_VARY)
        : write(headers, null, null, null, null, null, null, PREFLIGHT_VARY);
  }

  /**
   * Writes the headers of the response to an actual request.
   *
   * @param origin the one origin of the request; not asked for if the answer does not name it
   * @return whether headers of other code were in the way and were removed
   */
  static boolean actual(
      MultivaluedMap<String, Object> headers, ActualAnswer answer, @Nullable String origin) {
    return write(
        headers,
        answer.allowOrigin(origin),
        answer.allowCredentials() ? "true" : null,
        null,
        null,
        answer.exposeHeaders(),
        null,
        answer.varies() ? ORIGIN : null);
  }

  /**
   * Leaves exactly these values, null for no such header, and {@code Vary} with what is due. This
   * runs for every response: it looks at each header once, writes nothing that stands there
   * already, and allocates only what it writes.
   */
  private static boolean write(
      MultivaluedMap<String, Object> headers,
      @Nullable String origin,
      @Nullable String credentials,
      @Nullable String methods,
      @Nullable String requestHeaders,
      @Nullable String exposed,
      @Nullable String maxAge,
      @Nullable String vary) {
    List<String> foreign = null;
    String varyName = VARY;
    List<Object> varyLines = null;
    int present = 0;
    for (Map.Entry<String, List<Object>> header : headers.entrySet()) {
      String name = header.getKey();
      int index = indexOf(name);
      if (index >= 0) {
        String due =
            switch (index) {
              case 0 -> origin;
              case 1 -> credentials;
              case 2 -> methods;
              case 3 -> requestHeaders;
              case 4 -> exposed;
              case 5 -> maxAge;
              default -> null;
            };
        if (due != null && (present & 1 << index) == 0 && isExactly(header.getValue(), due)) {
          present |= 1 << index;
        } else {
          foreign = foreign == null ? new ArrayList<>() : foreign;
          foreign.add(name);
        }
      } else if (name.equalsIgnoreCase(VARY)) {
        varyName = name;
        varyLines = header.getValue();
      }
    }
    if (foreign != null) {
      foreign.forEach(headers::remove);
    }
    put(headers, ALLOW_ORIGIN, origin, present & 1 << 0);
    put(headers, ALLOW_CREDENTIALS, credentials, present & 1 << 1);
    put(headers, ALLOW_METHODS, methods, present & 1 << 2);
    put(headers, ALLOW_HEADERS, requestHeaders, present & 1 << 3);
    put(headers, EXPOSE_HEADERS, exposed, present & 1 << 4);
    put(headers, MAX_AGE, maxAge, present & 1 << 5);
    if (vary != null && !isExactly(varyLines, vary)) {
      addToVary(headers, varyName, varyLines, vary);
    }
    return foreign != null;
  }

  /**
   * Puts one of {@link #GRANTS}, unless it is there.
   *
   * @param present 0 if it is not
   */
  private static void put(
      MultivaluedMap<String, Object> headers, String name, @Nullable String value, int present) {
    if (value != null && present == 0) {
      List<Object> lines = new ArrayList<>(1);
      lines.add(value);
      headers.put(name, lines);
    }
  }

  /**
   * The place of a name in {@link #GRANTS}, or behind them if it is another that grants something;
   * -1 for all other names, most of which are shorter.
   */
  private static int indexOf(String name) {
    if (name.length() <= ALLOW.length()) {
      return -1;
    }
    // What Corsac has written comes back as the same string.
    for (int i = 0; i < GRANTS.length; i++) {
      if (GRANTS[i].equals(name)) {
        return i;
      }
    }
    for (int i = 0; i < GRANTS.length; i++) {
      if (GRANTS[i].equalsIgnoreCase(name)) {
        return i;
      }
    }
    // Access-Control-Allow-Private-Network and whatever else comes is not granted either.
    return name.regionMatches(true, 0, ALLOW, 0, ALLOW.length()) ? GRANTS.length : -1;
  }

  private static boolean isExactly(@Nullable List<Object> lines, String value) {
    return lines != null && lines.size() == 1 && value.equals(String.valueOf(lines.get(0)));
  }

  /**
   * Adds to {@code Vary} (RFC 9110, section 12.5.5) what its lines do not name yet.
   *
   * @param due {@link #ORIGIN} or {@link #PREFLIGHT_VARY}
   */
  private static void addToVary(
      MultivaluedMap<String, Object> headers,
      String name,
      @Nullable List<Object> present,
      String due) {
    boolean lacksOrigin = present == null || !names(present, ORIGIN);
    boolean lacksMethod =
        !due.equals(ORIGIN) && (present == null || !names(present, REQUEST_METHOD));
    if (lacksOrigin || lacksMethod) {
      List<Object> lines = present == null ? new ArrayList<>(1) : new ArrayList<>(present);
      lines.add(lacksOrigin && lacksMethod ? due : lacksOrigin ? ORIGIN : REQUEST_METHOD);
      headers.put(name, lines);
    }
  }

  private static boolean names(List<Object> varyLines, String name) {
    for (int i = 0; i < varyLines.size(); i++) {
      if (names(String.valueOf(varyLines.get(i)), name)) {
        return true;
      }
    }
    return false;
  }

  /** Member by member, without cutting them out. */
  private static boolean names(String line, String name) {
    int from = 0;
    while (from <= line.length()) {
      int comma = line.indexOf(',', from);
      int to = comma < 0 ? line.length() : comma;
      int start = from;
      int end = to;
      while (start < end && line.charAt(start) <= ' ') {
        start++;
      }
      while (end > start && line.charAt(end - 1) <= ' ') {
        end--;
      }
      boolean any = end - start == 1 && line.charAt(start) == '*';
      if (any
          || (end - start == name.length()
              && line.regionMatches(true, start, name, 0, end - start))) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }
}
