package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.PreflightAnswer.Reason;
import dev.corsac.policy.decide.ResourceNode.Endpoint;
import dev.corsac.policy.decide.RouteGraph.Root;
import dev.corsac.policy.path.Reading;
import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.TemplateIndex;
import dev.corsac.policy.path.UndecidedPathException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The answers to preflight requests at one place (docs/architecture.md#preflight). They depend on
 * the method and on which policies allow the origin, and so each is made once and kept. Thread
 * safe.
 */
final class PreflightAnswers {

  private static final PreflightAnswer NOT_OURS = new PreflightAnswer.NotOurs();
  private static final PreflightAnswer NOT_ONE_ORIGIN = refused(Reason.NOT_ONE_ORIGIN);

  /** With more policies at one place their combinations are not worth keeping. */
  private static final int MOST_POLICIES = 4;

  private final PathView path;
  private final boolean governed;
  private final String[] methods;
  private final Policy[] policies;
  // Answers are records, whose fields are final: a race makes one twice, at worst.
  private final @Nullable PreflightAnswer @Nullable [] made;

  PreflightAnswers(PathView path) {
    this.path = path;
    this.governed = path.isGoverned();
    this.methods = path.methods().toArray(String[]::new);
    Set<Policy> distinct = new LinkedHashSet<>();
    for (List<String> deciding : List.of(path.methods(), PreflightAnswer.SAFELISTED_METHODS)) {
      for (String method : deciding) {
        for (Terms terms : path.termsAnywhere(method)) {
          if (terms.policy() != null) {
            distinct.add(terms.policy());
          }
        }
      }
    }
    this.policies = distinct.toArray(Policy[]::new);
    // Beside the methods that exist: one that does not, safelisted or not.
    this.made =
        policies.length > MOST_POLICIES
            ? null
            : new PreflightAnswer[(methods.length + 2) << policies.length];
  }

  /**
   * The answers at a path; those that are kept where one endpoint is all that its readings lead to.
   *
   * @param readings the ways to read the path
   * @throws UndecidedPathException if a regular expression takes too long for it, or fails
   */
  static PreflightAnswers at(TemplateIndex<Root> roots, List<Reading> readings, Steps steps) {
    Endpoint only = OnlyEndpoint.NOTHING;
    boolean always = true;
    for (Reading reading : readings) {
      Endpoint here = OnlyEndpoint.at(roots, reading, steps);
      if (here == OnlyEndpoint.NOTHING) {
        always &= reading.tentative();
      } else if (here != null && (only == OnlyEndpoint.NOTHING || only == here)) {
        only = here;
      } else {
        return new PreflightAnswers(new PathView(roots, readings, steps));
      }
    }
    return always || only == OnlyEndpoint.NOTHING ? only.answers() : only.answersOfSome();
  }

  /** All that the table says of the path. */
  PathView path() {
    return path;
  }

  /**
   * The answer to one request; allocates nothing once it was given before.
   *
   * @param method the one value of {@code Access-Control-Request-Method}, compared byte by byte
   * @param origin the one value of {@code Origin}; null if there are several
   */
  PreflightAnswer answer(String method, @Nullable String origin) {
    if (!governed) {
      return NOT_OURS;
    }
    if (origin == null) {
      return NOT_ONE_ORIGIN;
    }
    if (made == null) {
      return make(method, policy -> policy.allows(origin));
    }
    int allowing = 0;
    for (int i = 0; i < policies.length; i++) {
      allowing |= policies[i].allows(origin) ? 1 << i : 0;
    }
    int place = place(method) << policies.length | allowing;
    PreflightAnswer known = made[place];
    if (known == null) {
      int set = allowing;
      known = make(method, policy -> (set >> List.of(policies).indexOf(policy) & 1) == 1);
      made[place] = known;
    }
    return known;
  }

  private int place(String method) {
    for (int i = 0; i < methods.length; i++) {
      if (methods[i].equals(method)) {
        return i;
      }
    }
    return methods.length + (PreflightAnswer.SAFELISTED_METHODS.contains(method) ? 1 : 0);
  }

  private PreflightAnswer make(String method, Predicate<Policy> allows) {
    List<String> granted = path.grantedMethods(allows);
    if (granted.contains(method)) {
      return granted(method, granted, allows);
    }
    if (!path.has(method)
        && !PreflightAnswer.SAFELISTED_METHODS.contains(method)
        && !granted.isEmpty()) {
      return namingTheMethods(granted);
    }
    return refused(reason(method, allows));
  }

  private PreflightAnswer granted(String method, List<String> granted, Predicate<Policy> allows) {
    Set<Terms> terms = path.terms(method);
    Grant grant = Grant.of(terms);
    // Browsers cache header names by URL, not by method.
    boolean cacheable =
        PreflightAnswer.SAFELISTED_METHODS.stream()
            .flatMap(simple -> path.termsAnywhere(simple).stream())
            .allMatch(simple -> grant.permittedBy(simple, allows));
    return new PreflightAnswer.Granted(
        grant.anyOrigin(),
        grant.credentials(),
        String.join(", ", granted.stream().filter(m -> path.terms(m).equals(terms)).toList()),
        grant.headers().value(),
        cacheable ? Long.toString(grant.maxAge()) : "0");
  }

  /** Lets the browser's console name the method that does not exist; nothing is sent. */
  private PreflightAnswer namingTheMethods(List<String> granted) {
    boolean credentials =
        granted.stream()
            .flatMap(m -> path.terms(m).stream())
            .anyMatch(t -> t.policy() != null && t.policy().credentials());
    return new PreflightAnswer.Granted(false, credentials, String.join(", ", granted), null, "0");
  }

  private Reason reason(String method, Predicate<Policy> allows) {
    if (!path.has(method)) {
      return Reason.NO_SUCH_METHOD;
    }
    Set<Terms> terms = path.terms(method);
    long granting = terms.stream().filter(t -> t.grants(allows)).count();
    if (granting == 0 && terms.stream().allMatch(t -> t.policy() == null)) {
      return Reason.NOT_GOVERNED;
    }
    if (granting == 0) {
      return Reason.ORIGIN_NOT_ALLOWED;
    }
    return granting < terms.size() ? Reason.ROUTES_DIFFER : Reason.READINGS_DIFFER;
  }

  private static PreflightAnswer refused(Reason reason) {
    return new PreflightAnswer.Refused(reason);
  }
}
