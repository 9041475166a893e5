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
   * @return whether headers of other code were in the way and were removed
   */
  static boolean preflight(MultivaluedMap<String, Object> headers, PreflightAnswer answer) {
    boolean foreign =
        answer instanceof PreflightAnswer.Granted granted
            ? grant(
                headers,
                granted.allowOrigin(),
                granted.allowCredentials() ? "true" : null,
                granted.allowMethods(),
                granted.allowHeaders(),
                null,
                granted.maxAge())
            : grant(headers, new @Nullable String[GRANTS.length]);
    vary(headers, ORIGIN, "Access-Control-Request-Method");
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
      vary(headers, ORIGIN);
    }
    return foreign;
  }

  /** Leaves exactly these values, in the order of {@link #GRANTS}; null for no such header. */
  private static boolean grant(MultivaluedMap<String, Object> headers, @Nullable String... values) {
    List<String> foreign = null;
    for (String name : headers.keySet()) {
      if (isGrant(name) && !isExactly(headers.get(name), valueFor(name, values))) {
        foreign = foreign == null ? new ArrayList<>() : foreign;
        foreign.add(name);
      }
    }
    if (foreign != null) {
      foreign.forEach(headers::remove);
    }
    for (int i = 0; i < GRANTS.length; i++) {
      String value = values[i];
      if (value != null) {
        List<Object> lines = new ArrayList<>(1);
        lines.add(value);
        headers.put(GRANTS[i], lines);
      }
    }
    return foreign != null;
  }

  // By prefix: Access-Control-Allow-Private-Network and whatever else comes is not granted either.
  private static boolean isGrant(String name) {
    return name.regionMatches(true, 0, ALLOW, 0, ALLOW.length())
        || name.equalsIgnoreCase(GRANTS[4])
        || name.equalsIgnoreCase(GRANTS[5]);
  }

  private static @Nullable String valueFor(String name, @Nullable String[] values) {
    for (int i = 0; i < GRANTS.length; i++) {
      if (GRANTS[i].equalsIgnoreCase(name)) {
        return values[i];
      }
    }
    return null;
  }

  private static boolean isExactly(@Nullable List<Object> lines, @Nullable String value) {
    return value != null
        && lines != null
        && lines.size() == 1
        && value.equals(String.valueOf(lines.get(0)));
  }

  /** Adds to {@code Vary} (RFC 9110, section 12.5.5) what its lines do not name yet. */
  private static void vary(MultivaluedMap<String, Object> headers, String... due) {
    List<Object> present = headers.get(VARY);
    List<String> missing = new ArrayList<>(due.length);
    for (String name : due) {
      if (present == null || !names(present, name)) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      List<Object> lines = present == null ? new ArrayList<>(1) : new ArrayList<>(present);
      lines.add(String.join(", ", missing));
      headers.put(VARY, lines);
    }
  }

  private static boolean names(List<Object> varyLines, String name) {
    for (Object line : varyLines) {
      for (String member : String.valueOf(line).split(",", -1)) {
        String trimmed = member.strip();
        if (trimmed.equals("*") || trimmed.equalsIgnoreCase(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
