package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code META-INF/corsac/policies.json}: every member that readers of it rely on. */
class PoliciesJsonTest {
  private static final String COMPOSED =
      """
      package com.acme;

      import dev.corsac.*;
      import java.lang.annotation.*;

      @Retention(RetentionPolicy.RUNTIME)
      @CrossOrigin("https://partner.example.com")
      public @interface Partners {}
      """;

  private static final String SHELVES =
      """
      package com.acme;

      import jakarta.ws.rs.*;

      public class Shelves {
        @GET
        public String list(@HeaderParam("X-Page") String page) {
          return "";
        }
      }
      """;

  private static final String SHOPS =
      """
      package com.acme;

      import dev.corsac.*;
      import jakarta.ws.rs.*;

      @Path("shops")
      public class Shops {
        @GET
        public String free() {
          return "";
        }

        @POST
        @SameOrigin
        public void place(String order) {}

        @PUT
        @Partners
        public void change(@HeaderParam("If-Match") String tag) {}

        @Path("{shop}/shelves")
        @CrossOrigin(
            origins = "http://localhost:3000",
            allowedHeaders = "X-Trace",
            exposedHeaders = "ETag",
            allowCredentials = true,
            maxAge = 60,
            tolerate = @Tolerate(value = "origin-local", reason = "a \\"tool\\""))
        public Shelves shelves(@HeaderParam("X-Shop") String shop) {
          return new Shelves();
        }
      }
      """;

  private static String compact(CompilerUnderTest compiler) {
    Outcome outcome = compiler.compile(COMPOSED, SHELVES, SHOPS);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    return outcome.generatedFile("policies.json").replaceAll("\\s*\\n\\s*", " ");
  }

  @ParameterizedTest
  @EnumSource
  void aRouteWithoutAPolicySaysSo(CompilerUnderTest compiler) {
    assertThat(compact(compiler))
        .startsWith("{ \"format\": 1, \"routes\": [")
        .contains(
            "\"method\": \"GET\", \"template\": \"/shops\", \"resourceClass\": \"com.acme.Shops\","
                + " \"resourceMethod\": \"free()\", \"requestHeaders\": [], \"policy\": null");
  }

  @ParameterizedTest
  @EnumSource
  void whatABrowserSendsWithoutAPreflightIsSimple(CompilerUnderTest compiler) {
    String[] routes = compact(compiler).split("(?=\"method\": )");
    assertThat(routes)
        .filteredOn(route -> route.contains("\"resourceMethod\": \"free()\""))
        .singleElement()
        .asString()
        .contains("\"policy\": null, \"simple\": true }");
    assertThat(routes)
        .filteredOn(route -> route.startsWith("\"method\": \"PUT\""))
        .singleElement()
        .asString()
        .contains("\"tolerate\": [] }, \"simple\": false }");
  }

  @ParameterizedTest
  @EnumSource
  void sameOriginIsAPolicy(CompilerUnderTest compiler) {
    assertThat(compact(compiler))
        .contains(
            "\"policy\": { \"annotation\": \"SameOrigin\","
                + " \"site\": \"com.acme.Shops.place(java.lang.String)\",");
  }

  @ParameterizedTest
  @EnumSource
  void aComposedAnnotationIsNamedBesideItsBearer(CompilerUnderTest compiler) {
    assertThat(compact(compiler))
        .contains(
            "\"requestHeaders\": [ { \"name\": \"If-Match\", \"source\": \"parameter 1 of change",
            "\"annotation\": \"CrossOrigin\","
                + " \"site\": \"com.acme.Shops.change(java.lang.String)\","
                + " \"declaredOn\": \"com.acme.Partners\","
                + " \"origins\": [ \"https://partner.example.com\" ]");
  }

  @ParameterizedTest
  @EnumSource
  void aLocatorHandsDownItsPolicyAndItsHeaders(CompilerUnderTest compiler) {
    assertThat(compact(compiler))
        .contains(
            "\"method\": \"GET\", \"template\": \"/shops/{shop}/shelves\","
                + " \"resourceClass\": \"com.acme.Shelves\","
                + " \"resourceMethod\": \"list(java.lang.String)\"",
            "\"name\": \"X-Shop\"",
            "\"name\": \"X-Page\"",
            "\"site\": \"com.acme.Shops.shelves(java.lang.String)\","
                + " \"declaredOn\": \"com.acme.Shops.shelves(java.lang.String)\","
                + " \"origins\": [ \"http://localhost:3000\" ],"
                + " \"allowedHeaders\": [ \"X-Trace\" ], \"exposedHeaders\": [ \"ETag\" ],"
                + " \"allowCredentials\": true, \"maxAge\": 60,"
                + " \"guarded\": true, \"tolerate\": [ { \"id\": \"origin-local\","
                + " \"reason\": \"a \\\"tool\\\"\" } ]");
  }

  /** Its readers know JSON, and neither Java nor the encoding. */
  @Test
  void anyTemplateAndAnyReasonIsJsonInAscii() {
    String json =
        CompilerUnderTest.JAVAC
            .compile(
                """
                package com.acme;

                @jakarta.ws.rs.Path("\u00fc/{x: [\\\\w\\"]+}")
                @dev.corsac.CrossOrigin(
                    value = "http://localhost:3000",
                    tolerate =
                        @dev.corsac.Tolerate(value = "origin-local", reason = "a\\tb\\n\\u2028"))
                public class Odd {
                  @jakarta.ws.rs.GET
                  public String get() {
                    return "";
                  }
                }
                """)
            .generatedFile("policies.json");
    assertThat(json)
        .contains("\"/\\u00fc/{x: [\\\\w\\\"]+}\"", "\"reason\": \"a\\u0009b\\u000a\\u2028\"")
        .matches(text -> text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')));
  }

  @ParameterizedTest
  @CsvSource({
    "{x: \\\\\\\\d}, {x: \\\\\\\\d}",
    "a\\\", a\\\"",
    "a\\t, a\\u0009",
    "\u00fc, \\u00fc",
    "a\\u007f, a\\u007f"
  })
  void oneOddCharacterIsEscaped(String source, String json) {
    assertThat(
            CompilerUnderTest.JAVAC
                .compile(
                    """
                    package com.acme;

                    @jakarta.ws.rs.Path("%s")
                    @dev.corsac.SameOrigin
                    public class Odd {
                      @jakarta.ws.rs.GET
                      public String get() {
                        return "";
                      }
                    }
                    """
                        .formatted(source))
                .generatedFile("policies.json"))
        .contains("\"template\": \"/" + json + "\"");
  }

  @Test
  void aHeaderThatTheLocatorShowsIsNotNamedAgain() {
    String json =
        CompilerUnderTest.JAVAC
            .compile(
                SHELVES,
                """
                package com.acme;

                import jakarta.ws.rs.*;

                @Path("shops")
                public class Shops {
                  @Path("shelves")
                  @dev.corsac.SameOrigin
                  public Shelves shelves(@HeaderParam("x-page") String page) {
                    return new Shelves();
                  }
                }
                """)
            .generatedFile("policies.json");
    assertThat(json).containsOnlyOnce("x-page").doesNotContain("X-Page");
  }

  /** Compilers differ in what they tell of sources, and class files have other lines. */
  @ParameterizedTest
  @EnumSource
  void linesAndParametersNamesAreNotInIt(CompilerUnderTest compiler) {
    assertThat(compact(compiler)).doesNotContain("\"line\"", "\"file\"", ".java", "tag of");
  }
}
