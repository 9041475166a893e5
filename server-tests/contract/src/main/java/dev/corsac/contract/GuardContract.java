package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.app.GuardedResource;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.contract.unprocessed.Ledger;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md#guard: what is asserted is whether the method ran. */
public interface GuardContract {

  /** A request that another site's page makes a browser send. */
  String CROSS_SITE = "Sec-Fetch-Site: cross-site";

  /** A page of this origin. */
  String SAME_ORIGIN = "Sec-Fetch-Site: same-origin";

  /** The server that serves the whole sample. */
  RawClient api();

  /**
   * A request and what becomes of it. <code>{own}</code> in a header stands for the host and port
   * that the client connects to, <code>{port}</code> for the port alone.
   *
   * @param runs whether the method runs
   */
  record Row(boolean runs, String method, String path, List<String> headers) {
    static Row runs(String method, String path, String... headers) {
      return new Row(true, method, path, List.of(headers));
    }

    static Row refused(String method, String path, String... headers) {
      return new Row(false, method, path, List.of(headers));
    }

    /** A header line for a request to this host and port. */
    static String at(String own, String line) {
      return line.replace("{own}", own).replace("{port}", own.replaceFirst(".*:", ""));
    }

    Reply ask(RawClient api) {
      List<String> lines = new ArrayList<>();
      headers.forEach(line -> lines.add(at("127.0.0.1:" + api.port(), line)));
      if (!method.equals("GET")) {
        lines.add("Content-Length: 0");
      }
      return api.send(method, "/api/guarded" + path, lines.toArray(String[]::new));
    }
  }

  /** Every kind of request. */
  List<Row> ROWS =
      List.of(
          Row.refused("POST", "", CROSS_SITE, PreflightContract.STRANGER),
          Row.refused("POST", "", CROSS_SITE),
          Row.refused("POST", "", "Sec-Fetch-Site: same-site", PreflightContract.STRANGER),
          Row.refused("POST", "", "Sec-Fetch-Site: same-origin, cross-site"),
          Row.refused("POST", "", "Sec-Fetch-Site: Same-Origin"),
          Row.refused("POST", "", SAME_ORIGIN, SAME_ORIGIN),
          Row.refused("POST", "", CROSS_SITE, "Origin: http://{own}"),
          Row.refused("POST", "", PreflightContract.STRANGER),
          Row.refused("POST", "", PreflightContract.TRUSTED),
          Row.refused("POST", "", "Origin: null"),
          Row.refused("POST", "", "Origin: http://{own}", "Origin: http://{own}"),
          Row.refused("POST", "", "Origin: http://user@{own}"),
          Row.refused("POST", "", "Origin: https://app.test"),
          Row.refused("POST", "", "Origin: https://app.test", "Forwarded: for=app.test"),
          Row.runs("POST", ""),
          Row.runs("POST", "", "Cookie: session=1"),
          Row.runs("POST", "", SAME_ORIGIN, "Origin: null"),
          Row.runs("POST", "", SAME_ORIGIN, "Origin: https://app.test"),
          Row.runs("POST", "", "Sec-Fetch-Site: none", "Origin: null"),
          Row.runs("POST", "", "Origin: http://{own}"),
          Row.runs("POST", "", "Origin: https://{own}"),
          Row.runs("POST", "", "Origin: https://app.test", "X-Forwarded-Host: x, APP.test"),
          Row.runs(
              "POST", "", "Origin: https://app.test", "Forwarded: for=1;host=\"app.test:443\""),
          Row.runs(
              "POST",
              "",
              "Origin: https://app.test:8443",
              "X-Forwarded-Host: app.test",
              "X-Forwarded-Port: 8443"),
          Row.refused("PUT", "/1", CROSS_SITE),
          Row.refused("PATCH", "/1", CROSS_SITE),
          Row.refused("DELETE", "/1", CROSS_SITE),
          Row.runs("PUT", "/1", SAME_ORIGIN),
          Row.runs("PATCH", "/1", SAME_ORIGIN),
          Row.runs("DELETE", "/1", SAME_ORIGIN),
          // What a GET changes is not guarded, and what a filter makes of it is.
          Row.runs("GET", "/by-get", CROSS_SITE, PreflightContract.STRANGER),
          Row.refused("GET", "/1", CROSS_SITE, "X-Override: DELETE"),
          Row.refused("POST", "/1", CROSS_SITE, "X-Override: DELETE"),
          Row.runs("POST", "/by-get", CROSS_SITE, "X-Override: GET"),
          Row.refused("POST", "/async", CROSS_SITE),
          Row.runs("POST", "/async", SAME_ORIGIN),
          Row.refused("POST", "/stage", CROSS_SITE),
          Row.runs("POST", "/stage", SAME_ORIGIN),
          Row.refused("POST", "/inherited", CROSS_SITE),
          Row.runs("POST", "/inherited", SAME_ORIGIN),
          Row.refused("POST", "/overridden", CROSS_SITE),
          Row.runs("POST", "/overridden", SAME_ORIGIN),
          Row.runs("POST", "/open", CROSS_SITE, "Origin: null", "Cookie: session=1"),
          Row.runs("POST", "/any", CROSS_SITE, "Origin: null"),
          Row.refused("POST", "/any", CROSS_SITE, "Origin: null", "Cookie: session=1"),
          Row.runs("POST", "/any", SAME_ORIGIN, "Cookie: session=1"),
          Row.runs("POST", "/listed", CROSS_SITE, PreflightContract.TRUSTED),
          Row.runs("POST", "/listed", CROSS_SITE, "Origin: https://eu.shop.example"),
          Row.refused("POST", "/listed", CROSS_SITE, "Origin: https://shop.example"),
          Row.refused("POST", "/listed", CROSS_SITE, PreflightContract.TRUSTED, "Cookie: a=b"),
          Row.refused("POST", "/listed", CROSS_SITE, "Origin: null"),
          Row.runs("POST", "/credentials", CROSS_SITE, PreflightContract.TRUSTED, "Cookie: a=b"),
          Row.refused("POST", "/credentials", CROSS_SITE, PreflightContract.STRANGER));

