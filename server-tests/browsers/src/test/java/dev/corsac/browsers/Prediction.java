package dev.corsac.browsers;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the Fetch Standard makes of a case, from the policy as it was drawn. Knows nothing of
 * Corsac.
 *
 * @param verdict what is sent and whether the answer can be read
 * @param headers which of {@link #KNOWN} a script sees on a readable answer
 */
record Prediction(Verdict verdict, Set<String> headers) {

  /** Response headers that all resources send. */
  static final Set<String> KNOWN = Set.of("x-one", "x-two", "etag", "link", "cache-control");

  private static final Set<String> SAFELISTED_METHODS = Set.of("GET", "HEAD", "POST");
  private static final Set<String> NORMALISED =
      Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");
  private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");
  private static final Set<String> SIMPLE_TYPES =
      Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");
  private static final Pattern UNSAFE_BYTES =
      Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\"():<>?@\\[\\\\\\]{}\\x7f]");
  private static final Pattern LANGUAGES = Pattern.compile("[0-9A-Za-z *,\\-.;=]*");

  /** Predicts. */
  static Prediction of(RandomCase drawn, String apiOrigin, Set<Deviation> deviations) {
    Call call = drawn.call();
    String method = normalised(call.method());
    if (FORBIDDEN_METHODS.contains(method.toUpperCase(Locale.ROOT))) {
      return new Prediction(Verdict.NOTHING_SENT, Set.of());
    }
    if (!drawn.sandboxed() && drawn.page().equals(apiOrigin)) {
      return new Prediction(Verdict.READ, KNOWN);
    }
    boolean granted = grants(drawn);
    Set<String> unsafe = unsafeNames(call);
    boolean listens =
        call.uploadListener()
            && !(call.body() == null
                && deviations.contains(Deviation.NO_PREFLIGHT_FOR_LISTENERS_WITHOUT_BODY));
    boolean asks = listens || !SAFELISTED_METHODS.contains(method) || !unsafe.isEmpty();
    if (asks && !(granted && allows(drawn.policy(), method, unsafe, deviations))) {
      return new Prediction(Verdict.NOT_SENT, Set.of());
    }
    return new Prediction(
        new Verdict(asks ? 1 : 0, 1, granted), granted ? visible(drawn.policy()) : Set.of());
  }

  private static String normalised(String method) {
    String upper = method.toUpperCase(Locale.ROOT);
    return NORMALISED.contains(upper) ? upper : method;
  }

  /** The CORS check. */
  private static boolean grants(RandomCase drawn) {
    RandomPolicy policy = drawn.policy();
    if (policy.kind() != RandomPolicy.Kind.CROSS_ORIGIN) {
      return false;
    }
    if (drawn.call().credentials().equals("include") && !policy.credentials()) {
      return false;
    }
    return policy.origins().contains("*")
        || (!drawn.sandboxed()
            && policy.origins().stream().anyMatch(one -> matches(one, drawn.page())));
  }

  private static boolean matches(String pattern, String origin) {
    String regex =
        Pattern.quote(pattern)
            .replaceFirst("://\\*\\.", "://\\\\E(?:[a-z0-9_-]{1,63}\\\\.)+\\\\Q")
            .replaceFirst(":\\*\\\\E$", "\\\\E(?::[1-9][0-9]*)?");
    return origin.matches(regex);
  }

  /** The preflight's answer: has the resource the method, and may it come with these headers? */
  private static boolean allows(
      RandomPolicy policy, String method, Set<String> unsafe, Set<Deviation> deviations) {
    String own = method.equals("HEAD") ? "GET" : method;
    if (!policy.methods().contains(own)) {
      return false;
    }
    Set<String> allowed = policy.headersOf(own);
    boolean authorization =
        deviations.contains(Deviation.AUTHORIZATION_UNDER_WILDCARD) && allowed.contains("*");
    return unsafe.stream()
        .allMatch(name ->
            allowed.contains(name)
                || (name.equals("authorization") ? authorization : allowed.contains("*")));
  }

  private static Set<String> unsafeNames(Call call) {
    Set<String> names = new TreeSet<>();
    for (List<String> header : call.headers()) {
      String name = header.get(0).toLowerCase(Locale.ROOT);
      if (!safelisted(name, header.get(1))) {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean safelisted(String name, String value) {
    return value.length() <= 128
        && switch (name) {
          case "accept" -> !UNSAFE_BYTES.matcher(value).find();
          case "accept-language", "content-language" -> LANGUAGES.matcher(value).matches();
          case "content-type" ->
              !UNSAFE_BYTES.matcher(value).find()
                  && SIMPLE_TYPES.contains(
                      value.replaceFirst("\\s*;.*", "").toLowerCase(Locale.ROOT));
          case "range" -> value.matches("bytes=[0-9]+-[0-9]*");
          default -> false;
        };
  }

  /** The same for an answer that came not from the resource, and so without its headers. */
  Prediction withoutHeaders() {
    return new Prediction(verdict, Set.of());
  }

  private static Set<String> visible(RandomPolicy policy) {
    if (policy.exposedHeaders().contains("*")) {
      return KNOWN;
    }
    Set<String> names = new TreeSet<>(Set.of("cache-control"));
    policy.exposedHeaders().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return names;
  }
}
