package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import java.util.Set;
import java.util.function.Consumer;

/** {@code request-header-forbidden}: a request header that no script can set. */
final class RequestHeaderForbidden implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.REQUEST_HEADER_FORBIDDEN;
  }

  /** The Fetch Standard's forbidden request-headers, section 2.2.2. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "accept-charset",
          "accept-encoding",
          "access-control-request-headers",
          "access-control-request-method",
          "connection",
          "content-length",
          "cookie",
          "cookie2",
          "date",
          "dnt",
          "expect",
          "host",
          "keep-alive",
          "origin",
          "referer",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    HeaderList.forEachRequestHeader(
        policy.declaration(),
        name -> {
          if (isForbidden(name.lower())) {
            findings.accept(
                Finding.of(
                    id(),
                    name.place(),
                    name.quoted()
                        + " is a header that browsers never let a script set, so that no preflight"
                        + " asks for it. Remove it"
                        + (name.lower().equals("cookie")
                            ? "; cookies are sent where allowCredentials is true."
                            : ".")));
          }
        });
  }

  /**
   * Whether browsers keep a header from scripts, whatever its value.
   *
   * @param name in lower case
   */
  static boolean isForbidden(String name) {
    return FORBIDDEN.contains(name) || name.startsWith("proxy-") || name.startsWith("sec-");
  }
}
