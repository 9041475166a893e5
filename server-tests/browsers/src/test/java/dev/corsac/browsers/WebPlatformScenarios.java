package dev.corsac.browsers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corsac.browsers.Bench.Judged;
import dev.corsac.browsers.app.WebPlatformApplication;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;

/**
 * The facts of the web platform tests for CORS, asked in a browser of a server whose CORS headers
 * are Corsac's. Rewritten: the facts are theirs, words and code are not. docs/web-platform-tests.md
 * says what is asked and what is not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebPlatformScenarios {
  private static final Pattern COUNTED =
      Pattern.compile("\\| `((?:cors|fetch)/[^`]+)` \\| (\\d+) \\| (\\d+) \\|.*");
  private static final int[] REDIRECTS = {301, 302, 303, 307, 308};

  private final BrowserKind kind;
  private final List<WebPlatformRow> rows = new ArrayList<>();
  private Bench bench;
  private Tls tls;
  private Api secondPort;
  private String page;
  private String remote;
  private String otherRemote;

  WebPlatformScenarios(BrowserKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void start() {
    bench = Bench.start(kind, pages -> new WebPlatformApplication());
    tls = bench.api().withTls();
    secondPort = Api.start(new WebPlatformApplication());
    page = bench.api().origin("app.example.com");
    remote = bench.api().origin(Names.API);
    otherRemote = bench.api().origin("a.b.app.example.com");
    bench.browser().open(page + "/page");
    simpleRequests();
    preflightCache();
    credentials();
    redirectOrigin();
    responseHeaders();
    status();
    basic();
    preflight();
    redirect();
    preflightThenRedirect();
    redirectThenPreflight();
    noPreflight();
    cookies();
    origin();
    longCache();
    filtering();
    exposeStar();
  }

  @AfterAll
  void close() {
    if (tls != null) {
      tls.close();
    }
    if (secondPort != null) {
      secondPort.close();
    }
    if (bench != null) {
      bench.close();
    }
  }

  @TestFactory
  Stream<DynamicContainer> files() {
    return rows.stream()
        .map(WebPlatformRow::file)
        .distinct()
        .map(file ->
            DynamicContainer.dynamicContainer(
                file,
                rows.stream()
                    .filter(row -> row.file().equals(file))
                    .map(row -> DynamicTest.dynamicTest(row.subtest(), row.asking()))));
  }

  /** So that none is lost without a word. */
  @Test
  void thePageCountsWhatIsAsked() throws IOException {
    Map<String, Integer> told = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../../docs/web-platform-tests.md"))) {
      Matcher counted = COUNTED.matcher(line);
      if (counted.matches()) {
        assertThat(Integer.parseInt(counted.group(3)))
            .as(line)
            .isLessThanOrEqualTo(Integer.parseInt(counted.group(2)));
        told.put(counted.group(1), Integer.parseInt(counted.group(3)));
      }
    }
    told.values().removeIf(asked -> asked == 0);
    Map<String, Integer> asked = new TreeMap<>();
    rows.forEach(row -> asked.merge(row.file(), 1, Integer::sum));
    assertThat(asked).isEqualTo(told);
    assertThat(rows).extracting(row -> row.file() + " " + row.subtest()).doesNotHaveDuplicates();
  }

  // ---- asking
  // ------------------------------------------------------------------------------------

  private void row(String file, String subtest, Executable asking) {
    rows.add(new WebPlatformRow(file, subtest, asking));
  }

  private Judged judge(Call call) {
    int before = arrivals(call).size();
    Outcome outcome = bench.browser().call(List.of(call), false).get(0);
    List<Arrival> all = arrivals(call);
    List<Arrival> now = all.subList(before, all.size());
    return new Judged(Verdict.of(outcome, now), outcome, now);
  }

  /** On both ports; no call goes to both. */
  private List<Arrival> arrivals(Call call) {
    return Stream.of(bench.api(), secondPort)
        .flatMap(api -> api.arrivals(call.id()).stream())
        .toList();
  }

  private static Call get(String url) {
    return Call.of("GET", url);
  }

  /** The address of a redirect with that status, from one resource to another. */
  private static String redirect(String from, int code, String to) {
    return from + "?code=" + code + "&location=" + URLEncoder.encode(to, UTF_8);
  }

  private Judged reads(Call call, int preflights) {
    Judged judged = judge(call);
    assertThat(judged.outcome().error()).as("%s", judged).isNull();
    assertThat(judged.verdict().readable()).as("%s", judged).isTrue();
    assertThat(judged.verdict().preflights()).as("%s", judged).isEqualTo(preflights);
    return judged;
  }

  private Judged reads(Call call) {
    Judged judged = reads(call, 0);
    assertThat(judged.outcome().status()).isEqualTo(200);
    return judged;
  }

  /** As a server that answers and says who asked. */
  private void readsAs(Call call, int preflights, String origin) {
    Judged judged = reads(call, preflights);
    assertThat(judged.outcome().status()).isEqualTo(200);
    assertThat(judged.outcome().body()).contains(" origin=" + origin + " ");
  }

  private void fails(Call call) {
    Judged judged = judge(call);
    assertThat(judged.verdict().readable()).as("%s", judged).isFalse();
    assertThat(judged.arrivals()).as("the server was asked").isNotEmpty();
  }

  /** A preflight that is refused, so that nothing else is sent. */
  private void isRefused(Call call) {
    assertThat(judge(call).verdict()).isEqualTo(Verdict.NOT_SENT);
  }

  private JsonNode responseHeaders(String url, String... names) {
    return bench
        .browser()
        .evaluate(
            """
            ([url, names]) => new Promise((resolve, reject) => {
              const request = new XMLHttpRequest();
              request.open("GET", url);
              request.onerror = () => reject(new TypeError("the request failed"));
              request.onload = () => resolve(names.map((name) => request.getResponseHeader(name)));
              request.send();
            })
            """,
            List.of(url, List.of(names)));
  }

  // ---- their files
  // -------------------------------------------------------------------------------

  private void simpleRequests() {
    String file = "cors/simple-requests.htm";
    List<List<List<String>>> safelisted =
        List.of(
            List.of(List.of("Accept", "test")),
            List.of(List.of("accept-language", "test")),
            List.of(List.of("CONTENT-language", "test")),
            List.of(List.of("Content-Type", "application/x-www-form-urlencoded")),
            List.of(List.of("content-type", "multipart/form-data")),
            List.of(List.of("content-type", "text/plain")),
            List.of(
                List.of("accept", "test"),
                List.of("accept-language", "test"),
                List.of("content-language", "test"),
                List.of("content-type", "text/plain; parameter=whatever")));
    for (List<List<String>> headers : safelisted) {
      for (String method : List.of("GET", "HEAD", "POST")) {
        row(file, method + " " + headers, () -> reads(simple(method, headers), 0));
      }
    }
    List<List<String>> text = List.of(List.of("content-type", "text/plain; parameter=extra"));
    row(file, "Get", () -> reads(simple("Get", text), 0));
    row(file, "post", () -> reads(simple("post", text), 0));
    row(
        file,
        "all of them",
        () ->
            reads(
                simple(
                    "POST",
                    List.of(
                        List.of("Accept", "jewelry"),
                        List.of("accept-language", "nn-NO,nn,en"),
                        List.of("content-type", "text/plain; parameter=extra"),
                        List.of("content-Language", "nn-NO"))),
                0));
  }

  private Call simple(String method, List<List<String>> headers) {
    Call call = Call.of(method, remote + "/any").byXhr();
    for (List<String> header : headers) {
      call = call.header(header.get(0), header.get(1));
    }
    return method.equalsIgnoreCase("post") ? call.body("data") : call;
  }

  private void preflightCache() {
    String file = "cors/preflight-cache.htm";
    row(file, "a header asks", () -> reads(tested("/page-only").byXhr(), 1));
    row(
        file,
        "an answer is remembered",
        () -> {
          Call call = tested("/page-only").byXhr();
          reads(call, 1);
          reads(call, 0);
        });
    row(
        file,
        "age 0 is not remembered",
        () -> {
          Call call = tested("/uncached").byXhr();
          reads(call, 1);
          reads(call, 1);
        });
    row(
        file,
        "what has aged is asked for anew",
        () -> {
          Call call = tested("/brief").byXhr();
          reads(call, 1);
          bench
              .browser()
              .evaluate("() => new Promise((later) => setTimeout(later, 2000))", List.of());
          reads(call, 1);
        });
  }

  private Call tested(String path) {
    return get(remote + path).header("X-Test", "1");
  }

  private void credentials() {
    String file = "cors/credentials-flag.htm";
    row(
        file,
        "no cookie by default",
        () -> {
          readsCookie(withCookie("a=1"), "null");
          readsCookie(get(remote + "/credentials").byXhr(), "null");
        });
    row(
        file,
        "a cookie goes along with credentials only",
        () -> {
          reads(withCookie("b=2").credentials("include"));
          readsCookie(get(remote + "/credentials").byXhr(), "null");
          readsCookie(withCookie("b=2; max-age=0").credentials("include"), "b=2");
        });
    row(
        file,
        "no cookie is set without credentials",
        () -> {
          reads(withCookie("c=3"));
          readsCookie(withCookie("c=3").credentials("include"), "null");
          readsCookie(withCookie("c=3; max-age=0").credentials("include"), "c=3");
        });
  }

  private Call withCookie(String cookie) {
    return get(remote + "/credentials?cookie=" + URLEncoder.encode(cookie, UTF_8)).byXhr();
  }

  private void readsCookie(Call call, String cookie) {
    assertThat(reads(call).outcome().body()).endsWith(" cookie=" + cookie);
  }

  private void redirectOrigin() {
    String file = "cors/redirect-origin.htm";
    for (String first : List.of("any", "page-only", "none")) {
      for (String second : List.of("any", "page-only", "none")) {
        if (first.equals("none") && !second.equals("any")) {
          continue;
        }
        boolean firstAllows = !first.equals("none");
        boolean secondAllows = !second.equals("none");
        String way = " (" + first + ") to %s (" + second + ")";
        redirected(
            file,
            "local" + way.formatted("remote"),
            page + "/" + first,
            remote + "/" + second,
            secondAllows ? page : null);
        redirected(
            file,
            "remote" + way.formatted("local"),
            remote + "/" + first,
            page + "/" + second,
            firstAllows && second.equals("any") ? "null" : null);
        redirected(
            file,
            "remote" + way.formatted("remote"),
            remote + "/" + first,
            remote + "/" + second,
            firstAllows && secondAllows ? page : null);
        redirected(
            file,
            "remote" + way.formatted("another remote"),
            remote + "/" + first,
            otherRemote + "/" + second,
            firstAllows && second.equals("any") ? "null" : null);
      }
    }
    String strangers = " where one of both is a stranger's";
    redirected(file, "remote to remote" + strangers, remote + "/any", remote + "/other", null);
    redirected(
        file,
        "remote to another remote" + strangers,
        remote + "/any",
        otherRemote + "/other",
        null);
    redirected(file, "remote" + strangers + " to remote", remote + "/other", remote + "/any", null);
  }

  /**
   * One redirect.
   *
   * @param origin what the server reads in the end, or null if the script reads nothing
   */
  private void redirected(String file, String subtest, String from, String to, String origin) {
    row(
        file,
        subtest,
        () -> {
          Call call = get(redirect(from, 302, to)).byXhr();
          if (origin == null) {
            fails(call);
          } else {
            readsAs(call, 0, origin);
          }
        });
  }

  private void responseHeaders() {
    String file = "cors/response-headers.htm";
    Map<String, String> readable = new TreeMap<>();
    readable.put("X-Custom-Header-Comma", "1, 2");
    readable.put("X-Second-Expose", "flyingpig");
    readable.put("Cache-Control", "no-cache");
    readable.put("Content-Language", "nn");
    readable.put("Expires", "Thu, 01 Dec 1994 16:00:00 GMT");
    readable.put("Last-Modified", "Thu, 01 Dec 1994 10:00:00 GMT");
    readable.put("Pragma", "no-cache");
    readable.forEach((name, value) ->
        row(
            file,
            name + " is readable",
            () ->
                assertThat(
                        responseHeaders(answering("page-only", name, value), name).get(0).asText())
                    .isEqualTo(value)));
    row(
        file,
        "Date is readable where it is exposed",
        () ->
            assertThat(
                    responseHeaders(answering("page-only", "Date", readable.get("Expires")), "date")
                        .get(0)
                        .asText())
                .hasSizeGreaterThan(2));
    row(
        file,
        "a name is not trimmed",
        () ->
            assertThat(
                    responseHeaders(
                            answering("page-only", "X-Custom-Header", "test"), " x-custom-header")
                        .get(0)
                        .isNull())
                .isTrue());
    for (String name : List.of("Server", "X-Powered-By")) {
      row(
          file,
          name + " is not readable",
          () ->
              assertThat(responseHeaders(answering("any", name, "x"), name).get(0).isNull())
                  .isTrue());
    }
    row(
        file,
        "all in one answer",
        () -> {
          JsonNode values =
              responseHeaders(
                  answering("page-only", "X-Custom-Header", "test")
                      + "&header=X-Nonexposed:x&cookie=z%3D1",
                  "x-custom-header",
                  "set-cookie",
                  "x-non-existent-header",
                  "x-nonexposed");
          assertThat(values.get(0).asText()).isEqualTo("test");
          assertThat(List.of(values.get(1), values.get(2), values.get(3)))
              .allMatch(JsonNode::isNull);
        });
    for (String way : List.of(Call.FETCH, Call.XHR)) {
      row(
          file,
          "what is not exposed is not listed, " + way,
          () -> {
            Call call =
                get(answering("page-only", "X-Custom-Header", "test") + "&header=X-Nonexposed:x");
            assertThat(reads(way.equals(Call.XHR) ? call.byXhr() : call).outcome().headers())
                .contains("x-custom-header")
                .doesNotContain("x-nonexposed");
          });
    }
  }

  /** An answer that bears a header. */
  private String answering(String policy, String name, String value) {
    return remote + "/" + policy + "?header=" + URLEncoder.encode(name + ":" + value, UTF_8);
  }

  private void status() {
    String file = "cors/status-async.htm";
    for (int code : new int[] {200, 201, 202, 203, 204, 205, 206, 209, 299}) {
      row(file, "GET " + code, () -> readsStatus("GET", code));
    }
    for (String method : List.of("POST", "HEAD", "PUT", "CHICKEN")) {
      row(file, method + " 200", () -> readsStatus(method, 200));
    }
    row(file, "GET 400", () -> readsStatus("GET", 400));
    row(file, "HEAD 401", () -> readsStatus("HEAD", 401));
    row(file, "POST 404", () -> readsStatus("POST", 404));
    row(file, "POST 500", () -> readsStatus("POST", 500));
  }

  private void readsStatus(String method, int code) {
    boolean asks = method.equals("PUT") || method.equals("CHICKEN");
    Judged judged =
        reads(Call.of(method, remote + "/page-only?code=" + code).byXhr(), asks ? 1 : 0);
    assertThat(judged.outcome().status()).isEqualTo(code);
    assertThat(judged.outcome().headers()).contains("x-request-method");
    assertThat(judged.request().method()).isEqualTo(method);
  }

  /** The other origins that their tests know, by their words. */
  private Map<String, String> otherOrigins() {
    return Map.of(
        "same domain, different port", secondPort.origin("app.example.com"),
        "same domain, different protocol and port", tls.origin("app.example.com"),
        "cross domain", remote,
        "cross domain, another", otherRemote,
        "cross domain, different protocol", tls.origin(Names.API));
  }

  private void basic() {
    String file = "fetch/api/cors/cors-basic.any.js";
    otherOrigins()
        .forEach((words, origin) -> {
          row(
              file,
              words + ", no-cors",
              () -> {
                JsonNode told =
                    bench
                        .browser()
                        .evaluate(
                            """
                            async (url) => {
                              const response = await fetch(url, { mode: "no-cors" });
                              return [response.type, response.status, await response.text()];
                            }
                            """,
                            origin + "/any");
                assertThat(told.toString()).isEqualTo("[\"opaque\",0,\"\"]");
              });
          row(file, words + ", forbidden", () -> fails(get(origin + "/none")));
          row(file, words + ", allowed", () -> reads(get(origin + "/any")));
        });
  }

  private void preflight() {
    String file = "fetch/api/cors/cors-preflight.any.js";
    for (String method : List.of("DELETE", "PUT", "PATCH", "CHICKEN")) {
      row(file, method + ", allowed", () -> reads(Call.of(method, remote + "/page-only"), 1));
      row(file, method + ", refused", () -> isRefused(Call.of(method, remote + "/read-only")));
    }
    row(
        file,
        "the preflight says which browser asks",
        () ->
            assertThat(
                    reads(Call.of("PUT", remote + "/page-only"), 1)
                        .preflight()
                        .header("User-Agent"))
                .isNotBlank());
    row(
        file,
        "GET with a header, allowed",
        () -> reads(get(remote + "/page-only").header("x-test-header1", "1"), 1));
    row(
        file,
        "GET with a header, refused",
        () -> isRefused(get(remote + "/no-header").header("x-test-header1", "1")));
    for (String method : List.of("GET", "PUT")) {
      row(
          file,
          method + " with several headers, allowed",
          () -> {
            Judged judged = reads(several(method, "/page-only"), 1);
            assertThat(judged.preflight().header("Access-Control-Request-Headers"))
                .isEqualTo(
                    "content-type,x-test-header-a,x-test-header-b,x-test-header-c,x-test-header-d,x-test-header1,x-test-header2,x-test-header3");
          });
      row(
          file,
          method + " with several headers, refused",
          () -> isRefused(several(method, "/no-header")));
    }
    row(
        file,
        "PUT with safelisted headers",
        () ->
            reads(
                Call.of("PUT", remote + "/page-only")
                    .header("Accept", "*")
                    .header("Accept-Language", "bzh")
                    .header("Content-Language", "eu"),
                1));
  }

  private Call several(String method, String path) {
    Call call = Call.of(method, remote + path).header("Content-Type", "allowed/refused");
    for (String name : List.of("1", "2", "3", "-b", "-D", "-C", "-a")) {
      call = call.header("x-test-header" + name, "1");
    }
    return call.header("Accept-Language", "bzh").header("Content-Language", "eu");
  }

  private void redirect() {
    String file = "fetch/api/cors/cors-redirect.any.js";
    for (int code : REDIRECTS) {
      row(
          file,
          code + " to the same remote",
          () -> readsAs(get(redirect(remote + "/any", code, remote + "/any")), 0, page));
      row(
          file,
          code + " to another remote",
          () -> readsAs(get(redirect(remote + "/any", code, otherRemote + "/any")), 0, "null"));
      row(
          file,
          code + " from the own origin to a remote",
          () -> readsAs(get(redirect(page + "/any", code, remote + "/any")), 0, page));
      row(
          file,
          code + " to the own origin",
          () -> readsAs(get(redirect(remote + "/any", code, page + "/any")), 0, "null"));
    }
  }

  private void preflightThenRedirect() {
    for (int code : REDIRECTS) {
      row(
          "fetch/api/cors/cors-preflight-redirect.any.js",
          code + " to where the header is refused",
          () -> {
            Call call = get(redirect(remote + "/any", code, remote + "/no-header"));
            Judged judged = judge(call.header("X-Test", ""));
            assertThat(judged.verdict()).isEqualTo(new Verdict(2, 1, false));
          });
    }
  }

  private void redirectThenPreflight() {
    String file = "fetch/api/cors/cors-redirect-preflight.any.js";
    for (int code : REDIRECTS) {
      redirectThenPreflight(file, code + " from the own origin to a remote", code, page, remote, 1);
      redirectThenPreflight(file, code + " to the own origin", code, remote, page, 2);
      redirectThenPreflight(file, code + " to another remote", code, remote, otherRemote, 2);
    }
  }

  private void redirectThenPreflight(
      String file, String words, int code, String from, String to, int preflights) {
    row(
        file,
        words + ", allowed",
        () ->
            reads(
                get(redirect(from + "/any", code, to + "/any")).header("X-Test", "1"), preflights));
    row(
        file,
        words + ", refused",
        () ->
            fails(
                get(redirect(from + "/no-header", code, to + "/no-header")).header("X-Test", "1")));
  }

  private void noPreflight() {
    String file = "fetch/api/cors/cors-no-preflight.any.js";
    otherOrigins().forEach((words, origin) -> row(file, words, () -> reads(get(origin + "/any"))));
    row(file, "POST", () -> reads(Call.of("POST", remote + "/any")));
    row(file, "HEAD", () -> reads(Call.of("HEAD", remote + "/any")));
    List.of(
            List.of("Accept", "*/*"),
            List.of("Accept-Language", "fr"),
            List.of("Content-Language", "fr"),
            List.of("Content-Type", "application/x-www-form-urlencoded"),
            List.of("Content-Type", "multipart/form-data"),
            List.of("Content-Type", "text/plain"),
            List.of("Content-Type", "text/plain;charset=utf-8"),
            List.of("Content-Type", "Text/Plain;charset=utf-8"))
        .forEach(header ->
            row(
                file,
                "GET " + header,
                () -> reads(get(remote + "/any").header(header.get(0), header.get(1)))));
  }

  private void cookies() {
    String file = "fetch/api/cors/cors-cookies.any.js";
    cookies(file, "omit", page, page, "omit", "g=7", false);
    cookies(file, "include", remote, remote, "include", "h=1", true);
    cookies(file, "own cookies stay at home", page, remote, "include", "i=3", false);
    cookies(file, "others' cookies stay with them", remote, page, "include", "j=4", false);
    cookies(file, "same-origin", remote, remote, "same-origin", "k=6", false);
    cookies(file, "one remote's are not another's", remote, otherRemote, "include", "l=5", false);
  }

  private void cookies(
      String file,
      String words,
      String setter,
      String asked,
      String mode,
      String cookie,
      boolean sent) {
    row(
        file,
        words,
        () -> {
          String set = setter + "/credentials?cookie=";
          reads(get(set + cookie.replace("=", "%3D")).credentials(mode));
          Judged judged = reads(get(asked + "/credentials").credentials(mode));
          assertThat(judged.outcome().headers()).doesNotContain("cookie");
          assertThat(judged.outcome().body().contains(cookie)).as("%s", judged).isEqualTo(sent);
          reads(get(set + URLEncoder.encode(cookie + "; max-age=0", UTF_8)).credentials("include"));
        });
  }

  private void origin() {
    String file = "fetch/api/cors/cors-origin.any.js";
    otherOrigins()
        .forEach((words, origin) -> {
          row(file, words + ", listed", () -> reads(get(origin + "/page-only")));
          row(file, words + ", not listed", () -> fails(get(origin + "/other")));
        });
    for (String method : List.of("POST", "HEAD", "PUT")) {
      int preflights = method.equals("PUT") ? 1 : 0;
      row(
          file,
          method + ", listed",
          () -> reads(Call.of(method, remote + "/page-only"), preflights));
      row(
          file,
          method + ", not listed",
          () -> {
            Judged judged = judge(Call.of(method, remote + "/other"));
            assertThat(judged.verdict()).isEqualTo(new Verdict(preflights, 1 - preflights, false));
          });
    }
  }

  private void longCache() {
    row(
        "fetch/api/cors/cors-preflight-cache.any.js",
        "a POST with another value of the header",
        () -> {
          Call call = Call.of("POST", remote + "/page-only");
          reads(call.header("X-Test", "1"), 1);
          reads(call.header("X-Test", "2"), 0);
        });
  }

  private void filtering() {
    String file = "fetch/api/cors/cors-filtering.js";
    for (String name :
        List.of(
            "Cache-Control",
            "Content-Language",
            "Content-Type",
            "Expires",
            "Last-Modified",
            "Pragma")) {
      String value = name.equals("Content-Type") ? "text/html" : "fr";
      row(file, name, () -> assertThat(shown("any", name, value)).contains(lower(name)));
    }
    for (String name : List.of("Age", "Server", "Warning", "Set-Cookie", "Set-Cookie2")) {
      row(file, name, () -> assertThat(shown("any", name, "27")).doesNotContain(lower(name)));
    }
    for (String name : List.of("Age", "Server", "Warning")) {
      row(
          file,
          name + ", exposed",
          () -> assertThat(shown("page-only", name, "27")).contains(lower(name)));
    }
    for (String name : List.of("Set-Cookie", "Set-Cookie2")) {
      row(
          file,
          name + ", exposed",
          () -> assertThat(shown("any-header", name, "27")).doesNotContain(lower(name)));
    }
  }

  private List<String> shown(String policy, String name, String value) {
    return reads(get(answering(policy, name, value))).outcome().headers();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void exposeStar() {
    row(
        "fetch/api/cors/cors-expose-star.js",
        "everything is readable but cookies",
        () ->
            assertThat(
                    reads(get(answering("any-header", "Test", "X") + "&cookie=m%3D1"))
                        .outcome()
                        .headers())
                .contains("test")
                .doesNotContain("set-cookie"));
  }
}