  /** What no browser sends, and what no proxy should: it must not open anything. */
  List<Row> ODD_FIELDS =
      List.of(
          // Field names in any case are the same field, and twice is twice.
          Row.refused("POST", "", "sec-fetch-site: cross-site"),
          Row.refused("POST", "", "SEC-FETCH-SITE: cross-site"),
          Row.refused("POST", "", "origin: https://evil.example"),
          Row.refused("POST", "", "ORIGIN: https://evil.example"),
          Row.refused("POST", "/any", CROSS_SITE, "COOKIE: session=1"),
          Row.runs("POST", "", "sec-FETCH-site: same-origin"),
          Row.refused("POST", "", SAME_ORIGIN, CROSS_SITE),
          Row.refused("POST", "", CROSS_SITE, SAME_ORIGIN),
          Row.refused("POST", "", SAME_ORIGIN, "sec-fetch-site: cross-site"),
          Row.refused("POST", "", "sec-fetch-site: cross-site", SAME_ORIGIN),
          Row.refused("POST", "", SAME_ORIGIN, "SEC-FETCH-SITE: same-origin"),
          Row.refused("POST", "", "Origin: http://{own}", PreflightContract.STRANGER),
          Row.refused("POST", "", PreflightContract.STRANGER, "origin: http://{own}"),
          Row.refused("POST", "/listed", PreflightContract.TRUSTED, PreflightContract.STRANGER),
          Row.refused("POST", "/listed", PreflightContract.STRANGER, "origin: null"),
          // A value is what the specification says, to the letter.
          Row.refused("POST", "", "Sec-Fetch-Site: same-origin;a=1"),
          Row.refused("POST", "", "Sec-Fetch-Site: none;a"),
          Row.refused("POST", "", "Sec-Fetch-Site: none, none"),
          Row.refused("POST", "", "Sec-Fetch-Site: \"same-origin\""),
          Row.refused("POST", "", "Sec-Fetch-Site: same origin"),
          Row.refused("POST", "", "Sec-Fetch-Site: SAME-ORIGIN"),
          Row.refused("POST", "", "Sec-Fetch-Site: NONE"),
          Row.refused("POST", "", "Sec-Fetch-Site: cross-origin"),
          Row.refused("POST", "", "Sec-Fetch-Site: ?1"),
          Row.refused("POST", "", "Sec-Fetch-Site: ", PreflightContract.STRANGER),
          Row.refused("POST", "", "Sec-Fetch-Dest: empty", "Origin: null"),
          // An origin is a host and a port, to the letter.
          Row.refused("POST", "", "Origin: http://127.0.0.1:1"),
          Row.refused("POST", "", "Origin: http://127.0.0.1.:{port}"),
          Row.refused("POST", "", "Origin: http://127.0.0.1:0{port}"),
          Row.refused("POST", "", "Origin: http://{own}/"),
          Row.refused("POST", "", "Origin: http://{own}, http://{own}"),
          Row.refused("POST", "", "Origin: http://{own} " + "https://evil.example"),
          Row.refused("POST", "", "Origin: HTTP://{own}"),
          Row.refused("POST", "", "Origin: {own}"),
          Row.refused("POST", "", "Origin: //{own}"),
          Row.refused("POST", "", "Origin: ws://{own}"),
          Row.refused("POST", "", "Origin: capacitor://localhost"),
          Row.refused("POST", "", "Origin: http://evil.example@{own}"),
          Row.refused("POST", "", "Origin: http://{own}@evil.example"),
          Row.refused("POST", "", "Origin: http://{own}.evil.example"),
          Row.refused("POST", "", "Origin: http://localhost:{port}"),
          Row.refused("POST", "", "Origin: http://2130706433:{port}"),
          Row.refused("POST", "", "Origin: http://[::1]:{port}"),
          Row.refused("POST", "", "Origin: http://[::ffff:127.0.0.1]:{port}"),
          Row.refused("POST", "", "Origin: NULL"),
          // What proxies pass on is read as lists are written, and as nothing else.
          Row.refused("POST", "", "Origin: https://app.test", "X-Forwarded-Host: app.test:80"),
          Row.refused("POST", "", "Origin: https://app.test", "X-Forwarded-Host: app.test:8443"),
          Row.refused("POST", "", "Origin: https://app.test:443", "X-Forwarded-Host: app.test"),
          Row.refused("POST", "", "Origin: https://app.test", "X-Forwarded-Host: https://app.test"),
          Row.refused("POST", "", "Origin: https://app.test", "X-Forwarded-Host: x@app.test"),
          Row.refused("POST", "", "Origin: https://app.test", "X-Forwarded-Host: app.test x"),
          Row.refused("POST", "", "Origin: https://app.test.", "X-Forwarded-Host: app.test"),
          Row.refused("POST", "", "Origin: null", "X-Forwarded-Host: null"),
          Row.refused("POST", "", SAME_ORIGIN, SAME_ORIGIN, "X-Forwarded-Host: app.test"),
          Row.refused(
              "POST", "", CROSS_SITE, "Origin: https://app.test", "X-Forwarded-Host: app.test"),
          Row.runs("POST", "", "Origin: https://app.test", "X-Forwarded-Host: app.test:443, x"),
          Row.runs(
              "POST",
              "",
              "Origin: https://app.test",
              "x-forwarded-host: x:1",
              "X-Forwarded-Host: App.Test"),
          Row.runs(
              "POST", "", "Origin: https://[2001:db8::1]", "X-Forwarded-Host: [2001:DB8::1]:443"),
          Row.refused("POST", "", "Origin: https://app.test", "Forwarded: for=\"host=app.test\""),
          Row.refused("POST", "", "Origin: https://app.test", "Forwarded: for=\";host=app.test\""),
          Row.refused("POST", "", "Origin: https://app.test", "Forwarded: host=\"app.test"),
          Row.refused("POST", "", "Origin: https://app.test", "Forwarded: xhost=app.test"),
          Row.refused("POST", "", "Origin: https://app.test", "Forwarded: host=app.test:8443"),
          Row.refused("POST", "", "Origin: https://app.test", "Forwarded: \"host\"=app.test"),
          Row.refused("POST", "", "Origin: https://app.test", "Forwarded: host=x@app.test"),
          Row.runs("POST", "", "Origin: https://app.test", "Forwarded: HOST=App.Test;proto=http"),
          Row.runs(
              "POST",
              "",
              "Origin: https://app.test",
              "Forwarded: for=\"a, b;host=x\", , ;for=1;host=\"app.te\\st\", by=2"),
          Row.runs(
              "POST",
              "",
              "Origin: https://app.test:8443",
              "Forwarded: host=x",
              "forwarded: host=\"app.test:8443\""),
          Row.runs(
              "POST", "", "Origin: https://[2001:db8::1]", "Forwarded: host=\"[2001:db8::1]\""),
          // Fields that other frameworks take the method from.
          Row.refused("POST", "", CROSS_SITE, "X-HTTP-Method-Override: GET"),
          Row.refused("POST", "", CROSS_SITE, "X-HTTP-Method: GET"),
          Row.refused("POST", "", CROSS_SITE, "X-Method-Override: GET"),
          Row.refused("POST", "?_method=GET", CROSS_SITE),
          Row.refused("POST", "/1", CROSS_SITE, "X-Override: PUT", "X-HTTP-Method-Override: GET"));

