package dev.corsac.policy.origin;

import dev.corsac.policy.finding.DiagnosticId;

/** {@code origin-port}: a port that no page is served from. */
final class OriginPort implements OriginRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_PORT;
  }

  @Override
  public boolean refuses(WrittenOrigin origin) {
    int port = origin.port();
    return port > Ports.HIGHEST || Ports.isBlocked(port);
  }

  @Override
  public String problem(WrittenOrigin origin) {
    int port = origin.port();
    if (port > Ports.HIGHEST) {
      return origin.quoted() + " has a port above 65535, the highest there is.";
    }
    return origin.quoted()
        + " has the port "
        + port
        + (port == 0 ? ", where nothing can be served." : ", which browsers block.")
        + " Serve the page from another port and name that one.";
  }
}
