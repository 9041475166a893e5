package dev.corsac.browsers;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A page's call of a resource, as it was drawn.
 *
 * @param page the origin of the page
 * @param sandboxed whether a sandboxed frame of it calls
 * @param policy of the resource
 * @param status that the resource answers with; the server itself says 405 and 415
 */
record RandomCase(String page, boolean sandboxed, RandomPolicy policy, int status, Call call) {

  /** Hosts of pages: names, near misses, addresses. */
  static final List<String> HOSTS =
      List.of(
          "example.com",
          "app.example.com",
          "a.b.app.example.com",
          "evil-app.example.com",
          "evilexample.com",
          "app.example.com.evil.org",
          "appxexample.com",
          "xn--bcher-kva.example.com",
          "localhost",
          "app.localhost",
          "127.0.0.1",
          "[::1]");

  private static final List<String> METHODS =
      List.of(
          "GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "PUT", "DELETE", "PATCH", "REPORT",
          "put", "patch", "report", "OPTIONS", "TRACE");
  private static final List<List<String>> HEADERS =
      List.of(
          List.of("X-Trace", "1"),
          List.of("x-token", "2"),
          List.of("Authorization", "Bearer 3"),
          List.of("If-Match", "\"4\""),
          List.of("X-Inferred", "5"),
          List.of("X-Unknown", "6"),
          List.of("Accept", "text/plain"),
          List.of("Accept", "text/plain;q=" + "1".repeat(128)),
          List.of("Accept", "text/(plain)"),
          List.of("Accept-Language", "de"),
          List.of("Accept-Language", "de@@"),
          List.of("Content-Language", "en"),
          List.of("Range", "bytes=0-3"),
          List.of("Range", "bytes=-3"));
  private static final List<String> MEDIA_TYPES =
      List.of(
          "text/plain",
          "text/plain;charset=UTF-8",
          "application/x-www-form-urlencoded",
          "application/json",
          "text/plain; x=\"<\"",
          "application/xml");

  /** Draws one. */
  static RandomCase draw(
      RandomGenerator random, String page, boolean sandboxed, RandomPolicy policy, String api) {
    int status = List.of(200, 200, 200, 201, 400, 401, 404, 500, 503).get(random.nextInt(9));
    String method = METHODS.get(random.nextInt(METHODS.size()));
    if (random.nextInt(6) > 0 && !policy.methods().isEmpty()) {
      List<String> own = List.copyOf(policy.methods());
      method = own.get(random.nextInt(own.size()));
    }
    Call call = Call.of(method, api + "/" + policy.name() + "?status=" + status);
    for (int i = random.nextInt(3); i > 0; i--) {
      List<String> header = header(random, policy.headers());
      if (call.headers().stream().noneMatch(one -> one.get(0).equalsIgnoreCase(header.get(0)))) {
        call = call.header(header.get(0), header.get(1));
      }
    }
    boolean mayHaveBody = !List.of("GET", "HEAD", "TRACE").contains(method);
    if (mayHaveBody && random.nextInt(4) > 0) {
      String usual = policy.headers().contains("Content-Type") ? "application/json" : null;
      String type =
          usual != null && random.nextInt(3) > 0
              ? usual
              : MEDIA_TYPES.get(random.nextInt(MEDIA_TYPES.size()));
      call = call.header("Content-Type", type).body("{}");
    }
    call = call.credentials(List.of("omit", "same-origin", "include").get(random.nextInt(3)));
    if (random.nextInt(3) == 0) {
      call = random.nextInt(3) == 0 ? call.listeningToUpload() : call.byXhr();
    }
    return new RandomCase(page, sandboxed, policy, status, call);
  }

  /** Half of them are such as the policy lists, since most requests with others are refused. */
  private static List<String> header(RandomGenerator random, Set<String> allowed) {
    List<List<String>> listed =
        HEADERS.stream().filter(one -> allowed.contains(one.get(0))).toList();
    List<List<String>> from = listed.isEmpty() || random.nextBoolean() ? HEADERS : listed;
    return from.get(random.nextInt(from.size()));
  }
}
