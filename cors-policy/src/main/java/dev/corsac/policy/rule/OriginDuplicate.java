package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code origin-duplicate}: the same origin twice, or one that another pattern covers. */
final class OriginDuplicate implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_DUPLICATE;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    Set<String> all = new HashSet<>();
    for (AcceptedOrigin each : policy.accepted()) {
      all.add(each.pattern().toString());
    }
    Set<String> seen = new HashSet<>();
    for (AcceptedOrigin each : policy.accepted()) {
      OriginElement origin = each.element();
      String quoted = Quoted.text(origin.text());
      if (!seen.add(each.pattern().toString())) {
        findings.accept(origin.finding(id(), quoted + " is listed twice. Remove one of them."));
        continue;
      }
      String wider = covering(each.pattern(), all);
      if (wider != null) {
        findings.accept(
            origin.finding(
                id(),
                quoted
                    + " is already covered by "
                    + Quoted.text(wider)
                    + ". Remove it, or remove the wider one."));
      }
    }
  }

  /** A look-up for each pattern that could cover this one, so that long lists cost no more. */
  private static @Nullable String covering(OriginPattern pattern, Set<String> all) {
    String port = pattern.port() < 0 ? pattern.anyPort() ? ":*" : "" : ":" + pattern.port();
    for (String host = pattern.host(); !host.isEmpty(); host = parent(host)) {
      boolean own = host.equals(pattern.host());
      String name = pattern.scheme() + "://" + (own && !pattern.subdomains() ? "" : "*.") + host;
      for (String wider : List.of(name + port, name + ":*")) {
        if (!wider.equals(pattern.toString()) && all.contains(wider)) {
          return wider;
        }
      }
    }
    return null;
  }

  private static String parent(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "" : host.substring(dot + 1);
  }
}
