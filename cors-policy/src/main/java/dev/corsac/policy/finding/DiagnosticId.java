package dev.corsac.policy.finding;

import static dev.corsac.policy.finding.Severity.ERROR;
import static dev.corsac.policy.finding.Severity.NOTE;
import static dev.corsac.policy.finding.Severity.OFF;
import static dev.corsac.policy.finding.Severity.WARNING;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The catalogue: everything that Corsac can object to. Each constant has a page in {@code
 * docs/diagnostics/<id>.md}. Ids are stable: they stand in build files and in {@code tolerate}.
 */
public enum DiagnosticId {
  ORIGINS_MISSING("origins-missing", ERROR, false),
  ORIGINS_TWICE("origins-twice", ERROR, false),
  ORIGIN_MALFORMED("origin-malformed", ERROR, false),
  ORIGIN_NOT_CANONICAL("origin-not-canonical", ERROR, false),
  ORIGIN_NULL("origin-null", ERROR, false),
  ORIGIN_SCHEME("origin-scheme", ERROR, false),
  ORIGIN_PORT("origin-port", ERROR, false),
  ORIGIN_HOST("origin-host", ERROR, false),
  ORIGIN_PATTERN("origin-pattern", ERROR, false),
  ORIGIN_ANY_WITH_OTHERS("origin-any-with-others", ERROR, false),
  ORIGIN_ANY_WITH_CREDENTIALS("origin-any-with-credentials", ERROR, false),
  ORIGIN_INSECURE("origin-insecure", ERROR, true),
  ORIGIN_PUBLIC_SUFFIX("origin-public-suffix", ERROR, true),
  ORIGIN_SHARED_HOSTING("origin-shared-hosting", ERROR, true),
  ORIGIN_LOCAL("origin-local", WARNING, true),
  ORIGIN_SUBDOMAINS_WITH_CREDENTIALS("origin-subdomains-with-credentials", WARNING, true),
  ORIGIN_DUPLICATE("origin-duplicate", WARNING, false),
  ORIGIN_UNKNOWN_TLD("origin-unknown-tld", WARNING, true),
  PLACEHOLDER_MALFORMED("placeholder-malformed", ERROR, false),
  HEADER_MALFORMED("header-malformed", ERROR, false),
  REQUEST_HEADER_FORBIDDEN("request-header-forbidden", ERROR, false),
  REQUEST_HEADER_IS_RESPONSE_HEADER("request-header-is-response-header", ERROR, false),
  REQUEST_HEADER_SAFELISTED("request-header-safelisted", WARNING, false),
  REQUEST_HEADER_INFERRED("request-header-inferred", WARNING, false),
  ANY_HEADER_WITH_CREDENTIALS("any-header-with-credentials", ERROR, false),
  RESPONSE_HEADER_FORBIDDEN("response-header-forbidden", ERROR, false),
  RESPONSE_HEADER_IS_REQUEST_HEADER("response-header-is-request-header", ERROR, false),
  RESPONSE_HEADER_SAFELISTED("response-header-safelisted", WARNING, false),
  HEADER_DUPLICATE("header-duplicate", WARNING, false),
  MAX_AGE_OUT_OF_RANGE("max-age-out-of-range", ERROR, false),
  NOT_A_RESOURCE("not-a-resource", ERROR, false),
  CROSS_AND_SAME_ORIGIN("cross-and-same-origin", ERROR, false),
  SUPERTYPES_DISAGREE("supertypes-disagree", ERROR, false),
  COMPOSED_RETENTION("composed-retention", ERROR, false),
  POLICY_CONFLICT("policy-conflict", ERROR, true),
  ROUTE_OVERLAP("route-overlap", WARNING, true),
  APPLICATION_LISTS_CLASSES("application-lists-classes", NOTE, false),
  LOCATOR_OPAQUE("locator-opaque", WARNING, true),
  LOCATOR_SUBTYPES("locator-subtypes", WARNING, true),
  OPTIONS_METHOD("options-method", WARNING, true),
  METHOD_MALFORMED("method-malformed", ERROR, false),
  METHOD_FORBIDDEN("method-forbidden", ERROR, false),
  METHOD_NOT_NORMALIZED("method-not-normalized", ERROR, false),
  COOKIE_WITHOUT_CREDENTIALS("cookie-without-credentials", WARNING, true),
  CREDENTIALS_UNUSED("credentials-unused", OFF, false),
  AUTH_UNREACHABLE("auth-unreachable", WARNING, true),
  SIMPLE_REQUEST("simple-request", WARNING, true),
  GUARD_UNUSED("guard-unused", WARNING, false),
  FOREIGN_ANNOTATION("foreign-annotation", ERROR, true),
  SERVLET_RESPONSE("servlet-response", WARNING, true),
  ANY_ORIGIN_AUTHENTICATED("any-origin-authenticated", WARNING, true),
  HANDWRITTEN_CORS("handwritten-cors", WARNING, false),
  POLICY_MISSING("policy-missing", OFF, false),
  TOLERATE_UNUSED("tolerate-unused", WARNING, false),
  TOLERATE_UNKNOWN("tolerate-unknown", ERROR, false),
  TOLERATE_REASON("tolerate-reason", ERROR, false),
  PARTIAL_COMPILATION("partial-compilation", ERROR, false),
  SURFACE_CHANGED("surface-changed", ERROR, false);

  private static final Map<String, DiagnosticId> BY_ID = new HashMap<>();

  static {
    for (DiagnosticId each : values()) {
      BY_ID.put(each.id, each);
    }
  }

  private final String id;
  private final Severity severity;
  private final boolean tolerable;

  DiagnosticId(String id, Severity severity, boolean tolerable) {
    this.id = id;
    this.severity = severity;
    this.tolerable = tolerable;
  }

  /** The id as it stands in messages, options and {@code tolerate}: {@code origin-insecure}. */
  public String id() {
    return id;
  }

  /** The severity when a rule does not say otherwise. */
  public Severity severity() {
    return severity;
  }

  /** Whether {@code @Tolerate} may accept it where it occurs. */
  public boolean tolerable() {
    return tolerable;
  }

  /** Finds a constant by its {@link #id()}; empty if there is none. */
  public static Optional<DiagnosticId> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  @Override
  public String toString() {
    return id;
  }
}
