package dev.corsac.cli;

import static dev.corsac.cli.CommandLineTest.corsac;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.cli.CommandLineTest.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code corsac report}, over applications that the real processor compiled. */
class ReportTest {
  private static final String ORDERS =
      """
      @Path("orders")
      @CrossOrigin(
          origins = {"https://shop.example.com", "https://*.shop.example.com"},
          allowCredentials = true,
          allowedHeaders = "X-Trace",
          exposedHeaders = "ETag",
          maxAge = 600,
          tolerate = @Tolerate(value = "origin-subdomains-with-credentials", reason = "they are ours"))
      public class Orders {
        @GET public String list() { return ""; }

        @PUT
        @Path("{id}")
        @Consumes("application/json")
        public void change(
            @PathParam("id") long id, @HeaderParam("If-Match") String tag, String order) {}

        @POST
        @SameOrigin
        public void place(String order) {}

        @POST
        @Path("import")
        @Consumes("application/json")
        @CrossOrigin(value = "https://shop.example.com", guarded = false)
        public void imported(String orders) {}

        @Path("public")
        @CrossOrigin("*")
        @GET
        public String open() { return ""; }
      }
      """;
  private static final String FREE =
      "@Path(\"free\") public class Free { @GET public String get() { return \"\"; }"
          + " @DELETE public void delete() {} }";
  private static final String HOSTILE =
      """
      @Path("a'\\"><script>alert(1)</script>`|*&amp;")
      @CrossOrigin(
          value = "http://localhost:3000",
          tolerate = @Tolerate(
              value = "origin-local",
              reason = "</q><script>alert(2)</script> <img src=x onerror=alert(3)> ``` | *b* \\u202e${x}\\n# head"))
      public class Hostile {
        @GET public String get() { return ""; }
      }
      """;

  @TempDir Path folder;

  private Path application(String... sources) throws IOException {
    return CompiledSources.into(Files.createTempDirectory(folder, "classes"), sources);
  }

  private String html(String... sources) throws IOException {
    return report("html", application(sources));
  }

  private String markdown(String... sources) throws IOException {
    return report("markdown", application(sources));
  }

  private static String report(String format, Path application) {
    Ran ran = corsac("report", "--format", format, application);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    return ran.out();
  }

