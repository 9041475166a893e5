package dev.corsac.testing;

import dev.corsac.testing.Outcome.Step;
import java.util.regex.Pattern;

/** The ways in which a fetch ends as a network error, or with a response that no script reads. */
enum Failure {
  FORBIDDEN_METHOD("forbidden method", "Browsers never send %s for a script."),
  NOT_HTTP("scheme fetch", "%s is no http or https URL."),
  URL_WITH_CREDENTIALS("new Request", "The URL has credentials in it."),
  METHOD_WITHOUT_CORS("new Request", "Without CORS only GET, HEAD and POST can be sent."),
  HEADER_NAME("new Headers", "\"%s\" is no header name."),
  REDIRECT_IS_ERROR("HTTP fetch", "The server redirects, and the redirect mode is \"error\"."),
  TOO_MANY_REDIRECTS("HTTP-redirect fetch", "There are more than 20 redirects."),
  REDIRECT_TO_NO_URL("HTTP-redirect fetch", "The Location \"%s\" is no URL."),
  REDIRECT_NOT_HTTP(
      "HTTP-redirect fetch", "The redirect leads to %s, which is no http or https URL."),
  REDIRECT_WITH_CREDENTIALS(
      "HTTP-redirect fetch", "The redirect leads to a URL with credentials in it."),
  NO_ANSWER("HTTP-network fetch", "There is no answer: %s"),
  NO_TOKEN("extract header list values", "%s has \"%s\", which is no token.", true),
  PREFLIGHT_STATUS(
      "CORS-preflight fetch",
      "The response to the preflight has the status %s: only 200 to 299 pass, and redirects are not"
          + " followed.",
      true),
  METHOD_NOT_ALLOWED(
      "CORS-preflight fetch",
      "Method %s is not allowed by Access-Control-Allow-Methods (%s) in the preflight's response.",
      true),
  METHOD_BY_NO_WILDCARD(
      "CORS-preflight fetch",
      "Method %s is not allowed by Access-Control-Allow-Methods (%s) in the preflight's response;"
          + " with credentials \"*\" is no wildcard.",
      true),
  AUTHORIZATION_BY_NO_WILDCARD(
      "CORS non-wildcard request-header name",
      "Request header field authorization is not allowed by Access-Control-Allow-Headers (%s) in"
          + " the preflight's response: \"*\" does not cover it.",
      true),
  HEADER_NOT_ALLOWED(
      "CORS-preflight fetch",
      "Request header field %s is not allowed by Access-Control-Allow-Headers (%s) in the"
          + " preflight's response.",
      true),
  HEADER_BY_NO_WILDCARD(
      "CORS-preflight fetch",
      "Request header field %s is not allowed by Access-Control-Allow-Headers (%s) in the"
          + " preflight's response; with credentials \"*\" is no wildcard.",
      true),
  NO_ALLOW_ORIGIN("CORS check", "%s has no Access-Control-Allow-Origin header.", true),
  ANY_ORIGIN_WITH_CREDENTIALS(
      "CORS check",
      "%s's Access-Control-Allow-Origin header '*' must not be the wildcard '*' when the"
          + " credentials mode is 'include'.",
      true),
  SEVERAL_ORIGINS(
      "CORS check",
      "%s's Access-Control-Allow-Origin header '%s' has several values, but only one is allowed.",
      true),
  OTHER_ORIGIN(
      "CORS check",
      "%s's Access-Control-Allow-Origin header '%s' is not the origin '%s', byte by byte.",
      true),
  NO_CREDENTIALS(
      "CORS check",
      "%s's Access-Control-Allow-Credentials header is '%s', which must be 'true' when the"
          + " credentials mode is 'include'.",
      true),
  NAVIGATION(
      "opaque filtered response",
      "The answer takes the page's place: the script that has sent it reads nothing."),
  OPAQUE("opaque filtered response", "The script sees neither status nor headers.");

  private final String clause;
  private final String format;
  private final boolean ofResponse;

  Failure(String clause, String format) {
    this(clause, format, false);
  }

  Failure(String clause, String format, boolean ofResponse) {
    this.clause = clause;
    this.format = format;
    this.ofResponse = ofResponse;
  }

  /** The step that ends the fetch. */
  Step step(Object... values) {
    return new Step(clause, String.format(format, values), false);
  }

  /** Whether the server could have answered otherwise. */
  boolean ofResponse() {
    return ofResponse;
  }

  /** Whether this is the step's failure. */
  boolean isOf(Step step) {
    String pattern = "\\Q" + format.replace("%s", "\\E.*\\Q") + "\\E";
    return step.clause().equals(clause)
        && Pattern.compile(pattern, Pattern.DOTALL).matcher(step.sentence()).matches();
  }
}
