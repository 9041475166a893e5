package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.Severity;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.Quoted;
import dev.corsac.policy.rule.OriginElement.Source;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.function.Consumer;

/** {@code origin-local}: an origin of this machine or this network. */
final class OriginLocal implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_LOCAL;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (AcceptedOrigin each : policy.accepted()) {
      OriginElement origin = each.element();
      OriginPattern pattern = each.pattern();
      if (isLocal(pattern)
          && origin.source() != Source.DEFAULT
          && !OriginInsecure.objectsTo(policy, pattern)) {
        findings.accept(finding(policy, origin, pattern));
      }
    }
  }

  private static boolean isLocal(OriginPattern pattern) {
    return (pattern.scheme().equals("http") || pattern.scheme().equals("https"))
        && (LocalHosts.isLoopback(pattern) || LocalHosts.isPrivate(pattern));
  }

  private Finding finding(PolicyUnderReview policy, OriginElement origin, OriginPattern pattern) {
    String quoted = Quoted.text(origin.text());
    if (policy.credentials() && pattern.anyPort()) {
      return origin
          .finding(
              id(),
              quoted
                  + " allows every program that serves a page on such a machine to act here as the"
                  + " user. Name the port, or keep it out of production with a placeholder:"
                  + " \"${app.cors.origins}\".")
          .weighing(Severity.ERROR);
    }
    return origin.finding(
        id(),
        quoted
            + " is "
            + (LocalHosts.isLoopback(pattern) ? "the user's own machine" : "a private address")
            + ", which is for development. Keep it out of production with a placeholder, whose"
            + " default it may be: "
            + Quoted.text("${app.cors.origins:" + origin.text() + "}")
            + ".");
  }
}
