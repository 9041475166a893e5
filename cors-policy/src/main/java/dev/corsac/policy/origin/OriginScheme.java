package dev.corsac.policy.origin;

import dev.corsac.policy.finding.DiagnosticId;

/** {@code origin-scheme}: a scheme that no {@code Origin} header has. */
final class OriginScheme implements OriginRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_SCHEME;
  }

  @Override
  public boolean refuses(WrittenOrigin origin) {
    String scheme = origin.pieces().orElseThrow().lowerScheme();
    return Schemes.isNever(scheme) || Schemes.meant(scheme).isPresent();
  }

  @Override
  public String problem(WrittenOrigin origin) {
    String scheme = origin.pieces().orElseThrow().lowerScheme();
    if (scheme.equals("ws") || scheme.equals("wss")) {
      return origin.quoted()
          + " is the address of a WebSocket. The Origin header of a WebSocket is that of the page"
          + " that opens it, which is http or https.";
    }
    if (scheme.equals("file")) {
      return origin.quoted()
          + " cannot be allowed: most browsers send \"null\" for a local file, and what sends"
          + " \"file://\" (WebViews and desktop shells that may read files, old Safari extensions)"
          + " sends the same for every file. Serve the page over https, or from a scheme of the"
          + " application's own.";
    }
    return Schemes.isNever(scheme)
        ? origin.quoted()
            + " cannot be allowed: what has the scheme \""
            + scheme
            + "\" sends \"null\", or the origin of the site that it comes from. Name the origin of"
            + " the site."
        : origin.quoted()
            + " has the scheme \""
            + scheme
            + "\", which looks like a misspelled one.";
  }
}
