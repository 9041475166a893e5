package dev.corsac.browsers;

import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.HttpResponse;
import dev.corsac.testing.Network;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A server that answers what a policy, as it was drawn, means; naive, and knows nothing of Corsac.
 *
 * @param policy of the resource that is called
 * @param deviations of the browser that asks: what the browser takes for granted, this server
 *     grants
 */
record StatedPolicy(RandomPolicy policy, Set<Deviation> deviations) implements Network {

  @Override
  public HttpResponse send(HttpRequest request) {
    String origin = request.headers().get("Origin").orElse("");
    String asked = request.headers().get("Access-Control-Request-Method").orElse("");
    boolean granted = grants(origin);
    if (request.method().equals("OPTIONS") && !asked.isEmpty()) {
      String own = asked.equals("HEAD") ? "GET" : asked;
      return granted && policy.methods().contains(own)
          ? preflightAnswer(allow(HttpResponse.of(204), origin), asked, policy.headers())
          : HttpResponse.of(403);
    }
    HttpResponse answer = HttpResponse.of(200);
    for (String name : Prediction.KNOWN) {
      answer = answer.with(name, "1");
    }
    return granted
        ? allow(answer, origin)
            .with("Access-Control-Expose-Headers", String.join(",", policy.exposedHeaders()))
        : answer;
  }

  /**
   * Whether what a page has sent may change something here: over plain http, to a name, {@code
   * Origin} and cookies tell.
   *
   * @param origin of the page, or "null"
   * @param own the origin of the server
   */
  boolean lets(String method, String origin, String own, boolean cookies) {
    return policy.kind() == RandomPolicy.Kind.UNGOVERNED
        || List.of("GET", "HEAD", "OPTIONS").contains(method)
        || origin.equals(own)
        || (grants(origin) && (policy.credentials() || !cookies));
  }

  private HttpResponse preflightAnswer(HttpResponse answer, String method, Set<String> names) {
    String allowed = String.join(",", names);
    if (names.contains("*") && deviations.contains(Deviation.AUTHORIZATION_UNDER_WILDCARD)) {
      allowed += ",Authorization";
    }
    return answer
        .with("Access-Control-Allow-Methods", method)
        .with("Access-Control-Allow-Headers", allowed);
  }

  private HttpResponse allow(HttpResponse answer, String origin) {
    HttpResponse allowed =
        answer.with("Access-Control-Allow-Origin", policy.origins().contains("*") ? "*" : origin);
    return policy.credentials()
        ? allowed.with("Access-Control-Allow-Credentials", "true")
        : allowed;
  }

  private boolean grants(String origin) {
    return policy.kind() == RandomPolicy.Kind.CROSS_ORIGIN
        && policy.origins().stream().anyMatch(one -> one.equals("*") || matches(one, origin));
  }

  private static boolean matches(String pattern, String origin) {
    String regex =
        Pattern.quote(pattern)
            .replaceFirst("://\\*\\.", "://\\\\E(?:[a-z0-9_-]{1,63}\\\\.)+\\\\Q")
            .replaceFirst(":\\*\\\\E$", "\\\\E(?::[1-9][0-9]*)?");
    return origin.matches(regex);
  }
}
