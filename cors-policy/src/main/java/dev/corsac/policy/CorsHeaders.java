package dev.corsac.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The CORS headers of one answer, names and values, {@code Vary} included. Made once for a policy
 * or a place, shared by all responses that get it, and written in a loop. Immutable and thread
 * safe.
 *
 * @param fields the {@code Access-Control-*} headers; empty if nothing is granted
 * @param vary the names that {@code Vary} has to list, as one value; null if none
 * @see <a href="https://fetch.spec.whatwg.org/#http-responses">Fetch Standard, HTTP responses</a>
 */
public record CorsHeaders(List<Field> fields, @Nullable String vary) {
  /** See <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-origin">Fetch</a>. */
  public static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  /** Its only value is {@code true}. */
  public static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

  /** In the response to a preflight request. */
  public static final String ALLOW_METHODS = "Access-Control-Allow-Methods";

  /** In the response to a preflight request. */
  public static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

  /** In the response to a preflight request. */
  public static final String MAX_AGE = "Access-Control-Max-Age";

  /** In the response to an actual request. */
  public static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";

  /** RFC 9110, section 12.5.5. */
  public static final String VARY = "Vary";

  /** What {@link #vary} is where the answer depends on the origin alone. */
  public static final String ORIGIN = "Origin";

  /** What every answer to a preflight request depends on. */
  public static final String ORIGIN_AND_METHOD = "Origin, Access-Control-Request-Method";

  /** No header at all: a governed response that grants nothing to anybody. */
  public static final CorsHeaders NONE = new CorsHeaders(List.of(), null);

  /** Nothing is granted to this origin, but something is to another. */
  public static final CorsHeaders VARY_ORIGIN = new CorsHeaders(List.of(), ORIGIN);

  /** A preflight request is refused. */
  public static final CorsHeaders REFUSED_PREFLIGHT = new CorsHeaders(List.of(), ORIGIN_AND_METHOD);

  private static final String PREFIX = "access-control-";

  /**
   * One header.
   *
   * @param name as it is sent
   * @param constant its value; null for the origin of the request
   */
  public record Field(String name, @Nullable String constant) {

    /**
     * Refuses what could end a header's line, whoever made the table that it comes from.
     *
     * @throws IllegalArgumentException if a character of the value is not visible ASCII or a space
     */
    public Field {
      for (int i = 0; constant != null && i < constant.length(); i++) {
        char c = constant.charAt(i);
        if (c < ' ' || c > '~') {
          throw new IllegalArgumentException(
              name + ": U+" + String.format(Locale.ROOT, "%04X", (int) c));
        }
      }
    }

    /**
     * The value for one request.
     *
     * @param origin the one value of the request's {@code Origin}; null if there is none, or
     *     several, for which no answer names the origin
     * @throws IllegalStateException if the value is the origin and there is none
     */
    public String value(@Nullable String origin) {
      String value = constant == null ? origin : constant;
      if (value == null) {
        throw new IllegalStateException(name + " for no origin");
      }
      return value;
    }
  }

  /** Copies the fields. */
  public CorsHeaders {
    fields = List.copyOf(fields);
  }

  /**
   * What grants an actual request.
   *
   * @param anyOrigin whether {@code *} is sent, not the request's origin
   * @param exposeHeaders the value of {@code Access-Control-Expose-Headers}; null for none
   */
  static CorsHeaders granting(
      boolean anyOrigin, boolean allowCredentials, @Nullable String exposeHeaders) {
    List<Field> fields = grant(anyOrigin, allowCredentials);
    add(fields, EXPOSE_HEADERS, exposeHeaders);
    return new CorsHeaders(fields, anyOrigin ? null : ORIGIN);
  }

  /**
   * What grants a preflight request.
   *
   * @param anyOrigin whether {@code *} is sent, not the request's origin
   * @param allowMethods the value of {@code Access-Control-Allow-Methods}
   * @param allowHeaders the value of {@code Access-Control-Allow-Headers}; null for none
   * @param maxAge the value of {@code Access-Control-Max-Age}
   */
  public static CorsHeaders grantingPreflight(
      boolean anyOrigin,
      boolean allowCredentials,
      String allowMethods,
      @Nullable String allowHeaders,
      String maxAge) {
    List<Field> fields = grant(anyOrigin, allowCredentials);
    add(fields, ALLOW_METHODS, allowMethods);
    add(fields, ALLOW_HEADERS, allowHeaders);
    add(fields, MAX_AGE, maxAge);
    return new CorsHeaders(fields, ORIGIN_AND_METHOD);
  }

  private static List<Field> grant(boolean anyOrigin, boolean allowCredentials) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(ALLOW_ORIGIN, anyOrigin ? "*" : null));
    add(fields, ALLOW_CREDENTIALS, allowCredentials ? "true" : null);
    return fields;
  }

  private static void add(List<Field> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.add(new Field(name, value));
    }
  }

  /** Whether the answer grants anything. */
  public boolean grant() {
    return !fields.isEmpty();
  }

  /** The constant value of a header; null if it is not sent, or is the request's origin. */
  public @Nullable String constant(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return field.constant();
      }
    }
    return null;
  }

  /**
   * Whether a response header is Corsac's to write, and so other code's to leave alone: {@code
   * Access-Control-Allow-*}, also those that the Fetch Standard does not know, {@code
   * Access-Control-Expose-Headers} and {@code Access-Control-Max-Age}. Case does not matter.
   * Allocates nothing.
   */
  public static boolean isReserved(String name) {
    // Most names are shorter.
    return name.length() > PREFIX.length()
        && name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        && (name.regionMatches(
                true, 0, "Access-Control-Allow-", 0, "Access-Control-Allow-".length())
            || name.equalsIgnoreCase(EXPOSE_HEADERS)
            || name.equalsIgnoreCase(MAX_AGE));
  }
}
