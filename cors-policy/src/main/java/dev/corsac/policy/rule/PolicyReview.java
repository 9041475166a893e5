package dev.corsac.policy.rule;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.origin.OriginGrammar;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A declaration held against every rule that concerns one policy. Immutable and thread safe.
 *
 * @param findings what the rules object to, in the order of the source, accepted findings included
 * @param policy what is granted; empty if an error that is not tolerated was found, or a
 *     placeholder has neither a value nor a default
 * @param tolerated the ids that the declaration accepts: they exist, can be tolerated, and have a
 *     reason; those of rules that concern more than one policy among them
 * @param unresolved one finding for each placeholder that has neither a value nor a default; not
 *     among the findings, since a compiler knows no values
 */
public record PolicyReview(
    List<Finding> findings,
    Optional<Policy> policy,
    Set<DiagnosticId> tolerated,
    List<Finding> unresolved) {

  private static final List<PolicyRule> RULES =
      List.of(
          new OriginsMissing(),
          new OriginsTwice(),
          new GrammarRule(DiagnosticId.ORIGIN_MALFORMED),
          new BrokenOriginList(),
          new GrammarRule(DiagnosticId.ORIGIN_NOT_CANONICAL),
          new GrammarRule(DiagnosticId.ORIGIN_NULL),
          new GrammarRule(DiagnosticId.ORIGIN_SCHEME),
          new GrammarRule(DiagnosticId.ORIGIN_PORT),
          new GrammarRule(DiagnosticId.ORIGIN_HOST),
          new GrammarRule(DiagnosticId.ORIGIN_PATTERN),
          new OriginAnyWithOthers(),
          new OriginAnyWithCredentials(),
          new OriginInsecure(),
          new OriginPublicSuffix(),
          new OriginSharedHosting(),
          new OriginLocal(),
          new OriginSubdomainsWithCredentials(),
          new OriginDuplicate(),
          new OriginUnknownTld(),
          new PlaceholderMalformed(),
          new HeaderMalformed(),
          new RequestHeaderForbidden(),
          new RequestHeaderIsResponseHeader(),
          new RequestHeaderSafelisted(),
          new AnyHeaderWithCredentials(),
          new ResponseHeaderForbidden(),
          new ResponseHeaderIsRequestHeader(),
          new ResponseHeaderSafelisted(),
          new HeaderDuplicate(),
          new MaxAgeOutOfRange(),
          new TolerateUnknown(),
          new TolerateReason());

  private static final List<PolicyRule> SAME_ORIGIN_RULES =
      List.of(new TolerateUnknown(), new TolerateReason());

  /** The members of the annotation, in the order in which they are declared. */
  private static final List<String> MEMBERS =
      List.of(
          "",
          "value",
          "origins",
          "allowedHeaders",
          "exposedHeaders",
          "allowCredentials",
          "maxAge",
          "guarded",
          "tolerate");

  /** Copies its arguments. */
  public PolicyReview {
    findings = List.copyOf(findings);
    tolerated = Set.copyOf(tolerated);
    unresolved = List.copyOf(unresolved);
  }

  /**
   * Judges a declaration; never throws.
   *
   * @param placeholders what is configured; {@link Placeholders#UNKNOWN} to judge the defaults
   * @param domainToAscii finds what was meant by Unicode hosts
   */
  public static PolicyReview of(
      PolicyDeclaration declaration, Placeholders placeholders, DomainToAscii domainToAscii) {
    PolicyUnderReview subject =
        PolicyUnderReview.of(declaration, placeholders, new OriginGrammar(domainToAscii));
    List<Finding> findings = findings(subject);
    Set<DiagnosticId> tolerated = tolerated(declaration);
    boolean sound = true;
    for (Finding finding : findings) {
      sound &= finding.severity() != Severity.ERROR || tolerated.contains(finding.id());
    }
    return new PolicyReview(
        findings,
        sound && subject.unresolved().isEmpty() ? Optional.of(policy(subject)) : Optional.empty(),
        tolerated,
        subject.unresolved());
  }

  /**
   * What the rules object to, as {@link #findings} of a review that is not made.
   *
   * @param domainToAscii finds what was meant by Unicode hosts
   */
  public static List<Finding> findings(
      PolicyDeclaration declaration, Placeholders placeholders, DomainToAscii domainToAscii) {
    return findings(
        PolicyUnderReview.of(declaration, placeholders, new OriginGrammar(domainToAscii)));
  }

  private static List<Finding> findings(PolicyUnderReview subject) {
    List<Finding> findings = new ArrayList<>();
    Consumer<Finding> out = findings::add;
    for (PolicyRule rule : subject.declaration().crossOrigin() ? RULES : SAME_ORIGIN_RULES) {
      rule.judge(subject, out);
    }
    findings.sort(PolicyReview::inSourceOrder);
    return findings;
  }

  private static int inSourceOrder(Finding one, Finding two) {
    int member =
        Integer.compare(
            MEMBERS.indexOf(one.place().member()), MEMBERS.indexOf(two.place().member()));
    return member != 0 ? member : Integer.compare(one.place().index(), two.place().index());
  }

  /** Whether the declaration accepts a finding, one of its own or of a rule about several. */
  public boolean tolerates(Finding finding) {
    return tolerated.contains(finding.id());
  }

  /** The findings that the declaration does not accept. */
  public List<Finding> untolerated() {
    return findings.stream().filter(finding -> !tolerates(finding)).toList();
  }

  private static Set<DiagnosticId> tolerated(PolicyDeclaration declaration) {
    Set<DiagnosticId> tolerated = EnumSet.noneOf(DiagnosticId.class);
    for (Toleration toleration : declaration.tolerate()) {
      if (!toleration.reason().isBlank()) {
        Optional<DiagnosticId> id = DiagnosticId.byId(toleration.id());
        if (id.isPresent() && id.get().tolerable()) {
          tolerated.add(id.get());
        }
      }
    }
    return tolerated;
  }

  private static Policy policy(PolicyUnderReview subject) {
    PolicyDeclaration declaration = subject.declaration();
    if (!declaration.crossOrigin()) {
      return Policy.sameOrigin(declaration.guarded());
    }
    List<OriginPattern> patterns = new ArrayList<>();
    for (AcceptedOrigin origin : subject.accepted()) {
      patterns.add(origin.pattern());
    }
    return Policy.of(
            OriginSet.of(patterns),
            subject.requestHeaders().stream().map(HeaderName::text).toList(),
            subject.responseHeaders().stream().map(HeaderName::text).toList(),
            declaration.allowCredentials(),
            declaration.maxAge())
        .guardedIf(declaration.guarded());
  }
}
