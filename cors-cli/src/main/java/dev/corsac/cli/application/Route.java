package dev.corsac.cli.application;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.decide.Guard;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.rule.PolicyReview;
import java.util.List;
import java.util.Optional;

/**
 * One way to a resource method, or something else that can grant, as {@code
 * META-INF/corsac/policies.json} describes it.
 *
 * @param kind what it is
 * @param method the HTTP method; {@code *} where it is any
 * @param template the URI template below the base path, that of locators included; where it is no
 *     route, {@code /**} stands for any path
 * @param resourceClass canonical name of the class that has the method
 * @param resourceMethod the Java method's erased signature
 * @param line where the Java method stands, if the compiler could tell
 * @param policy the policy in force; empty if there is none
 * @param requestHeaders the request headers that signatures on the way show
 * @param simple whether a browser can send such a request without a preflight
 */
public record Route(
    Kind kind,
    String method,
    String template,
    String resourceClass,
    String resourceMethod,
    Optional<SourceLine> line,
    Optional<RoutePolicy> policy,
    List<Header> requestHeaders,
    boolean simple) {

  /** What can grant. */
  public enum Kind {
    /** A resource method, on a way from a root resource class. */
    ROUTE,
    /** A locator whose result type shows no resource: whatever is below it. */
    LOCATOR,
    /** A resource method of a class to which other compilations may lead. */
    UNREACHED,
    /** An {@code Application}: all that it serves and that has no nearer policy. */
    APPLICATION
  }

  /** A way to a resource method. */
  public Route(
      String method,
      String template,
      String resourceClass,
      String resourceMethod,
      Optional<SourceLine> line,
      Optional<RoutePolicy> policy,
      List<Header> requestHeaders) {
    this(
        Kind.ROUTE,
        method,
        template,
        resourceClass,
        resourceMethod,
        line,
        policy,
        requestHeaders,
        isSafelisted(method));
  }

  public Route {
    requestHeaders = List.copyOf(requestHeaders);
  }

  /** Whether it can change something, and its policy keeps other sites from it. */
  public boolean guarded() {
    return changes() && policy.isPresent() && policy.get().declaration().guarded();
  }

  /** Whether it can change something, and its policy lets other sites in. */
  public boolean unguarded() {
    return changes() && policy.isPresent() && !policy.get().declaration().guarded();
  }

  /** Whether it can change something, for all that its method says. */
  public boolean changes() {
    return !Guard.isSafe(method);
  }

  /** Whether a browser can send a method without a preflight (Fetch, "CORS-safelisted method"). */
  static boolean isSafelisted(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("POST");
  }

  /**
   * A request header that a signature shows.
   *
   * @param source where, for people: {@code parameter "etag" of update(…)}
   */
  public record Header(String name, String source) {}

  /**
   * The policy of a route.
   *
   * @param annotation the simple name of ours: {@code CrossOrigin} or {@code SameOrigin}
   * @param site the element that bears it
   * @param declaredOn the element on which ours stands: the site, or a composed annotation
   * @param line where the site stands, if the compiler could tell
   * @param declaration what it says
   */
  public record RoutePolicy(
      String annotation,
      String site,
      String declaredOn,
      Optional<SourceLine> line,
      PolicyDeclaration declaration) {

    /** What it grants with these values of placeholders; empty if it is not valid with them. */
    public Optional<Policy> reviewed(Placeholders values) {
      return declaration.crossOrigin()
          ? PolicyReview.of(declaration, values, DomainToAscii.ASCII_ONLY).policy()
          : Optional.of(Policy.sameOrigin(declaration.guarded()));
    }

    /** The origins as written, placeholders included; empty for {@code @SameOrigin}. */
    public List<String> origins() {
      return declaration.effectiveOrigins();
    }
  }

  /**
   * A line of a source file.
   *
   * @param file package path and name: {@code com/acme/OrderResource.java}
   * @param line from 1
   */
  public record SourceLine(String file, int line) {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }
}