  /** Below locators: classes that no table foresaw. */
  List<Row> BELOW_LOCATORS =
      List.of(
          Row.runs("POST", "/ledgers/silent", CROSS_SITE, PreflightContract.TRUSTED),
          Row.refused("POST", "/ledgers/silent", CROSS_SITE, PreflightContract.STRANGER),
          Row.runs("DELETE", "/ledgers/silent/pages", CROSS_SITE, PreflightContract.TRUSTED),
          Row.refused("DELETE", "/ledgers/silent/pages", CROSS_SITE, PreflightContract.STRANGER),
          Row.refused("POST", "/ledgers/strict", CROSS_SITE, PreflightContract.TRUSTED),
          Row.runs("POST", "/ledgers/strict", SAME_ORIGIN),
          Row.runs("POST", "/ledgers/open", CROSS_SITE, PreflightContract.STRANGER),
          Row.runs("POST", "/opaque/silent", CROSS_SITE, PreflightContract.TRUSTED),
          Row.refused("POST", "/opaque/silent", CROSS_SITE, PreflightContract.STRANGER),
          Row.refused("DELETE", "/opaque/silent/pages", CROSS_SITE, PreflightContract.STRANGER),
          Row.refused("POST", "/opaque/strict", CROSS_SITE, PreflightContract.TRUSTED));

