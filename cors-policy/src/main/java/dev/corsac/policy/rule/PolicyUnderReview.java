package dev.corsac.policy.rule;

import dev.corsac.policy.HeaderNames;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.OriginGrammar;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginReading;
import dev.corsac.policy.rule.Elements.BrokenList;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules judge.
 *
 * @param declaration the annotation as written
 * @param origins its origins, placeholders replaced by what they stand for, in the order of the
 *     source
 * @param accepted those that the grammar accepts
 * @param requestHeaders {@code allowedHeaders}, placeholders replaced
 * @param responseHeaders {@code exposedHeaders}, placeholders replaced
 * @param brokenOriginLists what placeholders for origins stand for and is no list
 * @param brokenHeaderLists what placeholders for headers stand for and is no list
 * @param unresolved one finding for each placeholder that has neither a value nor a default
 */
record PolicyUnderReview(
    PolicyDeclaration declaration,
    List<OriginElement> origins,
    List<AcceptedOrigin> accepted,
    List<HeaderName> requestHeaders,
    List<HeaderName> responseHeaders,
    List<BrokenList> brokenOriginLists,
    List<BrokenList> brokenHeaderLists,
    List<Finding> unresolved) {

  /** An origin and the pattern that it is. */
  record AcceptedOrigin(OriginElement element, OriginPattern pattern) {}

  static PolicyUnderReview of(
      PolicyDeclaration declaration, Placeholders placeholders, OriginGrammar grammar) {
    Elements origins = Elements.ofOrigins(declaration, placeholders);
    Elements requestHeaders = Elements.ofRequestHeaders(declaration, placeholders);
    Elements responseHeaders = Elements.ofResponseHeaders(declaration, placeholders);
    List<OriginElement> read = new ArrayList<>();
    List<AcceptedOrigin> accepted = new ArrayList<>();
    for (Element element : origins.elements()) {
      OriginElement origin = origin(element, grammar);
      read.add(origin);
      if (origin.reading() instanceof OriginReading.Accepted reading) {
        accepted.add(new AcceptedOrigin(origin, reading.pattern()));
      }
    }
    return new PolicyUnderReview(
        declaration,
        read,
        accepted,
        names(requestHeaders),
        names(responseHeaders),
        origins.broken(),
        both(requestHeaders.broken(), responseHeaders.broken()),
        both(
            origins.unresolved(), both(requestHeaders.unresolved(), responseHeaders.unresolved())));
  }

  private static OriginElement origin(Element element, OriginGrammar grammar) {
    OriginReading reading = grammar.read(element.text());
    if (reading instanceof OriginReading.Accepted) {
      return new OriginElement(element, reading);
    }
    Element told = element.withoutSecrets();
    return new OriginElement(
        told, told.text().equals(element.text()) ? reading : grammar.read(told.text()));
  }

  private static List<HeaderName> names(Elements headers) {
    List<HeaderName> names = new ArrayList<>();
    for (Element element : headers.elements()) {
      boolean sound = HeaderNames.isToken(element.text());
      names.add(new HeaderName(sound ? element : element.withoutSecrets()));
    }
    return names;
  }

  // No streams: a compiler judges thousands of policies, each once, before anything is compiled.
  private static <T> List<T> both(List<T> some, List<T> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    List<T> both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }

  boolean credentials() {
    return declaration.allowCredentials();
  }

  /** The headers of both members. */
  List<HeaderName> headers() {
    return both(requestHeaders, responseHeaders);
  }
}
