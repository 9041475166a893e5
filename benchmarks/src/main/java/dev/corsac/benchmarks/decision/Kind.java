package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;

/** The four requests. */
public enum Kind {
  /** An actual request whose origin is allowed. */
  A,
  /** An actual request whose origin is not. */
  B,
  /** A preflight request. */
  C,
  /** A request without {@code Origin}. */
  D;

  Call call(Setup setup, int nth) {
    int resource = nth % setup.resources();
    String path = setup.path(resource, nth % setup.templates());
    return switch (this) {
      case A -> new Call("GET", path, setup.allowedOrigin(resource, nth), null, null);
      case B -> new Call("GET", path, setup.refusedOrigin(resource, nth), null, null);
      case C ->
          new Call(
              "OPTIONS",
              path,
              setup.allowedOrigin(resource, nth),
              "PUT",
              "content-type,x-request-id");
      case D -> new Call("GET", path, null, null, null);
    };
  }
}