  private static String count(RawClient api) {
    String body = api.send("GET", "/api/guarded").body();
    return body.substring(body.indexOf("count"));
  }

  private static void assertRefused(Reply reply) {
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).matches("(0\\r\\n\\r\\n)?");
    assertThat(reply.lines("Content-Type")).allMatch(type -> type.startsWith("text/plain"));
  }

  @ParameterizedTest
  @FieldSource("dev.corsac.contract.GuardContract#ROWS")
  default void theMethodRunsOnlyForWhomThePolicyLets(Row row) {
    assertRuns(row, api());
  }

  private static void assertRuns(Row row, RawClient api) {
    String before = count(api);
    Reply reply = row.ask(api);
    if (row.runs()) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).contains("ran");
      assertThat(count(api)).isNotEqualTo(before);
    } else {
      assertRefused(reply);
      assertThat(count(api)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @FieldSource("dev.corsac.contract.GuardContract#ODD_FIELDS")
  default void oddFieldsOpenNothing(Row row) {
    theMethodRunsOnlyForWhomThePolicyLets(row);
  }

  /**
   * White space around a value is no part of it (RFC 9110, section 5.5), but some servers keep it.
   */
  @Test
  default void whiteSpaceAroundAValueOpensNothing() {
    List<Row> rows =
        List.of(
            Row.refused("POST", "", "Sec-Fetch-Site: \t cross-site \t"),
            Row.refused("POST", "", "Sec-Fetch-Site:  same-origin ", CROSS_SITE),
            Row.refused("POST", "", "Origin:  null "),
            Row.refused("POST", "", "Origin: \thttps://evil.example\t"));
    rows.forEach(this::theMethodRunsOnlyForWhomThePolicyLets);
  }

  /** The service under other names than the address that the client connects to. */
  @ParameterizedTest
  @CsvSource({
    "localhost, http://localhost, true",
    "LocalHost, http://localhost, true",
    "localhost, http://LOCALHOST, false",
    "localhost, http://localhost., false",
    "localhost, http://[::1], false",
    "[::1], http://[::1], true",
    "[::1], http://localhost, false",
    "[::1], http://[0:0:0:0:0:0:0:1], false"
  })
  default void theHostIsThatOfTheRequest(String host, String origin, boolean runs) {
    RawClient named = new RawClient(api().port(), host + ":" + api().port());
    String line = "Origin: " + origin + ":{port}";
    assertRuns(runs ? Row.runs("POST", "", line) : Row.refused("POST", "", line), named);
  }

  @ParameterizedTest
  @FieldSource("dev.corsac.contract.GuardContract#BELOW_LOCATORS")
  default void theMethodsOfClassesThatNoTableForesawToo(Row row) {
    theMethodRunsOnlyForWhomThePolicyLets(row);
  }

  @Test
  default void whatAFilterLeadsElsewhereIsGuardedWhereItArrives() {
    List<Row> rows =
        List.of(
            Row.refused("POST", "/open", CROSS_SITE, "X-Path: /guarded"),
            Row.runs("POST", "/open", SAME_ORIGIN, "X-Path: /guarded"),
            Row.runs("POST", "", CROSS_SITE, "X-Path: /guarded/open"));
    rows.forEach(this::theMethodRunsOnlyForWhomThePolicyLets);
  }

  @Test
  default void aFormOfAnotherSiteDoesNothing() {
    String form = "Content-Type: application/x-www-form-urlencoded";
    String path = "/api/guarded/form";
    String before = count(api());
    assertRefused(
        api()
            .sendBody(
                "POST",
                path,
                "amount=1",
                CROSS_SITE,
                PreflightContract.STRANGER,
                "Cookie: a=b",
                form));
    assertThat(count(api())).isEqualTo(before);
    Reply own = api().sendBody("POST", path, "amount=1", SAME_ORIGIN, "Cookie: a=b", form);
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.body()).contains("ran");
    assertThat(count(api())).isNotEqualTo(before);
  }

  @Test
  default void theRefusalHasTheHeadersOfThePolicy() {
    String post = "Content-Length: 0";
    Reply own = api().send("POST", "/api/guarded", CROSS_SITE, PreflightContract.STRANGER, post);
    assertRefused(own);
    assertThat(own.cors()).isEmpty();
    assertThat(own.vary()).isEmpty();
    Reply stranger =
        api().send("POST", "/api/guarded/listed", CROSS_SITE, PreflightContract.STRANGER, post);
    assertRefused(stranger);
    assertThat(stranger.cors()).isEmpty();
    assertThat(stranger.vary()).containsExactly("origin");
    Reply cookie =
        api()
            .send(
                "POST",
                "/api/guarded/listed",
                CROSS_SITE,
                PreflightContract.TRUSTED,
                "Cookie: a=b",
                post);
    assertRefused(cookie);
    assertThat(cookie.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example.com");
    assertThat(cookie.vary()).containsExactly("origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Early:abort", "Early:throw", "Late:abort", "Late:throw"})
  default void noFilterAfterMatchingRunsBefore(String fault) {
    assertRefused(
        api().send("POST", "/api/guarded", CROSS_SITE, "X-Fault: " + fault, "Content-Length: 0"));
  }

  @Test
  default void itComesBeforeAuthentication() {
    assertRefused(api().sendBody("PUT", "/api/account", "a", CROSS_SITE));
    assertThat(api().sendBody("PUT", "/api/account", "a", SAME_ORIGIN).status()).isEqualTo(401);
  }

  @Test
  default void whereNoMethodIsChosenNothingIsGuarded() {
    String none = "Content-Length: 0";
    assertThat(api().send("POST", "/api/nowhere", CROSS_SITE, none).status()).isEqualTo(404);
    assertThat(api().send("POST", "/api/guarded/x/y", CROSS_SITE, none).status()).isEqualTo(404);
    assertThat(api().send("PUT", "/api/guarded", CROSS_SITE, none).status()).isEqualTo(405);
    assertThat(
            api()
                .sendBody("POST", "/api/guarded/json", "a", CROSS_SITE, "Content-Type: text/plain")
                .status())
        .isEqualTo(415);
  }

  @Test
  default void whatAPreflightGrantedByMistakeEndsHere() {
    Reply preflight =
        api()
            .send(
                "OPTIONS",
                "/api/guarded/ledgers/strict",
                PreflightContract.TRUSTED,
                "Access-Control-Request-Method: POST");
    assertThat(preflight.status()).isEqualTo(204);
    String before = count(api());
    assertRefused(
        api()
            .send(
                "POST",
                "/api/guarded/ledgers/strict",
                CROSS_SITE,
                PreflightContract.TRUSTED,
                "Content-Length: 0"));
    assertThat(count(api())).isEqualTo(before);
  }

  /** What needs a server of its own. */
  interface Configured {

    /** The kind of server. */
    ServerUnderTest server();

    private ServerUnderTest.Running start(Map<String, Object> properties) throws Exception {
      return server().start(new SampleApplication(properties, GuardedResource.class));
    }

    private static Reply post(RawClient api, String... headers) {
      List<String> lines = new ArrayList<>(List.of(headers));
      lines.add("Content-Length: 0");
      return api.send("POST", "/api/guarded", lines.toArray(String[]::new));
    }

    @Test
    default void aLineForEachRouteAndOriginSaysWhatWasRefusedAndWhy() throws Exception {
      try (LogRecords log = new LogRecords();
          ServerUnderTest.Running running = start(Map.of())) {
        RawClient api = new RawClient(running.port());
        for (int i = 0; i < 3; i++) {
          post(api, "Origin: https://evil\u0001.example" + "x".repeat(300));
          post(api, "Origin: https://app.test", "Cookie: secret=1", "Referer: /secret");
          api.send(
              "DELETE", "/api/guarded/secret?secret=1", CROSS_SITE, PreflightContract.STRANGER);
        }
        post(api, SAME_ORIGIN);
        List<String> lines =
            log.of(Level.WARNING).stream().filter(line -> line.contains("guard")).toList();
        assertThat(lines)
            .filteredOn(line -> line.contains("https://app.test"))
            .singleElement()
            .asString()
            .contains(
                "has refused (403)",
                "\"POST\" /guarded (",
                "GuardedResource.post",
                "Sec-Fetch-Site none",
                "X-Forwarded-Host",
                "or Forwarded (RFC 7239",
                "corsac.own.origins");
        assertThat(lines)
            .filteredOn(line -> line.contains("DELETE"))
            .singleElement()
            .asString()
            .contains("/guarded/{id}", "\"cross-site\"", "another site")
            .doesNotContain("X-Forwarded-Host");
        assertThat(lines).noneMatch(line -> line.contains("secret"));
        assertThat(lines)
            .allMatch(line -> line.chars().noneMatch(c -> c < ' '))
            .noneMatch(line -> line.contains("x".repeat(100)));
      }
    }

    /**
     * Below a locator that declares nothing and says nothing: its class, the package and the {@code
     * Application} do, in this order.
     */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "'' | '' | silent | true | true",
          "'' | @SameOrigin | silent | false | false",
          "'' | @CrossOrigin(\"https://app.example.com\") | silent | false | true",
          "'' | @CrossOrigin(\"${desk.origins}\") | silent | false | true",
          "'' | @SameOrigin | open | true | true",
          "'' | @SameOrigin(guarded = false) | strict | false | false",
          "'' | @SameOrigin | described | false | false",
          "'' | @CrossOrigin(\"https://app.example.com\") | described | false | true",
          "'' | @SameOrigin | rooted | false | false",
          "'' | '' | closed | false | false",
          "@CrossOrigin(\"https://app.example.com\") | '' | closed | false | false",
          "@SameOrigin | @SameOrigin(guarded = false) | silent | true | true",
          "@SameOrigin | @SameOrigin(guarded = false) | closed | true | true",
        })
    default void whatNothingNearerGuardsIsGuardedByWhatIsFurtherOut(
        String ofApplication, String ofClass, String kind, boolean runs, boolean runsForTrusted)
        throws Exception {
      assertGuarded(ofApplication, ofClass, kind, runs, runsForTrusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "described"})
    default void whatNothingNearerGuardsIsGuardedByTheApplicationsPolicy(String kind)
        throws Exception {
      assertGuarded("@CrossOrigin(\"https://app.example.com\")", "", kind, false, true);
    }

    private void assertGuarded(
        String ofApplication, String ofClass, String kind, boolean runs, boolean runsForTrusted)
        throws Exception {
      String desk =
          """
          @Path("desk")
          %s
          public class Desk {
            @Path("{kind}")
            public Object locate(@PathParam("kind") String kind) {
              return switch (kind) {
                case "open" -> new dev.corsac.contract.unprocessed.Ledger.Open();
                case "strict" -> new dev.corsac.contract.unprocessed.Ledger.Strict();
                case "closed" -> new dev.corsac.contract.unprocessed.closed.Drawer();
                case "rooted" -> new Rooted();
                case "described" -> new Described();
                default -> new dev.corsac.contract.unprocessed.Ledger.Silent();
              };
            }
          }
          """
              .formatted(ofClass);
      try (CompiledClasses library = CompiledClasses.withoutProcessor("rows.found", ROOTED);
          CompiledClasses compiled =
              library.usedBy("rows.guard", desk, DESCRIBED, KEEPER, shop(ofApplication, "Desk"));
          ServerUnderTest.Running running =
              compiled.deploy(server(), (Application) compiled.instance("Shop"))) {
        assertRuns(running, "/api/desk/" + kind, PreflightContract.STRANGER, runs);
        assertRuns(running, "/api/desk/" + kind, PreflightContract.TRUSTED, runsForTrusted);
      }
    }

    /** What was handed down to the locator's class counts where that class says nothing. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "'' | '' | false | true",
          "'' | @SameOrigin | false | false",
          // A subtype of Corridor that no table foresaw may have other locators: the hall's counts.
          "'' | @SameOrigin(guarded = false) | false | true",
          "@SameOrigin | '' | false | true",
        })
    default void behindSeveralLocatorsTheNearestGuards(
        String ofHall, String ofCorridor, boolean runs, boolean runsForTrusted) throws Exception {
      String hall =
          """
          @Path("hall")
          %s
          public class Hall {
            @Path("corridor")
            @CrossOrigin("https://app.example.com")
            public Corridor corridor() {
              return new Corridor();
            }
          }
          """
              .formatted(ofHall);
      String corridor =
          """
          %s
          public class Corridor {
            @Path("desk")
            public Object desk() {
              return new dev.corsac.contract.unprocessed.Ledger.Silent();
            }
          }
          """
              .formatted(ofCorridor);
      try (CompiledClasses compiled =
              CompiledClasses.withProcessor(
                  "rows.guard", hall, corridor, KEEPER, shop("", "Hall"));
          ServerUnderTest.Running running =
              compiled.deploy(server(), (Application) compiled.instance("Shop"))) {
        String path = "/api/hall/corridor/desk";
        assertRuns(running, path, PreflightContract.STRANGER, runs);
        assertRuns(running, path, PreflightContract.TRUSTED, runsForTrusted);
      }
    }

    /** So that there is a table, which has the configured policy, whatever the row is about. */
    String KEEPER =
        """
        @Path("keeper")
        @CrossOrigin("${desk.origins}")
        public class Keeper {
          @GET public void keep() {}
        }
        """;

    /** In the table, without a policy of its own, and no locator declares it. */
    String DESCRIBED =
        """
        public class Described {
          @POST public String add() {
            return "ran " + dev.corsac.contract.unprocessed.Ledger.RAN.incrementAndGet();
          }
        }
        """;

    /** In no table, and a root resource class if it were served. */
    String ROOTED = "@Path(\"rooted\")" + DESCRIBED.replace("Described", "Rooted");

    private static String shop(String policy, String served) {
      return """
      @ApplicationPath("api")
      %s
      public class Shop extends Application {
        @Override public Set<Class<?>> getClasses() {
          return Set.of(dev.corsac.jaxrs.CorsFeature.class, Keeper.class, %s.class);
        }
        @Override public Map<String, Object> getProperties() {
          return Map.of("desk.origins", "https://app.example.com");
        }
      }
      """
          .formatted(policy, served);
    }

    private static void assertRuns(
        ServerUnderTest.Running running, String path, String origin, boolean runs) {
      int before = Ledger.RAN.get();
      Reply reply =
          new RawClient(running.port()).send("POST", path, CROSS_SITE, origin, "Content-Length: 0");
      if (runs) {
        assertThat(reply.status()).isEqualTo(200);
      } else {
        assertRefused(reply);
      }
      assertThat(Ledger.RAN.get() - before).isEqualTo(runs ? 1 : 0);
    }

    @Test
    default void withReportEverythingIsHandledAndLogged() throws Exception {
      try (LogRecords log = new LogRecords();
          ServerUnderTest.Running running = start(Map.of("corsac.guard", "report"))) {
        RawClient api = new RawClient(running.port());
        assertThat(post(api, CROSS_SITE).status()).isEqualTo(200);
        assertThat(log.of(Level.WARNING))
            .anyMatch(line -> line.contains("would refuse") && line.contains("/guarded"));
        assertThat(log.of(Level.INFO)).anyMatch(line -> line.contains("corsac.guard=report"));
      }
    }

    @Test
    default void switchedOffItHandlesEverythingAndLogsNothing() throws Exception {
      try (LogRecords log = new LogRecords();
          ServerUnderTest.Running running = start(Map.of("corsac.guard", "off"))) {
        assertThat(post(new RawClient(running.port()), CROSS_SITE).status()).isEqualTo(200);
        assertThat(log.of(Level.WARNING)).noneMatch(line -> line.contains("guard"));
        assertThat(log.of(Level.INFO)).anyMatch(line -> line.contains("corsac.guard=off"));
      }
    }

    @Test
    default void ownOriginsReplaceTheHost() throws Exception {
      Map<String, Object> own =
          Map.of("corsac.own.origins", "https://app.test, https://www.app.test");
      try (ServerUnderTest.Running running = start(own)) {
        RawClient api = new RawClient(running.port());
        assertThat(post(api, "Origin: https://www.app.test").status()).isEqualTo(200);
        assertRefused(post(api, "Origin: http://127.0.0.1:" + running.port()));
        assertRefused(post(api, "Origin: https://x.test", "X-Forwarded-Host: x.test"));
        // WebKit, behind a service worker that passes requests on.
        assertRefused(post(api, "Origin: https://evil.test", SAME_ORIGIN));
        assertThat(post(api, "Origin: null", SAME_ORIGIN).status()).isEqualTo(200);
        assertThat(post(api, "Origin: https://x.test", "Sec-Fetch-Site: none").status())
            .isEqualTo(200);
      }
    }

    @Test
    default void withDiagnosticsTheAnswerSaysWhyInOneLine() throws Exception {
      try (ServerUnderTest.Running running = start(Map.of("corsac.diagnostics", "true"))) {
        Reply reply = post(new RawClient(running.port()), "Origin: https://app.test");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("X-Forwarded-Host");
        assertThat(reply.lines("Content-Type")).allMatch(type -> type.startsWith("text/plain"));
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "corsac.guard=yes",
          "corsac.own.origins=https://*.app.test",
          "corsac.own.origins=*",
          "corsac.own.origins=https://app.test/",
          "corsac.own.origins=capacitor://localhost",
          "corsac.own.origins=app.test"
        })
    default void whatIsConfiguredWronglyStopsTheDeployment(String setting) {
      String[] parts = setting.split("=", 2);
      try (LogRecords log = new LogRecords()) {
        String failure = "";
        try (ServerUnderTest.Running running = start(Map.of(parts[0], parts[1]))) {
          // Servers that hide the application until then fail with the first request.
          assertRefused(post(new RawClient(running.port()), CROSS_SITE));
        } catch (Exception e) {
          for (Throwable t = e; t != null; t = t.getCause()) {
            failure += t.getMessage();
          }
        }
        assertThat(failure + log.of(Level.SEVERE)).contains(parts[0], parts[1]);
      }
    }
  }
}
