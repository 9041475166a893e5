package dev.corsac.policy.origin;

import dev.corsac.policy.finding.DiagnosticId;

/** {@code origin-null}: the origin of what has none. */
final class OriginNull implements OriginRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_NULL;
  }

  @Override
  public boolean refuses(WrittenOrigin origin) {
    return origin.text().equalsIgnoreCase("null");
  }

  @Override
  public String problem(WrittenOrigin origin) {
    return origin.quoted()
        + " is the origin of every sandboxed frame and of local files, so any site can use it."
        + " Name the origin that the page really has.";
  }
}
