package com.acme;

import dev.corsac.jaxrs.Cors;
import dev.corsac.policy.Policy;
import jakarta.ws.rs.core.Configuration;

/** What other code of a named module can ask. */
final class InForce {
  private InForce() {}

  static boolean somePolicyAllows(Configuration configuration, String origin) {
    return Cors.decisions(configuration).policies().stream()
        .filter(policy -> !policy.isSameOrigin())
        .map(Policy::origins)
        .anyMatch(origins -> origins.contains(origin));
  }
}
