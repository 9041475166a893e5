package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.origin.OriginSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guard (docs/architecture.md#guard): whether a request may change anything here. CORS decides
 * who reads responses, and stops no request; the guard stops those that a browser sends from an
 * origin which the policy does not allow, by what browsers say of a request's sender: {@code
 * Sec-Fetch-Site} (Fetch Metadata) and {@code Origin} (RFC 6454, section 7). Immutable and thread
 * safe.
 *
 * <p>Said is what is <em>not</em> cross-origin; whatever else comes, and in whatever shape, is.
 */
public final class Guard {
  private static final String ORIGIN = "origin";
  private static final String COOKIE = "cookie";
  private static final String SEC_FETCH_SITE = "sec-fetch-site";

  private final @Nullable OriginSet ownOrigins;

  /**
   * A guard.
   *
   * @param ownOrigins the service's own origins, exact ones; null to know them by the host that
   *     requests name
   */
  public Guard(@Nullable OriginSet ownOrigins) {
    this.ownOrigins = ownOrigins;
  }

  /**
   * Whether a method changes nothing (RFC 9110, section 9.2.1), so that it is handled whoever sends
   * it. TRACE is not among them: it reaches no resource method.
   */
  public static boolean isSafe(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  /**
   * Judges a request; never throws.
   *
   * @param policy of the resource method that was chosen; null if it is under none
   */
  public GuardVerdict judge(@Nullable Policy policy, GuardedRequest request) {
    if (policy == null) {
      return GuardVerdict.NOT_GOVERNED;
    }
    if (!policy.guarded()) {
      return GuardVerdict.NOT_GUARDED;
    }
    if (isSafe(request.method())) {
      return GuardVerdict.SAFE_METHOD;
    }
    List<String> origins = request.lines(ORIGIN);
    boolean allowed = policy.anyOrigin() || (origins.size() == 1 && policy.allows(origins.get(0)));
    if (allowed && (policy.credentials() || request.lines(COOKIE).isEmpty())) {
      return GuardVerdict.ALLOWED_ORIGIN;
    }
    GuardVerdict sender = sender(request, origins, allowed);
    return allowed && !sender.handled() ? GuardVerdict.COOKIES : sender;
  }

  /**
   * Who sent it (docs/architecture.md#cross-origin-browser-request). Where browsers send {@code
   * Sec-Fetch-Site} it decides alone: hosts are equal for http and https.
   */
  private GuardVerdict sender(GuardedRequest request, List<String> origins, boolean allowed) {
    List<String> sites = request.lines(SEC_FETCH_SITE);
    if (sites.size() > 1) {
      return GuardVerdict.SEVERAL_SITES;
    }
    if (origins.size() > 1) {
      return GuardVerdict.SEVERAL_ORIGINS;
    }
    String origin = origins.isEmpty() ? null : origins.get(0);
    if (sites.isEmpty()) {
      return origin == null ? GuardVerdict.NO_BROWSER : byOrigin(request, origin);
    }
    return switch (sites.get(0)) {
      case "none" -> GuardVerdict.USER_INITIATED;
      case "same-origin" ->
          allowed || mayBeOwn(origin) ? GuardVerdict.SAME_ORIGIN : GuardVerdict.NOT_AN_OWN_ORIGIN;
      case "same-site" -> GuardVerdict.SAME_SITE;
      case "cross-site" -> GuardVerdict.CROSS_SITE;
      default -> GuardVerdict.UNKNOWN_SITE;
    };
  }

  /**
   * WebKit says same-origin of what a service worker passes on, and names the page that sent it.
   */
  private boolean mayBeOwn(@Nullable String origin) {
    return ownOrigins == null
        || origin == null
        || origin.equals("null")
        || ownOrigins.contains(origin);
  }

  private GuardVerdict byOrigin(GuardedRequest request, String origin) {
    if (ownOrigins != null) {
      return ownOrigins.contains(origin)
          ? GuardVerdict.OWN_ORIGIN
          : origin.equals("null") ? GuardVerdict.OPAQUE_ORIGIN : GuardVerdict.NOT_AN_OWN_ORIGIN;
    }
    if (origin.equals("null")) {
      return GuardVerdict.OPAQUE_ORIGIN;
    }
    return new RequestHosts(request).include(origin)
        ? GuardVerdict.OWN_ORIGIN
        : GuardVerdict.OTHER_HOST;
  }
}
