package dev.corsac.jaxrs;

import dev.corsac.policy.Policy;
import dev.corsac.policy.route.PreflightAnswer;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
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
  private static final String[] GRANTS = {
    ALLOW + "Origin",
    ALLOW + "Credentials",
    ALLOW + "Methods",
    ALLOW + "Headers",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age"
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
    boolean foreign =
        (answer instanceof PreflightAnswer.Granted granted && origin != null)
            ? grant(
                headers,
                granted.allowOrigin(origin),
                granted.allowCredentials() ? "true" : null,
                granted.allowMethods(),
                granted.allowHeaders(),
                null,
                granted.maxAge())
            : grant(headers, null, null, null, null, null, null);
    vary(headers, PREFLIGHT_VARY, ORIGIN, REQUEST_METHOD);
    return foreign;
  }

  /**
   * Writes the headers of an actual response under a policy.
   *
   * @param allowedOrigin the request's origin if the policy allows it; null if it does not, or
   *     allows any
   * @return whether headers of other code were in the way and were removed
   */
  static boolean actual(
      MultivaluedMap<String, Object> headers, Policy policy, @Nullable String allowedOrigin) {
    String origin = policy.anyOrigin() ? "*" : allowedOrigin;
    String exposed = policy.exposeHeadersValue();
    boolean foreign =
        grant(
            headers,
            origin,
            allowedOrigin != null && policy.credentials() ? "true" : null,
            null,
            null,
            origin != null && !exposed.isEmpty() ? exposed : null,
            null);
    if (policy.varies()) {
      vary(headers, ORIGIN, ORIGIN, ORIGIN);
    }
    return foreign;
  }

  /**
   * Leaves exactly these values; null for no such header. Writes nothing where they stand already,
   * and makes no array of them: this runs for every response.
   */
  private static boolean grant(
      MultivaluedMap<String, Object> headers,
      @Nullable String origin,
      @Nullable String credentials,
      @Nullable String methods,
      @Nullable String requestHeaders,
      @Nullable String exposed,
      @Nullable String maxAge) {
    List<String> foreign = null;
    int present = 0;
    for (String name : headers.keySet()) {
      if (isGrant(name)) {
        int index = indexOf(name);
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
        if (isExactly(headers.get(name), due) && (present & 1 << index) == 0) {
          present |= 1 << index;
        } else {
          foreign = foreign == null ? new ArrayList<>() : foreign;
          foreign.add(name);
        }
      }
    }
    if (foreign != null) {
      foreign.forEach(headers::remove);
    }
    put(headers, 0, origin, present);
    put(headers, 1, credentials, present);
    put(headers, 2, methods, present);
    put(headers, 3, requestHeaders, present);
    put(headers, 4, exposed, present);
    put(headers, 5, maxAge, present);
    return foreign != null;
  }

  /** Puts one of {@link #GRANTS}, unless its bit says that it is there. */
  private static void put(
      MultivaluedMap<String, Object> headers, int index, @Nullable String value, int present) {
    if (value != null && (present & 1 << index) == 0) {
      List<Object> lines = new ArrayList<>(1);
      lines.add(value);
      headers.put(GRANTS[index], lines);
    }
  }

  // By prefix: Access-Control-Allow-Private-Network and whatever else comes is not granted either.
  private static boolean isGrant(String name) {
    return name.regionMatches(true, 0, ALLOW, 0, ALLOW.length())
        || name.equalsIgnoreCase(GRANTS[4])
        || name.equalsIgnoreCase(GRANTS[5]);
  }

  private static int indexOf(String name) {
    for (int i = 0; i < GRANTS.length; i++) {
      if (GRANTS[i].equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isExactly(@Nullable List<Object> lines, @Nullable String value) {
    return value != null
        && lines != null
        && lines.size() == 1
        && value.equals(String.valueOf(lines.get(0)));
  }

  /**
   * Adds to {@code Vary} (RFC 9110, section 12.5.5) what its lines do not name yet.
   *
   * @param both both names, joined, or the one name
   */
  private static void vary(
      MultivaluedMap<String, Object> headers, String both, String first, String second) {
    List<Object> present = headers.get(VARY);
    boolean lacksFirst = present == null || !names(present, first);
    boolean lacksSecond = present == null || !names(present, second);
    if (lacksFirst || lacksSecond) {
      List<Object> lines = present == null ? new ArrayList<>(1) : new ArrayList<>(present);
      lines.add(lacksFirst && lacksSecond ? both : lacksFirst ? first : second);
      headers.put(VARY, lines);
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
