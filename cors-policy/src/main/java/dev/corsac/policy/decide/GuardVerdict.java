package dev.corsac.policy.decide;

/** What the guard says of a request, and why. */
public enum GuardVerdict {
  /** No policy holds for it. */
  NOT_GOVERNED(true, "it is under no policy"),

  /** The policy says {@code guarded = false}. */
  NOT_GUARDED(true, "its policy is not guarded"),

  /** GET, HEAD or OPTIONS. */
  SAFE_METHOD(true, "GET, HEAD and OPTIONS are always handled"),

  /** The policy allows the origin, and what the request carries of credentials. */
  ALLOWED_ORIGIN(true, "its policy allows the origin"),

  /** {@code Sec-Fetch-Site: same-origin}. */
  SAME_ORIGIN(true, "Sec-Fetch-Site says that a page of this very origin sent it"),

  /** {@code Sec-Fetch-Site: none}. */
  USER_INITIATED(true, "Sec-Fetch-Site says that the user started it, not a page"),

  /** Neither {@code Sec-Fetch-Site} nor {@code Origin}. */
  NO_BROWSER(true, "it has neither Sec-Fetch-Site nor Origin, so that no browser sent it"),

  /** No {@code Sec-Fetch-Site}, and an own origin. */
  OWN_ORIGIN(true, "its origin is the service's own"),

  /** {@code Sec-Fetch-Site: cross-site}. */
  CROSS_SITE(false, "a page of another site sent it, and the policy does not allow its origin"),

  /** {@code Sec-Fetch-Site: same-site}. */
  SAME_SITE(
      false,
      "a page of another origin of the same site sent it, and the policy does not allow its origin"),

  /** A value of {@code Sec-Fetch-Site} that no browser sends. */
  UNKNOWN_SITE(false, "no browser sends such a Sec-Fetch-Site"),

  /** Several lines of {@code Sec-Fetch-Site}. */
  SEVERAL_SITES(false, "it has several Sec-Fetch-Site lines. Browsers send one"),

  /** Several lines of {@code Origin}. */
  SEVERAL_ORIGINS(false, "it has several Origin lines. Browsers send one"),

  /** No {@code Sec-Fetch-Site}, and {@code Origin: null}. */
  OPAQUE_ORIGIN(
      false,
      "it has no Sec-Fetch-Site, and its origin is \"null\", which any page can send. Over plain http"
          + " this may be a page of the service that says Referrer-Policy: no-referrer; write"
          + " strict-origin there, or use https"),

  /** No {@code Sec-Fetch-Site}, and an origin that is not this host. */
  OTHER_HOST(
      false,
      "it has no Sec-Fetch-Site, and its origin is not this host. If it is the service's own page, a"
          + " proxy in front changes Host: let it send X-Forwarded-Host (nginx: proxy_set_header"
          + " X-Forwarded-Host $http_host) or Forwarded (RFC 7239: host=\"…\" in it), or set"
          + " corsac.own.origins to the service's own origins"),

  /** {@code corsac.own.origins} is set, and does not name the origin. */
  NOT_AN_OWN_ORIGIN(
      false, "its origin is neither allowed by the policy nor one of corsac.own.origins"),

  /** The policy allows the origin but no credentials, and the request has cookies. */
  COOKIES(
      false,
      "the policy allows its origin but no credentials, and it carries cookies. No script that is"
          + " allowed to read the answer sends them");

  private final boolean handled;
  private final String reason;

  GuardVerdict(boolean handled, String reason) {
    this.handled = handled;
    this.reason = reason;
  }

  /** Whether the request is handled; if not, it is answered 403 before the method runs. */
  public boolean handled() {
    return handled;
  }

  /** Why, for people: a clause without a full stop. */
  public String reason() {
    return reason;
  }
}