  /** What stands in the page about one route. */
  private static String route(String html, String method, String template) {
    return Stream.of(html.split("(?=<details class=\"route\")"))
        .filter(each ->
            each.contains(
                "<span class=\"method\">"
                    + method
                    + "</span> <span class=\"template\">"
                    + template
                    + "</span>"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void bothFilesAreWrittenIntoAFolderThatIsMade() throws IOException {
    Path application = application(ORDERS);
    Path into = folder.resolve("a/b");
    Ran ran = corsac("report", application, "--output", into);

    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines())
        .containsExactly(
            into.resolve("cors-report.html").toString(), into.resolve("cors-report.md").toString());
    assertThat(Files.readString(into.resolve("cors-report.html")))
        .isEqualTo(report("html", application));
    assertThat(Files.readString(into.resolve("cors-report.md")))
        .isEqualTo(report("markdown", application));
  }

  @Test
  void oneFormatAndAFolderWriteOneFile() throws IOException {
    Path into = folder.resolve("one");
    corsac("report", application(ORDERS), "-o", into, "--format", "markdown");

    assertThat(into.toFile().list()).containsExactly("cors-report.md");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoBug() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Ran ran = corsac("report", application(ORDERS), "-o", file.resolve("below"));

    assertThat(ran.err()).contains("cannot be written", file.toString()).doesNotContain("bug");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void anApplicationWithoutPoliciesIsBadInput() throws IOException {
    Ran ran = corsac("report", Files.createDirectory(folder.resolve("empty")));

    assertThat(ran.err()).contains("policies.json").doesNotContain("bug");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void itSaysWhoMayAndWhereThatComesFrom() throws IOException {
    assertThat(markdown(ORDERS))
        .contains(
            "| GET | `/orders` | `https://shop.example.com`, `https://*.shop.example.com` | yes | - |",
            "| GET | `/orders/public` | any origin | no | - |",
            "| POST | `/orders` | same origin only | no | on |",
            "| POST | `/orders/import` | `https://shop.example.com` | no | **off** |",
            "- **May send:** `Content-Type` (inferred from the entity of",
            "`If-Match` (inferred from parameter 2 of change",
            "`X-Trace` (listed in allowedHeaders)",
            "- **May read of its headers:** `ETag`",
            "- **Decided by:** @CrossOrigin on com.acme.Orders\n",
            "- **Decided by:** @SameOrigin on com.acme.Orders.place(java.lang.String)",
            "- **Tolerated:** `origin-subdomains-with-credentials`: they are ours");
    assertThat(route(html(ORDERS), "PUT", "/orders/{id}"))
        .contains(
            "<code>com.acme.Orders.change(long,java.lang.String,java.lang.String)</code>",
            "<code>If-Match</code> <small>inferred from parameter 2 of change",
            "<code>https://*.shop.example.com</code>",
            "<bdi>they are ours</bdi>",
            "with cookies and other credentials");
  }

  @Test
  void theNumbersStandOnTop() throws IOException {
    assertThat(markdown(ORDERS, FREE))
        .contains(
            "7 routes, 5 governed, 2 not governed, 1 any origin, 2 with credentials,"
                + " 2 not guarded, 0 configured elsewhere, 2 tolerating a risk, 0 overlapping.");
    assertThat(html(ORDERS, FREE))
        .contains(
            "<div><dt>routes</dt><dd>7</dd></div>",
            "<dt><a href=\"#is=not-guarded\">not guarded</a></dt><dd>2</dd>");
  }

  @Test
  void aPreflightIsSaidToBeGrantedOnlyWhereItIs() throws IOException {
    String html = html(ORDERS, FREE);
    assertThat(route(html, "PUT", "/orders/{id}"))
        .contains(
            "Never sent before a preflight: granted (204) to these origins, refused (403) to all"
                + " others, remembered up to 600 seconds.");
    assertThat(route(html, "GET", "/orders"))
        .contains("Sent at once", "or not at all for who may not send a GET, HEAD or POST");
    assertThat(route(html, "POST", "/orders"))
        .contains("Sent at once", "refused (403) to every other origin.")
        .doesNotContain("204");
    assertThat(route(html, "POST", "/orders/import")).contains("Never sent before a preflight");
    assertThat(route(html, "GET", "/orders/public")).contains("granted (204) to any origin");
    assertThat(route(html, "DELETE", "/free")).contains("left to the server").doesNotContain("204");
  }

  /** Written by a processor that did not say which requests are simple. */
  @Test
  void whereItIsNotKnownAnyPageMaySend() throws IOException {
    Path application = application(ORDERS);
    Path file = application.resolve("META-INF/corsac/policies.json");
    Files.writeString(file, Files.readString(file).replaceAll(",\\s*\"simple\": (true|false)", ""));

    String html = report("html", application);
    assertThat(route(html, "POST", "/orders/import")).contains("Sent at once, by any page.");
    assertThat(route(html, "PUT", "/orders/{id}")).contains("Never sent before a preflight");
  }

  @Test
  void whatTheGuardDoesIsSaidOfEachRoute() throws IOException {
    String html = html(ORDERS, FREE);
    assertThat(route(html, "PUT", "/orders/{id}")).contains("403 before the method runs");
    assertThat(route(html, "POST", "/orders/import")).contains("guarded = false", "not-guarded");
    assertThat(route(html, "DELETE", "/free"))
        .contains("no policy says how to guard it", "not-guarded");
    assertThat(route(html, "GET", "/free")).contains("changes nothing").doesNotContain("guarded\"");
  }

  @Test
  void routesAreGroupedByTheFirstSegmentInWhichPathsDiffer() throws IOException {
    String html =
        html(
            ORDERS.replace("\"orders\"", "\"api/v1/orders\""),
            FREE.replace("\"free\"", "\"api/v1/free/{id: [^/]+}/x\""));
    assertThat(html.split("<details class=\"group\"", -1)).hasSize(3);
    assertThat(html).contains("<h2>/api/v1/orders</h2>", "<h2>/api/v1/free</h2>");
  }

  @Test
  void whatElseCanGrantStandsAtTheEnd() throws IOException {
    String html =
        html(
            ORDERS,
            "@Path(\"any\") public class Any { @Path(\"x\") @CrossOrigin(value ="
                + " \"https://a.example.com\", tolerate = @Tolerate(value = \"locator-opaque\","
                + " reason = \"r\")) public Object x() { return null; } }");
    assertThat(html.substring(html.indexOf("<h2>What else can grant</h2>")))
        .contains("/any/x/**", "below a locator whose type shows no resource")
        .doesNotContain("/orders");
    assertThat(html).contains("<div><dt>routes</dt><dd>5</dd></div>");
  }

  @Test
  void theIndexOfClassesLeadsToTheirFirstRoutes() throws IOException {
    String html = html(ORDERS, FREE);
    String number =
        Pattern.compile("<a href=\"#(r\\d+)\">Orders</a>")
            .matcher(html)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    assertThat(html)
        .containsPattern(
            "id=\""
                + number
                + "\"[^>]*><summary><h3><span class=\"method\">GET</span>"
                + " <span class=\"template\">/orders<");
  }

  @Test
  void whatValuesHoldIsShownAndNeverRun() throws IOException {
    String html = html(HOSTILE);
    assertThat(html.split("<script", -1)).hasSize(2);
    assertThat(html)
        .doesNotContain("<img", "\u202e")
        .contains(
            "&#60;/q&#62;&#60;script&#62;alert(2)&#60;/script&#62;",
            "\\u202e${x}",
            "/a&#39;&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#96;|*&#38;amp;");
    assertThat(markdown(HOSTILE))
        .contains("``/a'\"><script>alert(1)</script>`\\|*&amp;`` |")
        .contains("### GET ``/a'\"><script>alert(1)</script>`|*&amp;``\n")
        .contains("&lt;/q>&lt;script>alert(2)&lt;/script>")
        .contains("\\`\\`\\` \\| \\*b\\* \\\\u202e${x} # head")
        .doesNotContain("\n# head", "\u202e");
  }

  /** The file need not be what the processor wrote: a jar comes from anywhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        "\\\" onmouseover=\\\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "--></details></main><iframe src=//evil.example>",
        "\\u202e\\u2066\\u200b\\u0000\\ufeff\\ud800",
        "]]>&lt;b&#62;`<svg onload=alert(1)>\\n\\n# head\\n"
      })
  void aHostileFileDoesNothingWhereverItsValuesAreShown(String hostile) throws IOException {
    Path application = application(ORDERS);
    Path file = application.resolve("META-INF/corsac/policies.json");
    String policies = Files.readString(file);
    String evil =
        policies
            .replaceAll(
                "(\"(?:template|resourceClass|resourceMethod|source|name|site|declaredOn|annotation|id|reason)\": )\"[^\"]*\"",
                "$1\"" + hostile.replace("\\", "\\\\") + "\"")
            .replaceAll(
                "\"(?:https://[^\"]*|ETag|X-Trace)\"", "\"" + hostile.replace("\\", "\\\\") + "\"");
    assertThat(evil.split(Pattern.quote(hostile), -1)).hasSizeGreaterThan(40);
    Files.writeString(file, evil);

    String html = report("html", application);
    String harmless = html(ORDERS);
    assertThat(html).matches("\\p{ASCII}*");
    for (String markup : List.of("<script", "</script", "</style", "<details", "</main", "-->")) {
      assertThat(html.split(markup, -1).length)
          .as(markup)
          .isEqualTo(harmless.split(markup, -1).length);
    }
    assertThat(html).doesNotContain("<img", "<svg", "<iframe", "\0");
    assertThat(html.replaceAll("(?s)<script>.*</script>", "").replaceAll(">[^<]*<", "><"))
        .doesNotContainPattern("<[^>]*\\son\\w+=");
    String markdown = report("markdown", application);
    assertThat(markdown).doesNotContain("\n# head", "\u202e", "\u200b", "\0");
    assertThat(markdown.replaceAll("(`+)(?!`).*?(?<!`)\\1(?!`)", "")).doesNotContain("<");
  }

  @Test
  void thePageLetsNothingRunButItsOwnScriptAndFetchesNothing() throws IOException {
    assertThat(html(ORDERS))
        .containsPattern(
            "default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; img-src data:")
        .doesNotContain("http-equiv=\"refresh\"", "src=\"", "href=\"http", "@import", "url(")
        .doesNotContainPattern("<[^>]*\\s(style|on\\w+)=");
  }

  @Test
  void theSameSourcesGiveTheSameBytesInAnyOrder() throws IOException {
    assertThat(html(ORDERS, HOSTILE, FREE)).isEqualTo(html(FREE, HOSTILE, ORDERS));
    assertThat(markdown(ORDERS, HOSTILE, FREE)).isEqualTo(markdown(FREE, HOSTILE, ORDERS));
  }

  @Test
  void aThousandRoutesAreFoldedAndFitOnAPage() throws IOException {
    Path application =
        application(
            IntStream.range(0, 200)
                .mapToObj(i ->
                    ORDERS
                        .replace("class Orders", "class Orders" + i)
                        .replace("\"orders\"", "\"shop/area" + i % 40 + "/orders" + i + "\""))
                .toArray(String[]::new));
    String html = report("html", application);

    assertThat(html.split("<details class=\"route\"", -1)).hasSize(1001);
    assertThat(html.split("<details class=\"group\">", -1)).hasSize(41);
    assertThat(html.length()).isLessThan(2_000_000);
    keepForEyes(html);
  }

  private static void keepForEyes(String html) throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "thousand-routes.html"), html);
  }

  @Test
  void aMethodLinksToItsLine() throws IOException {
    String template = "https://git.example.com/shop/{file}?a=1&b=2#L{line}";
    Path application = application(ORDERS, FREE);
    String html = corsac("report", "--format", "html", application, "--source-url", template).out();
    assertThat(route(html, "GET", "/free"))
        .contains(
            "<a href=\"https://git.example.com/shop/com/acme/Free.java?a=1&#38;b=2#L1\""
                + " rel=\"noreferrer\"><code>com.acme.Free.get()</code></a>");
    assertThat(
            corsac("report", "--format", "markdown", application, "--source-url", template).out())
        .contains("[`com.acme.Free.get()`](<https://git.example.com/shop/com/acme/Free.java?a=1");
    assertThat(html(ORDERS)).doesNotContain("rel=\"noreferrer\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert('{file}')", "https://git.example.com/", "{file}", ""})
  void whatIsNoTemplateOfAnAddressIsRefused(String template) throws IOException {
    Ran ran = corsac("report", "--format", "html", application(FREE), "--source-url", template);
    assertThat(ran.err()).contains("--source-url", "{file}").doesNotContain("bug");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void twoVersionsStandBesideEachOther() throws IOException {
    Path before = application(ORDERS, FREE);
    Path after =
        application(
            ORDERS.replace(
                "\"https://shop.example.com\", \"https://*",
                "\"https://new.example.com\", \"https://*"));
    Ran ran = corsac("report", "--format", "html", after, "--against", before);
    assertThat(ran.err()).isEmpty();
    String changed = route(ran.out(), "GET", "/orders");
    assertThat(changed)
        .contains("<b>widened:</b> origin https://new.example.com is allowed")
        .contains("<b>narrowed:</b> origin https://shop.example.com is no longer allowed")
        .contains(
            "<tr class=\"other\"><th scope=\"row\">Who may read</th><td>https://shop.example.com,"
                + " https://*.shop.example.com, with credentials</td><td>https://new.example.com,")
        .contains("<tr><th scope=\"row\">Request headers</th>");
    assertThat(changed.substring(0, changed.indexOf('>'))).contains("widened", "narrowed");
    assertThat(route(ran.out(), "GET", "/orders/public")).doesNotContain("versions");
    assertThat(route(ran.out(), "DELETE", "/free")).contains("the route is gone", "<td>gone</td>");
    assertThat(ran.out())
        .contains("value=\"widened\"", "<h2>What is gone</h2>")
        .contains("<dt>routes</dt><dd>5</dd>");
    assertThat(html(ORDERS)).doesNotContain("value=\"widened\"", "What is gone");
    assertThat(corsac("report", "--format", "markdown", after, "--against", before).out())
        .contains("- **Widened:** origin https://new.example.com is allowed");
  }

  @Test
  void anOverlapIsSaidAtBothRoutes() throws IOException {
    String html =
        html(
            "@Path(\"things\") public class Things {"
                + " @GET @Path(\"{id}\") @CrossOrigin(value = \"https://a.example.com\","
                + " tolerate = @Tolerate(value = \"route-overlap\", reason = \"x\"))"
                + " public String one(@PathParam(\"id\") String id) { return id; }"
                + " @GET @Path(\"{name: [a-z]+}\") @CrossOrigin(value = \"https://b.example.com\","
                + " tolerate = @Tolerate(value = \"route-overlap\", reason = \"x\"))"
                + " public String two(@PathParam(\"name\") String name) { return name; }"
                + " @GET @Path(\"a/b\") @CrossOrigin(\"https://c.example.com\")"
                + " public String apart() { return \"\"; } }");
    assertThat(route(html, "GET", "/things/{id}"))
        .contains("under another policy: /things/{name: [a-z]+}.");
    assertThat(route(html, "GET", "/things/{name: [a-z]+}"))
        .contains("under another policy: /things/{id}.");
    assertThat(route(html, "GET", "/things/a/b")).doesNotContain("under another policy");
  }

  /** What a keyboard reaches by itself: nothing is clicked that is no control of the browser's. */
  @Test
  void everythingThatCanBeUsedIsReachedByTheKeyboard() throws IOException {
    String html = html(ORDERS, FREE);
    assertThat(html).doesNotContain("tabindex", "onclick", "role=\"button\"");
    assertThat(html.indexOf("class=\"skip\" href=\"#routes\""))
        .as("the way past the filters comes first")
        .isLessThan(html.indexOf("<summary"))
        .isPositive();
    String script = html.substring(html.lastIndexOf("<script>"));
    assertThat(
            Pattern.compile("getElementById\\(\"(\\w+)\"\\)\\.addEventListener\\(\"click\"")
                .matcher(script)
                .results()
                .map(each -> each.group(1)))
        .isNotEmpty()
        .allMatch(id -> html.contains("<button type=\"button\" id=\"" + id + "\">"));
    assertThat(Pattern.compile("<(details|summary)[ >]").matcher(html).results().count())
        .as("each fold has the line that opens it")
        .isEqualTo(2L * html.split("<details", -1).length - 2);
  }
}
