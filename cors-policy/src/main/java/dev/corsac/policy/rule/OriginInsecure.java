package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.origin.OriginGrammar;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginReading;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code origin-insecure}: credentials with an origin that anybody on the network can forge. */
final class OriginInsecure implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_INSECURE;
  }

  /** Schemes whose origins an operating system or a browser vouches for. */
  private static final Set<String> TRUSTED =
      Set.of(
          "https",
          "capacitor",
          "ionic",
          "tauri",
          "chrome-extension",
          "moz-extension",
          "ms-browser-extension",
          "safari-extension",
          "safari-web-extension");

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (AcceptedOrigin each : policy.accepted()) {
      OriginElement origin = each.element();
      OriginPattern pattern = each.pattern();
      if (objectsTo(policy, pattern)) {
        Finding finding = origin.finding(id(), Quoted.text(origin.text()) + problem(pattern));
        findings.accept(
            secure(pattern)
                .map(origin.element()::replacement)
                .map(finding::suggesting)
                .orElse(finding));
      }
    }
  }

  static boolean objectsTo(PolicyUnderReview policy, OriginPattern pattern) {
    return policy.credentials()
        && !pattern.isAny()
        && !TRUSTED.contains(pattern.scheme())
        && !(pattern.scheme().equals("http") && LocalHosts.isLoopback(pattern));
  }

  private static String problem(OriginPattern pattern) {
    return pattern.scheme().equals("http")
        ? " is not encrypted: whoever controls a network on the way can put a script into it, and"
            + " with allowCredentials that script can act here as the user. Serve it over https."
        : " has a scheme that any application on the user's device can use, and with"
            + " allowCredentials such an application can act here as the user.";
  }

  private static Optional<String> secure(OriginPattern pattern) {
    if (!pattern.scheme().equals("http")) {
      return Optional.empty();
    }
    String https = "https" + pattern.toString().substring("http".length());
    String canonical = pattern.port() == 443 ? https.substring(0, https.length() - 4) : https;
    return new OriginGrammar(DomainToAscii.ASCII_ONLY).read(canonical)
            instanceof OriginReading.Accepted
        ? Optional.of(canonical)
        : Optional.empty();
  }
}
