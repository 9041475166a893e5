package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.Quoted;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code origin-duplicate}: the same origin twice, or one that another pattern covers. */
final class OriginDuplicate implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_DUPLICATE;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    Set<String> all =
        policy.origins().stream()
            .flatMap(origin -> origin.pattern().stream())
            .map(OriginPattern::toString)
            .collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    policy.forEachPattern((origin, pattern) -> {
      String quoted = Quoted.text(origin.text());
      if (!seen.add(pattern.toString())) {
        findings.accept(origin.finding(id(), quoted + " is listed twice. Remove one of them."));
      } else {
        covering(pattern, all)
            .ifPresent(wider ->
                findings.accept(
                    origin.finding(
                        id(),
                        quoted
                            + " is already covered by "
                            + Quoted.text(wider)
                            + ". Remove it, or remove the wider one.")));
      }
    });
  }

  /** A look-up for each pattern that could cover this one, so that long lists cost no more. */
  private static Optional<String> covering(OriginPattern pattern, Set<String> all) {
    return pattern.isAny()
        ? Optional.empty()
        : Stream.iterate(
                pattern.host(),
                host -> !host.isEmpty(),
                host ->
                    host.substring(host.indexOf('.') < 0 ? host.length() : host.indexOf('.') + 1))
            .flatMap(host -> wider(pattern, host))
            .filter(wider -> !wider.equals(pattern.toString()) && all.contains(wider))
            .findFirst();
  }

  private static Stream<String> wider(OriginPattern pattern, String host) {
    String port = pattern.port() < 0 ? pattern.anyPort() ? ":*" : "" : ":" + pattern.port();
    boolean self = host.length() == pattern.host().length();
    String subdomains = self && !pattern.subdomains() ? "" : "*.";
    String name = pattern.scheme() + "://" + subdomains + host;
    return Stream.of(name + port, name + ":*");
  }
}
