package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Acorsac.report=DIR}. */
class ReportTest {

  private static final String ORDERS =
      """
      package com.acme;

      import dev.corsac.*;
      import jakarta.ws.rs.*;

      @Path("orders")
      @CrossOrigin(
          origins = {"https://shop.example.com", "https://*.shop.example.com"},
          allowCredentials = true,
          allowedHeaders = "X-Trace",
          exposedHeaders = "ETag",
          maxAge = 600,
          tolerate = @Tolerate(value = "origin-subdomains-with-credentials", reason = "they are ours"))
      public class Orders {
        static final String CODE = "class Orders { void list( }"; // void list(

        /* @GET String list() { */
        @GET public String list() { return list(1); }

        private String list(int page) { return ""; }

        @PUT
        @Path("{id}")
        @Consumes("application/json")
        public void
            change(@PathParam("id") long id, @HeaderParam("If-Match") String tag, String order) {}

        @POST
        @SameOrigin
        public void place(String order) {}

        @Path("public")
        @CrossOrigin("*")
        @GET
        public String open() { return ""; }
      }
      """;

  private static final String HOSTILE =
      """
      package com.acme;

      import dev.corsac.*;
      import jakarta.ws.rs.*;

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

  @TempDir Path directory;

  private Outcome compile(CompilerUnderTest compiler, String... sources) {
    return compiler.compile(List.of("-Acorsac.report=" + directory.resolve("a/b")), sources);
  }

  private String html() throws IOException {
    return Files.readString(directory.resolve("a/b/cors-report.html"));
  }

  private String markdown() throws IOException {
    return Files.readString(directory.resolve("a/b/cors-report.md"));
  }

  @ParameterizedTest
  @EnumSource
  void itSaysWhoMayAndWhereThatComesFrom(CompilerUnderTest compiler) throws IOException {
    assertThat(compile(compiler, ORDERS).succeeded()).isTrue();

    assertThat(markdown())
        .contains(
            "| GET | `/orders` | `https://shop.example.com`, `https://*.shop.example.com` | yes |",
            "| GET | `/orders/public` | any origin | no |",
            "| POST | `/orders` | same origin only | no |")
        .contains(
            "- **May send:** `Content-Type` (inferred from the entity of",
            "`If-Match` (inferred from parameter 2 of change",
            "`X-Trace` (listed in allowedHeaders)")
        .contains("- **May read of its headers:** `ETag`")
        .contains("- **Decided by:** @CrossOrigin on com.acme.Orders")
        .contains("- **Decided by:** @SameOrigin on com.acme.Orders.place(java.lang.String)")
        .contains("- **Tolerated:** `origin-subdomains-with-credentials`: they are ours")
        .contains("remembered up to 600 seconds")
        .contains("Never sent before the browser has asked.");
    assertThat(html())
        .contains("<code>If-Match</code> <small>inferred from parameter 2 of change")
        .contains("<code>https://*.shop.example.com</code>")
        .contains("<bdi>they are ours</bdi>")
        .contains("data-method=\"PUT\" data-path=\"/orders/{id}\"");
  }

  @ParameterizedTest
  @EnumSource
  void whatValuesHoldIsShownAndNeverRun(CompilerUnderTest compiler) throws IOException {
    Outcome outcome = compile(compiler, HOSTILE);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();

    assertThat(html().split("<script", -1)).hasSize(2);
    assertThat(html())
        .doesNotContain("<img", "\u202e")
        .contains("&lt;/q&gt;&lt;script&gt;alert(2)&lt;/script&gt;", "\\u202e${x}")
        .contains(
            "data-path=\"/a&#39;&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;`|*&amp;amp;\"");
    assertThat(markdown())
        .contains("``/a'\"><script>alert(1)</script>`\\|*&amp;`` |")
        .contains("### GET ``/a'\"><script>alert(1)</script>`|*&amp;``\n")
        .contains("&lt;/q>&lt;script>alert(2)&lt;/script>")
        .contains("\\`\\`\\` \\| \\*b\\* \\\\u202e${x} # head")
        .doesNotContain("\n# head", "\u202e");
  }

  @Test
  void thePageLetsNothingRunButItsOwnScriptAndFetchesNothing() throws IOException {
    compile(CompilerUnderTest.JAVAC, ORDERS);

    assertThat(html())
        .containsPattern(
            "default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; img-src data:")
        .doesNotContain("http-equiv=\"refresh\"", "src=\"", "href=\"http", "@import", "url(");
  }

  @Test
  void theSameSourcesGiveTheSameBytesInAnyOrder() throws IOException {
    List<String> sources = new ArrayList<>(List.of(ORDERS, HOSTILE));
    compile(CompilerUnderTest.JAVAC, sources.toArray(String[]::new));
    String html = html();
    String markdown = markdown();
    Collections.reverse(sources);
    compile(CompilerUnderTest.JAVAC, sources.toArray(String[]::new));

    assertThat(html()).isEqualTo(html);
    assertThat(markdown()).isEqualTo(markdown);
  }

  @ParameterizedTest
  @EnumSource
  void warningsAreShownInIt(CompilerUnderTest compiler) throws IOException {
    Outcome outcome = compile(compiler, HOSTILE.replace("origin-local", "route-overlap"));

    assertThat(outcome.ids()).contains("origin-local");
    assertThat(html())
        .contains(
            "<h2>Warnings and notes</h2>",
            "<code>origin-local</code> at <code>com.acme.Hostile</code>");
    assertThat(markdown()).contains("- **Warning:** `origin-local`", "\n## Warnings\n");
  }

  @ParameterizedTest
  @EnumSource
  void afterAnErrorThereIsNone(CompilerUnderTest compiler) throws IOException {
    compile(compiler, ORDERS);
    assertThat(directory.resolve("a/b/cors-report.html")).exists();
    compile(compiler, ORDERS.replace("https://shop.", "https://Shop."));

    assertThat(directory.resolve("a/b")).isEmptyDirectory();
  }

  private static final String BROKEN_BODY =
      ORDERS.replace("return list(1);", "return 1;").replace("maxAge = 600", "maxAge = 60");

  /** Method bodies are looked at when processors are done. */
  @Test
  void afterAnErrorInAMethodBodyThereIsNone() throws IOException {
    compile(CompilerUnderTest.JAVAC, ORDERS);
    assertThat(directory.resolve("a/b/cors-report.html")).exists();
    Outcome outcome = compile(CompilerUnderTest.JAVAC, BROKEN_BODY);

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.ids()).isEmpty();
    assertThat(directory.resolve("a/b")).isEmptyDirectory();
    assertThat(outcome.generated().keySet()).noneMatch(file -> file.startsWith("META-INF/corsac"));
  }

  /**
   * It tells no processor how it ends: what is left is at least that of the sources it was given.
   */
  @Test
  void afterAnErrorInAMethodBodyTheEclipseCompilerLeavesThatOfTheNewSources() throws IOException {
    compile(CompilerUnderTest.ECJ, ORDERS);
    assertThat(markdown()).contains("remembered up to 600 seconds");
    Outcome outcome = compile(CompilerUnderTest.ECJ, BROKEN_BODY);

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.ids()).isEmpty();
    assertThat(markdown())
        .contains("remembered up to 60 seconds")
        .doesNotContain("up to 600 seconds");
    assertThat(outcome.generatedFile("META-INF/corsac/surface.lock"))
        .contains("max-age 60 ")
        .doesNotContain("max-age 600");
  }

  @Test
  void aCompilationWithoutResourcesLeavesTheReportAlone() throws IOException {
    compile(CompilerUnderTest.JAVAC, ORDERS);
    String before = html();
    compile(CompilerUnderTest.JAVAC, "package com.acme; @jakarta.ws.rs.ext.Provider class Test {}");

    assertThat(html()).isEqualTo(before);
  }

  @Test
  void aDirectoryThatCannotBeIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(List.of("-Acorsac.report=" + file.resolve("a")), ORDERS);

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.messages().toString())
        .contains("[cors] the report cannot be written into " + file.resolve("a"));
  }

  @Test
  void manyClassesFitOnAPage() throws IOException {
    String[] sources = new String[20];
    for (int i = 0; i < sources.length; i++) {
      sources[i] =
          ORDERS.replace("Orders", "Orders" + i).replace("\"orders\"", "\"orders" + i + "\"");
    }
    assertThat(compile(CompilerUnderTest.JAVAC, sources).succeeded()).isTrue();

    assertThat(html().split("<article ", -1)).hasSize(81);
    assertThat(html().length()).isLessThan(200_000);
  }

  @ParameterizedTest
  @EnumSource
  void aRelativePathIsAnError(CompilerUnderTest compiler) {
    Outcome outcome = compiler.compile(List.of("-Acorsac.report=target/report"), ORDERS);

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.messages().toString())
        .contains("-Acorsac.report=target/report is a relative path")
        .contains("-Acorsac.report=${project.basedir}/target/report");
  }
}
