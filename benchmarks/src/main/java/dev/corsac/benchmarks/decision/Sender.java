package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import org.jspecify.annotations.Nullable;

/** Who sends a request past the guard, and what: the three that read are those of {@link Kind}. */
public enum Sender {
  /** Reads; an origin that is allowed. */
  A("GET", "cross-site", true),
  /** Reads; an origin that is not. */
  B("GET", "cross-site", true),
  /** Reads; no {@code Origin}. */
  D("GET", null, true),
  /** Changes; an origin that is allowed. */
  ALLOWED("PUT", "cross-site", true),
  /** Changes; the service's own page, over https. */
  OWN("PUT", "same-origin", true),
  /** Changes; the service's own page, over plain http: the hosts of the request are compared. */
  OWN_OVER_HTTP("PUT", null, true),
  /** Changes; no browser. */
  NO_BROWSER("PUT", null, true),
  /** Changes; another site's page: the one that is refused. */
  FOREIGN("PUT", "cross-site", false);

  private final String method;
  private final @Nullable String fetchSite;
  private final boolean handled;

  Sender(String method, @Nullable String fetchSite, boolean handled) {
    this.method = method;
    this.fetchSite = fetchSite;
    this.handled = handled;
  }

  /** Whether the guard lets it through. */
  boolean isHandled() {
    return handled;
  }

  /** Whether the answer names the origin. */
  boolean isGranted() {
    return this == A || this == ALLOWED;
  }

  Call call(Setup setup, int nth) {
    int resource = nth % setup.resources();
    String path = setup.path(resource, nth % setup.templates());
    return new Call(method, path, origin(setup, resource, nth), null, null, fetchSite);
  }

  private @Nullable String origin(Setup setup, int resource, int nth) {
    return switch (this) {
      case A, ALLOWED -> setup.allowedOrigin(resource, nth);
      case B, FOREIGN -> setup.refusedOrigin(resource, nth);
      case OWN -> "https://api.example.com";
      case OWN_OVER_HTTP -> "http://api.example.com";
      case D, NO_BROWSER -> null;
    };
  }
}
