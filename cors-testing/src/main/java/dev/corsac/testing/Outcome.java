package dev.corsac.testing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a request.
 *
 * @param request what the script asked for
 * @param sent the requests that went over the wire, preflights included, in order
 * @param steps what the standard decided, in order
 * @param response what the script can read: status and the headers that it may see; null if it
 *     cannot read the response
 */
public record Outcome(
    FetchRequest request,
    List<HttpRequest> sent,
    List<Step> steps,
    @Nullable HttpResponse response) {

  /**
   * One decision.
   *
   * @param clause the Fetch Standard's name of the algorithm
   * @param sentence what it found
   * @param passed whether the request goes on
   */
  public record Step(String clause, String sentence, boolean passed) {
    @Override
    public String toString() {
      return (passed ? "  ok  " : "  NO  ") + clause + ": " + sentence;
    }
  }

  public Outcome {
    sent = List.copyOf(sent);
    steps = List.copyOf(steps);
  }

  /** Whether the script can read the response. */
  public boolean readable() {
    return response != null;
  }

  /** Whether a preflight was sent. */
  public boolean preflighted() {
    return sent.stream().anyMatch(Fetch::isPreflight);
  }

  /** Whether the request itself was sent, readable or not. */
  public boolean arrived() {
    return sent.stream().anyMatch(one -> !Fetch.isPreflight(one));
  }

  /** Whether the request itself was sent, and refused by Corsac's guard before the method ran. */
  public boolean refusedByGuard() {
    return steps.stream().anyMatch(step -> step.clause().equals(Fetch.GUARD));
  }

  /** Whether the request itself was sent, and nothing is known to have stopped it. */
  public boolean handled() {
    return arrived() && !refusedByGuard();
  }

  /** Why the script cannot read the response; empty if it can. */
  public Optional<Step> refusal() {
    return steps.stream().filter(step -> !step.passed()).findFirst();
  }

  /**
   * What the policy says of it, and what would be needed: the sentences that the server logs with
   * {@code corsac.diagnostics}. Empty if the script can read the response, or if only the server
   * knows.
   */
  public List<String> reasons() {
    return steps.stream()
        .filter(step -> step.clause().equals(Fetch.POLICY))
        .map(Step::sentence)
        .toList();
  }

  /** A response header as the script sees it. */
  public Optional<String> header(String name) {
    return response == null ? Optional.empty() : response.headers().get(name);
  }

  /**
   * Fails unless the script can read the response.
   *
   * @throws AssertionError with what the browser's console would say, and why
   */
  public Outcome assertReadable() {
    return check(readable(), "expected a readable response");
  }

  /** Fails if the script can read the response. */
  public Outcome assertNotReadable() {
    return check(!readable(), "expected that the script cannot read the response");
  }

  /** Fails if the request itself, not only its preflight, was sent. */
  public Outcome assertNotSent() {
    return check(!arrived(), "expected that the request is never sent");
  }

  /** Fails unless the request was sent and Corsac's guard refuses it. */
  public Outcome assertRefusedByGuard() {
    return check(refusedByGuard(), "expected that the guard refuses the request");
  }

  /** Fails unless the request was sent and handled, whether or not a script can read the answer. */
  public Outcome assertHandled() {
    return check(handled(), "expected that the request is sent and handled");
  }

  /** Fails unless a preflight was sent. */
  public Outcome assertPreflighted() {
    return check(preflighted(), "expected a preflight");
  }

  /** Fails unless the script sees a response header. */
  public Outcome assertExposes(String name) {
    return check(header(name).isPresent(), "expected that the script sees " + name);
  }

  private Outcome check(boolean holds, String expectation) {
    if (!holds) {
      throw new AssertionError(expectation + "\n" + this);
    }
    return this;
  }

  @Override
  public String toString() {
    String verdict =
        refusal()
            .map(no ->
                "Access to fetch at '"
                    + request.url()
                    + "' from origin '"
                    + request.origin()
                    + "' has been blocked by CORS policy: "
                    + no.sentence())
            .orElseGet(() ->
                request.method()
                    + " "
                    + request.url()
                    + " from origin '"
                    + request.origin()
                    + "' can be read.");
    return verdict
        + "\n"
        + steps.stream().map(Step::toString).collect(Collectors.joining("\n"))
        + "\n  "
        + (refusedByGuard()
            ? "The request was sent, and the guard refused it before the method ran."
            : arrived()
                ? "The request was sent, and the server has handled it."
                : "The request itself was never sent.");
  }
}
