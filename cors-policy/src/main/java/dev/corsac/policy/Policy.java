package dev.corsac.policy;

import dev.corsac.policy.origin.OriginSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy that has passed every rule: what {@code @CrossOrigin} grants, with each header value
 * ready to be written, and whether the guard holds other sites' requests to it. Immutable and
 * thread safe.
 */
public final class Policy {

  /** The longest max age, in seconds: a day, where the most patient browser caps it. */
  public static final long MAX_MAX_AGE = 86_400;

  /** {@code @SameOrigin}: governed, and grants nothing to anybody. */
  public static final Policy SAME_ORIGIN =
      new Policy(OriginSet.NONE, List.of(), List.of(), false, 0, false, true);

  /** {@code @SameOrigin(guarded = false)}: grants nothing, but lets other sites send requests. */
  public static final Policy SAME_ORIGIN_UNGUARDED =
      new Policy(OriginSet.NONE, List.of(), List.of(), false, 0, false, false);

  /**
   * Grants nothing, but says that another request to this URL might be granted. Stands for several
   * policies that disagree where no resource method was chosen.
   */
  public static final Policy UNDECIDED =
      new Policy(OriginSet.NONE, List.of(), List.of(), false, 0, true, true);

  private final OriginSet origins;
  private final @Nullable String onlyOrigin;
  private final List<String> allowedHeaders;
  private final List<String> exposedHeaders;
  private final boolean credentials;
  private final long maxAge;
  private final boolean anyOrigin;
  private final boolean varies;
  private final boolean guarded;
  private final ActualAnswer granting;
  private final ActualAnswer refusing;

  private Policy(
      OriginSet origins,
      List<String> allowedHeaders,
      List<String> exposedHeaders,
      boolean credentials,
      long maxAge,
      boolean varies,
      boolean guarded) {
    this.origins = origins;
    this.onlyOrigin = origins.onlyOrigin();
    this.allowedHeaders = List.copyOf(allowedHeaders);
    this.exposedHeaders = List.copyOf(exposedHeaders);
    this.credentials = credentials;
    this.maxAge = maxAge;
    this.anyOrigin = origins.isAny();
    this.varies = varies;
    this.guarded = guarded;
    this.granting =
        ActualAnswer.granting(
            anyOrigin,
            credentials,
            exposedHeaders.isEmpty() ? null : String.join(", ", exposedHeaders));
    this.refusing = varies ? ActualAnswer.REFUSED : ActualAnswer.NEVER;
  }

  /**
   * A policy that grants something. What only a reason can excuse is judged before, by the review
   * of its declaration; what no browser would accept is refused here too.
   *
   * @throws IllegalArgumentException if credentials meet {@code *}, or the max age is out of range
   */
  public static Policy of(
      OriginSet origins,
      List<String> allowedHeaders,
      List<String> exposedHeaders,
      boolean credentials,
      long maxAge) {
    if (credentials
        && (origins.isAny() || allowedHeaders.contains("*") || exposedHeaders.contains("*"))) {
      throw new IllegalArgumentException("\"*\" with credentials");
    }
    if (maxAge < 0 || maxAge > MAX_MAX_AGE) {
      throw new IllegalArgumentException("max age " + maxAge);
    }
    return new Policy(
        origins, allowedHeaders, exposedHeaders, credentials, maxAge, !origins.isAny(), true);
  }

  /** {@link #SAME_ORIGIN} or {@link #SAME_ORIGIN_UNGUARDED}. */
  public static Policy sameOrigin(boolean guarded) {
    return guarded ? SAME_ORIGIN : SAME_ORIGIN_UNGUARDED;
  }

  /** The same without the guard if {@code guarded} is false, else this. */
  public Policy guardedIf(boolean guarded) {
    return guarded
        ? this
        : new Policy(origins, allowedHeaders, exposedHeaders, credentials, maxAge, varies, false);
  }

  /** Whether every origin is allowed: {@code Access-Control-Allow-Origin: *}, whoever asks. */
  public boolean anyOrigin() {
    return anyOrigin;
  }

  /**
   * Whether an origin is allowed. Allocates nothing.
   *
   * @param origin the {@code Origin} header's value as it came; anything but an ASCII serialisation
   *     of an origin is not allowed
   */
  public boolean allows(String origin) {
    return onlyOrigin != null ? onlyOrigin.equals(origin) : origins.contains(origin);
  }

  /**
   * What the response to an actual request gets, so that a browser's CORS check comes out as the
   * policy says. Allocates nothing.
   *
   * @param origin the one value of {@code Origin}; null if there is none, or several
   * @see <a href="https://fetch.spec.whatwg.org/#concept-cors-check">Fetch Standard, CORS check</a>
   */
  public ActualAnswer answer(@Nullable String origin) {
    return anyOrigin || (origin != null && allows(origin)) ? granting : refusing;
  }

  /** Whether it is {@code @SameOrigin}, guarded or not. */
  public boolean isSameOrigin() {
    return this == SAME_ORIGIN || this == SAME_ORIGIN_UNGUARDED;
  }

  /** Whether the guard refuses state-changing requests that browsers send from elsewhere. */
  public boolean guarded() {
    return guarded;
  }

  /** The origins that are allowed. */
  public OriginSet origins() {
    return origins;
  }

  /** Request headers listed on top of the inferred ones, as written; {@code *} for any. */
  public List<String> allowedHeaders() {
    return allowedHeaders;
  }

  /** Response headers that scripts may read, as written. */
  public List<String> exposedHeaders() {
    return exposedHeaders;
  }

  /** Whether {@code Access-Control-Allow-Credentials: true} is sent to allowed origins. */
  public boolean credentials() {
    return credentials;
  }

  /** {@code Access-Control-Max-Age} in seconds, 0 to 86400. */
  public long maxAge() {
    return maxAge;
  }

  /** Whether responses depend on the {@code Origin} header: {@code Vary: Origin} is due. */
  public boolean varies() {
    return varies;
  }
}
