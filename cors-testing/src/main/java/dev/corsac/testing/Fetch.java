package dev.corsac.testing;

import dev.corsac.policy.HeaderNames;
import dev.corsac.policy.reason.Reasons;
import dev.corsac.testing.FetchRequest.Credentials;
import dev.corsac.testing.FetchRequest.Mode;
import dev.corsac.testing.FetchRequest.Redirect;
import dev.corsac.testing.Outcome.Step;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Fetch Standard's algorithm for the requests of scripts and forms, as a browser with an empty
 * HTTP cache runs it; with {@code Origin} and {@code Sec-Fetch-*} (W3C Fetch Metadata) as browsers
 * send them. One object is one browser: it has one preflight cache. Not thread safe.
 *
 * <p>It does not model cookies ({@link HttpRequest#credentials} says whether the browser would send
 * them), referrer policies other than {@code no-referrer}, mixed content, content security policies
 * or service workers.
 */
public final class Fetch {
  private static final Set<String> SAFELISTED_METHODS = Set.of("GET", "HEAD", "POST");
  private static final Set<String> NORMALISED =
      Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final List<String> BODY_HEADERS =
      List.of("Content-Encoding", "Content-Language", "Content-Location", "Content-Type");

  /** The clause of the step in which Corsac's guard refuses a request. */
  static final String GUARD = "Corsac's guard";

  /** The clause of the steps that say what the policy would need. */
  static final String POLICY = "Corsac's policy";

  private static final int MOST_REDIRECTS = 20;
  private static final Duration DEFAULT_MAX_AGE = Duration.ofSeconds(5);
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern COMMA = Pattern.compile("[ \\t]*,[ \\t]*");

  private final Network network;
  private final Duration maxAgeCap;
  private final PreflightCache cache;

  private Fetch(Network network, Duration maxAgeCap, InstantSource clock) {
    this.network = network;
    this.maxAgeCap = maxAgeCap;
    this.cache = new PreflightCache(clock);
  }

  /** A browser that keeps preflights for at most a day, as Firefox does: the widest cap. */
  public static Fetch over(Network network) {
    return new Fetch(network, Duration.ofDays(1), InstantSource.system());
  }

  /**
   * A browser with a cap and a clock of its own.
   *
   * @param maxAgeCap Firefox: 86400 s; Chromium: 7200 s; WebKit: 600 s
   */
  public static Fetch over(Network network, Duration maxAgeCap, InstantSource clock) {
    return new Fetch(network, maxAgeCap, clock);
  }

  /** Whether a request on the wire is a preflight. */
  static boolean isPreflight(HttpRequest request) {
    return request.method().equals("OPTIONS")
        && request.headers().get("Access-Control-Request-Method").isPresent();
  }

  /** Runs a request from start to end, with its preflight and its redirects. */
  public Outcome fetch(FetchRequest request) {
    return new Run(request).outcome();
  }

  /** A step that ends the fetch as a network error. */
  private static final class NetworkError extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean ofResponse;

    NetworkError(boolean ofResponse) {
      super(null, null, false, false);
      this.ofResponse = ofResponse;
    }
  }

  /** One fetch. */
  private final class Run {
    private final FetchRequest request;
    private final List<HttpRequest> sent = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final boolean include;
    private String method;
    private Headers headers;
    private URI url;
    private String origin;
    private boolean corsTainted;
    private Site site = Site.SAME_ORIGIN;

    Run(FetchRequest request) {
      this.request = request;
      this.include = request.credentials() == Credentials.INCLUDE;
      this.method = normalised(request.method());
      this.headers = request.headers();
      this.url = withoutFragment(request.url());
      this.origin = request.origin();
    }

    Outcome outcome() {
      HttpResponse readable = null;
      try {
        construct();
        readable = filtered(followed());
      } catch (NetworkError e) {
        // The last step says why the browser refuses; the policy may know more.
        if (e.ofResponse) {
          network
              .reasons(sent.get(sent.size() - 1), include)
              .forEach(why -> steps.add(new Step(POLICY, why, false)));
        }
      }
      return new Outcome(request, sent, steps, readable);
    }

    private void pass(String clause, String sentence) {
      steps.add(new Step(clause, sentence, true));
    }

    private NetworkError fail(Failure failure, Object... values) {
      steps.add(failure.step(values));
      return new NetworkError(failure.ofResponse());
    }

    /** What {@code new Request(...)} refuses or leaves out. */
    private void construct() throws NetworkError {
      if (!HeaderNames.isToken(method) || SafelistedHeaders.isForbiddenMethod(method)) {
        throw fail(Failure.FORBIDDEN_METHOD, method);
      }
      if (url.getHost() == null || !isHttp(url)) {
        throw fail(Failure.NOT_HTTP, url);
      }
      if (url.getRawUserInfo() != null) {
        throw fail(Failure.URL_WITH_CREDENTIALS);
      }
      if (!isCors() && !SAFELISTED_METHODS.contains(method)) {
        throw fail(Failure.METHOD_WITHOUT_CORS);
      }
      if (!method.equals(request.method())) {
        pass("normalize a method", request.method() + " is sent as " + method + ".");
      }
      for (Headers.Line line : request.headers().lines()) {
        if (!HeaderNames.isToken(line.name())) {
          throw fail(Failure.HEADER_NAME, line.name());
        }
        if (SafelistedHeaders.isForbidden(line.name(), line.value())) {
          headers = headers.without(line.name());
          pass(
              "forbidden request-header",
              "Browsers leave " + line.name() + " out: a script cannot set it.");
        } else if (!isCors()
            && !SafelistedHeaders.isSafelisted(
                line.name().toLowerCase(Locale.ROOT), line.value())) {
          headers = headers.without(line.name());
          pass(
              "no-CORS-safelisted request-header", "Without CORS " + line.name() + " is left out.");
        }
      }
    }

    private HttpResponse followed() throws NetworkError {
      for (int redirects = 0; ; redirects++) {
        HttpResponse response = mainFetch();
        if (!REDIRECTS.contains(response.status())) {
          return response;
        }
        if (request.redirect() == Redirect.ERROR) {
          throw fail(Failure.REDIRECT_IS_ERROR);
        }
        if (request.redirect() == Redirect.MANUAL) {
          pass("opaque-redirect filtered response", "The script sees neither status nor headers.");
          return HttpResponse.of(0);
        }
        Optional<String> location = response.headers().get("Location");
        if (location.isEmpty()) {
          return response;
        }
        if (redirects == MOST_REDIRECTS) {
          throw fail(Failure.TOO_MANY_REDIRECTS);
        }
        redirect(response.status(), location.get());
      }
    }

    private boolean isCors() {
      return request.mode() == Mode.CORS;
    }

    /** HTTP-redirect fetch. */
    private void redirect(int status, String location) throws NetworkError {
      URI to;
      try {
        to = withoutFragment(url.resolve(location));
      } catch (IllegalArgumentException e) {
        throw fail(Failure.REDIRECT_TO_NO_URL, location);
      }
      if (to.getHost() == null || !isHttp(to)) {
        throw fail(Failure.REDIRECT_NOT_HTTP, to);
      }
      boolean leaves = !originOf(to).equals(originOf(url));
      if (to.getRawUserInfo() != null && (corsTainted || !originOf(to).equals(request.origin()))) {
        throw fail(Failure.REDIRECT_WITH_CREDENTIALS);
      }
      boolean becomesGet =
          ((status == 301 || status == 302) && method.equals("POST"))
              || (status == 303 && !method.equals("GET") && !method.equals("HEAD"));
      if (becomesGet) {
        method = "GET";
        BODY_HEADERS.forEach(name -> headers = headers.without(name));
      }
      if (leaves) {
        headers = headers.without("Authorization");
        if (!request.origin().equals(originOf(url))) {
          origin = "null";
        }
      }
      url = to;
      pass(
          "HTTP-redirect fetch",
          "The "
              + status
              + " leads to "
              + to
              + (leaves ? ", another origin: Authorization is dropped, Origin is " + origin : "")
              + (becomesGet ? "; the method becomes GET." : "."));
    }

    /** Main fetch and HTTP fetch. */
    private HttpResponse mainFetch() throws NetworkError {
      site = site.with(Site.between(request.origin(), originOf(url)));
      if (!isCors()) {
        return actual();
      }
      if (!corsTainted && originOf(url).equals(request.origin())) {
        pass("main fetch", url + " has the page's own origin: CORS does not apply.");
        return actual();
      }
      corsTainted = true;
      List<String> unsafe = SafelistedHeaders.unsafeNames(headers);
      boolean methodAsks = !SAFELISTED_METHODS.contains(method) || request.uploadListener();
      if (!methodAsks && unsafe.isEmpty()) {
        pass("main fetch", "The method and all headers are safelisted: no preflight.");
      } else {
        askFirst(unsafe, methodAsks);
      }
      HttpResponse response = actual();
      try {
        corsCheck(response, "The response");
      } catch (NetworkError e) {
        if (methodAsks || !unsafe.isEmpty()) {
          cache.clear(origin, url);
        }
        throw e;
      }
      return response;
    }

    private void askFirst(List<String> unsafe, boolean methodAsks) throws NetworkError {
      boolean methodKnown = cache.hasMethod(origin, url, include, method);
      boolean namesKnown =
          unsafe.stream().allMatch(name -> cache.hasHeader(origin, url, include, name));
      if ((!methodAsks || methodKnown) && namesKnown) {
        pass("CORS-preflight cache", "An earlier preflight has allowed this: none is sent.");
        return;
      }
      pass("main fetch", "A preflight is sent: " + cause(unsafe) + ".");
      try {
        preflight(unsafe);
      } catch (NetworkError e) {
        cache.clear(origin, url);
        throw e;
      }
    }

    private String cause(List<String> unsafe) {
      List<String> causes = new ArrayList<>();
      if (!SAFELISTED_METHODS.contains(method)) {
        causes.add("the method " + method + " is not safelisted");
      }
      if (!unsafe.isEmpty()) {
        causes.add("headers that are not safelisted (" + String.join(", ", unsafe) + ")");
      }
      if (request.uploadListener()) {
        causes.add("an upload listener");
      }
      return String.join(", ", causes);
    }

    /** CORS-preflight fetch. */
    private void preflight(List<String> unsafe) throws NetworkError {
      String clause = "CORS-preflight fetch";
      Headers asked =
          Headers.NONE
              .with("Accept", "*/*")
              .with("Access-Control-Request-Method", method)
              .with("Origin", origin);
      if (!unsafe.isEmpty()) {
        asked = asked.with("Access-Control-Request-Headers", String.join(",", unsafe));
      }
      HttpResponse response = send(new HttpRequest("OPTIONS", url, asked, false));
      corsCheck(response, "The response to the preflight");
      if (response.status() < 200 || response.status() > 299) {
        throw fail(Failure.PREFLIGHT_STATUS, response.status());
      }
      List<String> methods = listed(response, "Access-Control-Allow-Methods");
      List<String> names = listed(response, "Access-Control-Allow-Headers");
      boolean noMethods = response.headers().get("Access-Control-Allow-Methods").isEmpty();
      if (noMethods && request.uploadListener()) {
        methods = List.of(method);
      }
      if (!methods.contains(method)
          && !SAFELISTED_METHODS.contains(method)
          && !(methods.contains("*") && !include)) {
        throw fail(
            methods.contains("*") ? Failure.METHOD_BY_NO_WILDCARD : Failure.METHOD_NOT_ALLOWED,
            method,
            shown(methods));
      }
      Set<String> lowerNames =
          names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
      boolean any = lowerNames.contains("*");
      for (String name : unsafe) {
        if (lowerNames.contains(name)) {
          continue;
        }
        // CORS non-wildcard request-header name: "*" never stands for it.
        if (name.equals("authorization") && any && !include) {
          throw fail(Failure.AUTHORIZATION_BY_NO_WILDCARD, shown(names));
        }
        if (!any || include) {
          throw fail(
              any ? Failure.HEADER_BY_NO_WILDCARD : Failure.HEADER_NOT_ALLOWED, name, shown(names));
        }
      }
      pass(clause, "The preflight allows " + method + " and these headers.");
      cache.store(origin, url, include, methods, names, maxAge(response));
    }

    private static String shown(List<String> names) {
      return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private Duration maxAge(HttpResponse response) {
      Optional<String> value =
          response.headers().get("Access-Control-Max-Age").filter(v -> DIGITS.matcher(v).matches());
      if (value.isEmpty()) {
        return DEFAULT_MAX_AGE;
      }
      BigInteger cap = BigInteger.valueOf(maxAgeCap.toSeconds());
      return Duration.ofSeconds(new BigInteger(value.get()).min(cap).longValueExact());
    }

    private List<String> listed(HttpResponse response, String header) throws NetworkError {
      List<String> values = new ArrayList<>();
      for (String item : COMMA.split(response.headers().get(header).orElse("").strip(), -1)) {
        if (!item.isEmpty() && !HeaderNames.isToken(item)) {
          throw fail(Failure.NO_TOKEN, header, item);
        }
        if (!item.isEmpty()) {
          values.add(item);
        }
      }
      return values;
    }

    /** HTTP-network-or-cache fetch of the request itself. */
    private HttpResponse actual() throws NetworkError {
      Headers asked = headers;
      if (corsTainted || !(method.equals("GET") || method.equals("HEAD"))) {
        asked = asked.with("Origin", request.noReferrer() && !isCors() ? "null" : origin);
      }
      boolean credentials =
          include || (request.credentials() == Credentials.SAME_ORIGIN && site == Site.SAME_ORIGIN);
      HttpRequest one = new HttpRequest(method, url, withMetadata(asked), credentials);
      HttpResponse response = send(one);
      network
          .refusedByGuard(one)
          .ifPresent(why -> pass(GUARD, "Answers 403 before the method runs: " + why + "."));
      return response;
    }

    /** W3C Fetch Metadata: only to potentially trustworthy URLs. */
    private Headers withMetadata(Headers asked) {
      if (!isTrustworthy(url)) {
        return asked;
      }
      return asked
          .with("Sec-Fetch-Dest", request.mode() == Mode.NAVIGATE ? "document" : "empty")
          .with("Sec-Fetch-Mode", request.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .with("Sec-Fetch-Site", site.value());
    }

    private HttpResponse send(HttpRequest one) throws NetworkError {
      sent.add(one);
      try {
        return network.send(one);
      } catch (UncheckedIOException e) {
        throw fail(Failure.NO_ANSWER, String.valueOf(e.getMessage()));
      }
    }

    /** CORS check. */
    private void corsCheck(HttpResponse response, String which) throws NetworkError {
      String clause = "CORS check";
      @Nullable String allowed = response.headers().get("Access-Control-Allow-Origin").orElse(null);
      if (allowed == null) {
        throw fail(Failure.NO_ALLOW_ORIGIN, which);
      }
      if (!include && allowed.equals("*")) {
        pass(clause, which + " allows every origin.");
        return;
      }
      if (!allowed.equals(origin)) {
        if (allowed.equals("*")) {
          throw fail(Failure.ANY_ORIGIN_WITH_CREDENTIALS, which);
        }
        boolean several =
            response.headers().all("Access-Control-Allow-Origin").size() > 1
                || allowed.contains(",");
        throw several
            ? fail(Failure.SEVERAL_ORIGINS, which, allowed)
            : fail(Failure.OTHER_ORIGIN, which, allowed, origin);
      }
      if (include) {
        String credentials = response.headers().get("Access-Control-Allow-Credentials").orElse("");
        if (!credentials.equals("true")) {
          throw fail(Failure.NO_CREDENTIALS, which, credentials);
        }
      }
      pass(clause, which + " allows the origin " + origin + (include ? " and credentials." : "."));
    }

    /** CORS filtered response, basic filtered response, or opaque filtered response. */
    private HttpResponse filtered(HttpResponse response) throws NetworkError {
      if (!isCors()) {
        throw fail(request.mode() == Mode.NAVIGATE ? Failure.NAVIGATION : Failure.OPAQUE);
      }
      Set<String> exposed = new HashSet<>();
      if (corsTainted) {
        try {
          exposed.addAll(listed(response, "Access-Control-Expose-Headers"));
        } catch (NetworkError e) {
          // A list that cannot be read exposes nothing; the response itself stays readable.
          Step unread = steps.remove(steps.size() - 1);
          pass(unread.clause(), unread.sentence() + " Nothing is exposed.");
        }
      }
      if (corsTainted) {
        Reasons.unexposed(
                response.headers().lines().stream().map(Headers.Line::name).toList(),
                String.join(",", exposed),
                include)
            .ifPresent(missing -> pass("CORS filtered response", missing.sentence()));
      }
      boolean all = !corsTainted || (exposed.contains("*") && !include);
      Set<String> lower =
          all
              ? response.headers().lines().stream()
                  .map(line -> line.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.toSet())
              : exposed.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
      List<Headers.Line> seen =
          response.headers().lines().stream()
              .filter(line -> SafelistedHeaders.isReadable(line.name(), lower))
              .toList();
      return new HttpResponse(response.status(), new Headers(seen));
    }
  }

  /** https, and loopback (Secure Contexts, section 3.1). */
  private static boolean isTrustworthy(URI url) {
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    return scheme(url).equals("https")
        || host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static String normalised(String method) {
    String upper = method.toUpperCase(Locale.ROOT);
    return NORMALISED.contains(upper) ? upper : method;
  }

  private static boolean isHttp(URI url) {
    return Arrays.asList("http", "https").contains(scheme(url));
  }

  private static String scheme(URI url) {
    return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
  }

  /** The serialised origin of an http(s) URL. */
  static String originOf(URI url) {
    String scheme = scheme(url);
    int standard = scheme.equals("https") ? 443 : 80;
    boolean portShown = url.getPort() >= 0 && url.getPort() != standard;
    return scheme
        + "://"
        + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT)
        + (portShown ? ":" + url.getPort() : "");
  }

  private static URI withoutFragment(URI url) {
    String text = url.toString();
    int fragment = text.indexOf('#');
    return fragment < 0 ? url : URI.create(text.substring(0, fragment));
  }
}
