package dev.corsac.cli.browser;

import dev.corsac.testing.FetchRequest.Credentials;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.HttpResponse;
import dev.corsac.testing.Network;
import dev.corsac.testing.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the consoles of Chromium (156) and Firefox (153) say of a refusal, so that a developer sees
 * that this is the one in hand. {@code docs/guide/refused.md} quotes the same messages.
 *
 * @param chromium the whole line
 * @param firefox the whole line
 */
public record ConsoleMessage(String chromium, String firefox) {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String IN_PREFLIGHT =
      "Response to preflight request doesn't pass access control check: ";

  /** The part of each that says why. */
  private record Reason(String chromium, String firefox) {}

  /**
   * The messages of a refusal; empty if it was none of CORS, so that the consoles say something
   * else or nothing.
   *
   * @param network what answered
   */
  public static Optional<ConsoleMessage> of(Outcome outcome, Network network) {
    List<HttpRequest> sent = outcome.sent();
    if (outcome.readable() || sent.isEmpty()) {
      return Optional.empty();
    }
    HttpRequest last = sent.get(sent.size() - 1);
    return reason(outcome, last, network.send(last))
        .map(why ->
            new ConsoleMessage(
                "Access to fetch at '"
                    + last.url()
                    + "' from origin '"
                    + outcome.request().origin()
                    + "' has been blocked by CORS policy: "
                    + why.chromium(),
                "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote"
                    + " resource at "
                    + last.url()
                    + ". (Reason: "
                    + why.firefox()));
  }

  private static Optional<Reason> reason(
      Outcome outcome, HttpRequest request, HttpResponse response) {
    boolean preflight =
        request.method().equals("OPTIONS")
            && request.headers().get("Access-Control-Request-Method").isPresent();
    Optional<Reason> check = corsCheck(outcome, response);
    if (check.isPresent()) {
      return check.map(
          each -> new Reason((preflight ? IN_PREFLIGHT : "") + each.chromium(), each.firefox()));
    }
    return preflight ? preflight(request, response) : Optional.empty();
  }

  /** Fetch, "CORS check". */
  private static Optional<Reason> corsCheck(Outcome outcome, HttpResponse response) {
    String status = " Status code: " + response.status() + ".";
    boolean include = outcome.request().credentials() == Credentials.INCLUDE;
    Optional<String> allowed = response.headers().get(ALLOW_ORIGIN);
    if (allowed.isEmpty()) {
      return Optional.of(
          new Reason(
              "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
              "CORS header ‘Access-Control-Allow-Origin’ missing)." + status));
    }
    if (allowed.get().equals("*")) {
      return include
          ? Optional.of(
              new Reason(
                  "The value of the 'Access-Control-Allow-Origin' header in the response must not"
                      + " be the wildcard '*' when the request's credentials mode is 'include'.",
                  "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is"
                      + " ‘*’)."))
          : Optional.empty();
    }
    String credentials = response.headers().get("Access-Control-Allow-Credentials").orElse("");
    return include && !credentials.equals("true")
        ? Optional.of(
            new Reason(
                "The value of the 'Access-Control-Allow-Credentials' header in the response is '"
                    + credentials
                    + "' which must be 'true' when the request's credentials mode is 'include'.",
                "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’)."))
        : Optional.empty();
  }

  /** Fetch, "CORS-preflight fetch", steps 7 and on. */
  private static Optional<Reason> preflight(HttpRequest request, HttpResponse response) {
    if (response.status() < 200 || response.status() > 299) {
      return Optional.of(
          new Reason(
              IN_PREFLIGHT + "It does not have HTTP ok status.",
              "CORS preflight response did not succeed). Status code: " + response.status() + "."));
    }
    String method = request.headers().get("Access-Control-Request-Method").orElse("");
    boolean safelisted = List.of("GET", "HEAD", "POST").contains(method);
    if (!safelisted && !listed(response, "Access-Control-Allow-Methods").contains(method)) {
      return Optional.of(
          new Reason(
              "Method "
                  + method
                  + " is not allowed by Access-Control-Allow-Methods in preflight response.",
              "Did not find method in CORS header ‘Access-Control-Allow-Methods’)."));
    }
    List<String> allowed =
        listed(response, "Access-Control-Allow-Headers").stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    return words(request.headers().get("Access-Control-Request-Headers").orElse(""))
        .filter(name -> !allowed.contains(name))
        .filter(name -> !allowed.contains("*") || name.equals("authorization"))
        .findFirst()
        .map(name ->
            new Reason(
                "Request header field "
                    + name
                    + " is not allowed by Access-Control-Allow-Headers in preflight response.",
                "header ‘"
                    + name
                    + "’ is not allowed according to header ‘Access-Control-Allow-Headers’ from"
                    + " CORS preflight response)."));
  }

  private static List<String> listed(HttpResponse response, String header) {
    return words(response.headers().get(header).orElse("")).toList();
  }

  private static Stream<String> words(String list) {
    return Stream.of(list.split(",", -1)).map(String::strip).filter(word -> !word.isEmpty());
  }
}
