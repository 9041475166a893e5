package dev.corsac.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a preflight request gets. Shared by requests; immutable.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch">Fetch Standard, CORS-preflight
 *     fetch</a>
 */
public sealed interface PreflightAnswer {

  /**
   * The <a href="https://fetch.spec.whatwg.org/#cors-safelisted-method">CORS-safelisted
   * methods</a>: browsers send these whatever a preflight lists.
   */
  List<String> SAFELISTED_METHODS = List.of("GET", "HEAD", "POST");

  /** What is written on the response. */
  CorsHeaders headers();

  /** Nothing governed is at this path: the request goes on to JAX-RS untouched. */
  record NotOurs() implements PreflightAnswer {

    /** None: other code answers. */
    @Override
    public CorsHeaders headers() {
      return CorsHeaders.NONE;
    }
  }

  /**
   * 204 with these headers: the method is granted, or, with a max age of 0, does not exist and the
   * allowed ones are named.
   *
   * @param headers what is written
   */
  record Granted(CorsHeaders headers) implements PreflightAnswer {

    /**
     * Makes the headers.
     *
     * @param anyOrigin whether {@code Access-Control-Allow-Origin} is {@code *}, not the request's
     *     origin
     * @param allowCredentials whether {@code Access-Control-Allow-Credentials: true} is sent
     * @param allowMethods the value of {@code Access-Control-Allow-Methods}
     * @param allowHeaders the value of {@code Access-Control-Allow-Headers}; null if it is not sent
     * @param maxAge the value of {@code Access-Control-Max-Age}
     */
    public Granted(
        boolean anyOrigin,
        boolean allowCredentials,
        String allowMethods,
        @Nullable String allowHeaders,
        String maxAge) {
      this(
          CorsHeaders.grantingPreflight(
              anyOrigin, allowCredentials, allowMethods, allowHeaders, maxAge));
    }

    /**
     * The value of {@code Access-Control-Allow-Origin}.
     *
     * @param origin the origin of the request that was granted
     */
    public String allowOrigin(String origin) {
      return headers.fields().get(0).value(origin);
    }

    /** Whether {@code Access-Control-Allow-Credentials: true} is sent. */
    public boolean allowCredentials() {
      return headers.constant(CorsHeaders.ALLOW_CREDENTIALS) != null;
    }

    /** The value of {@code Access-Control-Allow-Headers}; null if it is not sent. */
    public @Nullable String allowHeaders() {
      return headers.constant(CorsHeaders.ALLOW_HEADERS);
    }

    /** The value of {@code Access-Control-Allow-Methods}. */
    public String allowMethods() {
      return Objects.requireNonNull(headers.constant(CorsHeaders.ALLOW_METHODS));
    }

    /** Whether {@code Access-Control-Allow-Methods} names a method. */
    public boolean allows(String method) {
      return List.of(allowMethods().split(", ")).contains(method);
    }

    /** The value of {@code Access-Control-Max-Age}. */
    public String maxAge() {
      return Objects.requireNonNull(headers.constant(CorsHeaders.MAX_AGE));
    }
  }

  /**
   * 403 without any {@code Access-Control-*} header.
   *
   * @param reason why, for {@code corsac.diagnostics}
   */
  record Refused(Reason reason) implements PreflightAnswer {

    /** {@code Vary} alone. */
    @Override
    public CorsHeaders headers() {
      return CorsHeaders.REFUSED_PREFLIGHT;
    }
  }

  /** Why a preflight request is refused. */
  enum Reason {
    /** It has no origin, or several. */
    NOT_ONE_ORIGIN,
    /** The method does not exist, or not for this origin. */
    NO_SUCH_METHOD,
    /** The method is under no policy. */
    NOT_GOVERNED,
    /** Its policy does not allow the origin. */
    ORIGIN_NOT_ALLOWED,
    /** One of several routes does not allow the origin. */
    ROUTES_DIFFER,
    /** One of several readings of the path does not have the method. */
    READINGS_DIFFER,
    /** The path has more readings than are looked at, or more segments. */
    TOO_MANY_READINGS,
    /** A regular expression of a URI template takes too long for the path, or fails. */
    EXPRESSION_FAILED
  }
}
