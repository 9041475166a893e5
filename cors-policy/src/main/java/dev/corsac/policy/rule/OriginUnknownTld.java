package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.EditDistance;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.origin.HostKind;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code origin-unknown-tld}: a public name under a top-level domain that does not exist. */
final class OriginUnknownTld implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_UNKNOWN_TLD;
  }

  /**
   * Last labels that the public DNS does not have and that are used all the same. Names with one
   * label only are local too, and {@code home.arpa} (RFC 8375) is below a known one.
   */
  private static final Set<String> SPECIAL_USE =
      Set.of(
          "alt", // RFC 9476
          "example", // RFC 6761
          "invalid", // RFC 6761
          "localhost", // RFC 6761
          "test", // RFC 6761
          "local", // RFC 6762
          "onion", // RFC 7686
          "internal", // reserved by ICANN in 2024
          // RFC 6762, appendix G: in private use
          "corp",
          "home",
          "intranet",
          "lan",
          "private");

  private static final List<String> COMMON = List.of("com", "net", "org");

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (AcceptedOrigin each : policy.accepted()) {
      OriginElement origin = each.element();
      OriginPattern pattern = each.pattern();
      String tld = pattern.host().substring(pattern.host().lastIndexOf('.') + 1);
      if (isPublicName(pattern) && !PublicSuffixList.bundled().isTopLevelDomain(tld)) {
        Finding finding = finding(origin, tld);
        findings.accept(
            meant(tld)
                .map(common -> withTld(pattern, common))
                .map(origin.element()::replacement)
                .map(finding::suggesting)
                .orElse(finding));
      }
    }
  }

  private static boolean isPublicName(OriginPattern pattern) {
    String host = pattern.host();
    int dot = host.lastIndexOf('.');
    return pattern.isWeb()
        && pattern.hostKind() == HostKind.DOMAIN
        && (dot >= 0 || pattern.subdomains())
        && !SPECIAL_USE.contains(host.substring(dot + 1));
  }

  private Finding finding(OriginElement origin, String tld) {
    return origin.finding(
        id(),
        Quoted.text(origin.text())
            + " ends in "
            + Quoted.text("." + tld)
            + ", and there is no such top-level domain (public suffix list of "
            + PublicSuffixList.bundled().date()
            + "), so no browser reaches it on the internet.");
  }

  private static Optional<String> meant(String tld) {
    return COMMON.stream().filter(common -> EditDistance.atMost(1, tld, common) == 1).findFirst();
  }

  private static String withTld(OriginPattern pattern, String tld) {
    String host = pattern.host();
    return pattern.toString().replace(host, host.substring(0, host.lastIndexOf('.') + 1) + tld);
  }
}
