package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** {@code policy-conflict} and {@code route-overlap} across the classes of a compilation. */
class RouteConflictsTest {
  private static final String IMPORTS =
      """
      package com.acme;

      import dev.corsac.*;
      import jakarta.ws.rs.*;
      import jakarta.ws.rs.core.Application;

      """;

  private static Outcome compile(String... classes) {
    String[] sources = new String[classes.length];
    for (int i = 0; i < classes.length; i++) {
      sources[i] = IMPORTS + classes[i];
    }
    return CompilerUnderTest.JAVAC.compile(sources);
  }

  private static String orders(String name, String annotations) {
    return "@Path(\"orders\") public class "
        + name
        + " { @GET "
        + annotations
        + " public String list() { return \"\"; } }";
  }

  @Test
  void twoClassesAtOnePathUnderTwoPoliciesAreAConflict() {
    Outcome outcome =
        compile(
            orders("One", "@CrossOrigin(\"https://a.example.com\")"),
            orders("Two", "@CrossOrigin(\"https://b.example.com\")"));
    assertThat(outcome.ids()).containsExactly("policy-conflict");
    assertThat(outcome.corsMessages().get(0).text()).contains("com.acme.Two.list()");
  }

  @Test
  void noPolicyCountsAsOne() {
    Outcome outcome =
        compile(orders("One", ""), orders("Two", "@CrossOrigin(\"https://b.example.com\")"));
    assertThat(outcome.ids()).containsExactly("policy-conflict");
    assertThat(outcome.corsMessages().get(0).text()).contains("none on com.acme.One.list()");
  }

  @Test
  void theSameTextTwiceIsNone() {
    Outcome outcome =
        compile(
            orders("One", "@CrossOrigin(\"https://a.example.com\")"),
            orders("Two", "@CrossOrigin(\"https://a.example.com\")"));
    assertThat(outcome.ids()).isEmpty();
  }

  @Test
  void inferredHeadersMakeNoDifference() {
    Outcome outcome =
        compile(
            """
            @Path("orders") @CrossOrigin("https://a.example.com")
            public class One {
              @GET @Produces("application/json") public String json() { return ""; }
              @GET @Produces("text/csv") public String csv(@HeaderParam("X-A") String a) { return a; }
            }
            """);
    assertThat(outcome.ids()).isEmpty();
  }

  @Test
  void anErrorIsNotTolerable() {
    Outcome outcome =
        compile(
            orders(
                "One",
                "@CrossOrigin(value = \"https://a.example.com\", tolerate ="
                    + " @Tolerate(value = \"policy-conflict\", reason = \"why not\"))"),
            orders("Two", "@CrossOrigin(\"https://b.example.com\")"));
    assertThat(outcome.ids()).containsExactly("policy-conflict");
    assertThat(outcome.succeeded()).isFalse();
  }

  @Test
  void withSeveralApplicationsUnrelatedClassesAreWarnedOfAndTolerable() {
    String applications = "class A1 extends Application {} class A2 extends Application {}";
    Outcome warned =
        compile(
            orders("One", "@CrossOrigin(\"https://a.example.com\")"),
            orders("Two", "@CrossOrigin(\"https://b.example.com\")"),
            "class Applications {} " + applications);
    assertThat(warned.corsMessages())
        .extracting(Message::id, Message::kind)
        .containsExactly(tuple("policy-conflict", Diagnostic.Kind.WARNING));
    Outcome tolerated =
        compile(
            orders("One", "@CrossOrigin(\"https://a.example.com\")"),
            orders(
                "Two",
                "@CrossOrigin(value = \"https://b.example.com\", tolerate ="
                    + " @Tolerate(value = \"policy-conflict\", reason = \"A2 serves Two\"))"),
            "class Applications {} " + applications);
    assertThat(tolerated.ids()).isEmpty();
  }

  @Test
  void aLocatorThatRanksLikeAMethodIsAnOverlap() {
    Outcome outcome =
        compile(
            """
            @Path("l")
            public class One {
              @GET @Path("{a}/x") @CrossOrigin("https://a.example.com")
              public String x() { return ""; }

              @Path("y/{b}") @CrossOrigin("https://b.example.com")
              public Sub sub() { return new Sub(); }
            }
            """,
            "public class Sub { @GET public String get() { return \"\"; } }");
    assertThat(outcome.ids()).containsExactly("route-overlap");
  }

  /** Big admin APIs have this shape: extensions beside all that they have themselves. */
  @Test
  void aLiteralMethodBesideACatchAllLocatorIsNone() {
    Outcome outcome =
        compile(
            """
            @Path("admin")
            public class One {
              @DELETE @Path("events") @CrossOrigin("https://a.example.com")
              public void events() {}

              @Path("{extension}") @CrossOrigin("https://b.example.com")
              public Sub sub() { return new Sub(); }

              @Path("{other: [a-z]+}") @CrossOrigin("https://b.example.com")
              public Object other() { return new Sub(); }
            }
            """,
            "public class Sub { @DELETE public void all() {} }");
    assertThat(outcome.ids()).containsExactly("locator-opaque");
  }

  @Test
  void aSpanningVariableBesideAnotherTemplateIsAnOverlapThatEitherPolicyMayTolerate() {
    String tolerate =
        ", tolerate = @Tolerate(value = \"route-overlap\", reason = \"no such paths\")";
    for (int tolerating = 0; tolerating < 3; tolerating++) {
      Outcome outcome =
          compile(
              """
              @Path("s")
              public class One {
                @GET @Path("{p: .+}/end") @CrossOrigin(value = "https://a.example.com"%s)
                public String end() { return ""; }

                @GET @Path("a/{q}") @CrossOrigin(value = "https://b.example.com"%s)
                public String q() { return ""; }
              }
              """
                  .formatted(tolerating == 1 ? tolerate : "", tolerating == 2 ? tolerate : ""));
      if (tolerating == 0) {
        assertThat(outcome.ids()).containsExactly("route-overlap");
      } else {
        assertThat(outcome.ids()).isEmpty();
      }
    }
  }

  /** The other side has none, so the message must not speak of its policy. */
  @Test
  void anOverlapWithARouteUnderNoPolicySaysSo() {
    Outcome outcome =
        compile(
            """
            @Path("orders")
            @CrossOrigin("https://a.example.com")
            public class One {
              @GET @Path("{id: [0-9]+}") public String one() { return ""; }
            }
            """,
            """
            @Path("orders")
            public class Two {
              @GET @Path("{code: [0-9A-F]+}") public String two() { return ""; }
            }
            """);
    assertThat(outcome.ids()).containsExactly("route-overlap");
    assertThat(outcome.corsMessages().get(0).text())
        .contains(
            "GET /orders/{id: [0-9]+} has a policy here (that of com.acme.One), and GET"
                + " /orders/{code: [0-9A-F]+} on com.acme.Two.two() has none. Both can match one"
                + " path, and servers may choose differently, so a preflight there is refused."
                + " Give both methods one policy, @SameOrigin for none, or templates that cannot"
                + " match the same path.")
        .doesNotContain("different policies");
  }

  @Test
  void aMoreSpecificTemplateIsNone() {
    Outcome outcome =
        compile(
            """
            @Path("orders")
            public class One {
              @GET @Path("latest") @CrossOrigin("https://a.example.com")
              public String latest() { return ""; }

              @GET @Path("{id}") @CrossOrigin("https://b.example.com")
              public String one() { return ""; }
            }
            """);
    assertThat(outcome.ids()).isEmpty();
  }

  @Test
  void aMalformedTemplateUnderAPolicyIsNoResource() {
    Outcome outcome =
        compile(
            """
            @Path("bad}") @CrossOrigin("https://a.example.com")
            public class One {
              @GET public String one() { return ""; }

              @PUT public void two() {}
            }
            """,
            """
            @Path("two")
            public class Two {
              @GET @Path("{x: [a-}") @CrossOrigin("https://a.example.com")
              public String one() { return ""; }

              @GET @Path("{y: [a-}") public String free() { return ""; }
            }
            """);
    assertThat(outcome.crashed()).isFalse();
    assertThat(outcome.ids()).containsExactly("not-a-resource", "not-a-resource");
    assertThat(outcome.messages()).noneMatch(message -> message.text().contains("bug"));
    assertThat(outcome.messages())
        .anyMatch(message -> message.text().contains("\"bad}\"") && message.text().contains("%7D"))
        .anyMatch(message -> message.text().contains("\"[a-\" does not compile"));
  }

  @Test
  void aMalformedTemplateWithoutAPolicyIsTheServersToReport() {
    Outcome outcome =
        compile(
            """
            @Path("orders/{id")
            public class One { @GET public String one() { return ""; } }
            """,
            orders("Two", "@CrossOrigin(\"https://a.example.com\")"));
    assertThat(outcome.crashed()).isFalse();
    assertThat(outcome.ids()).isEmpty();
  }

  @Test
  void corsByHandIsSeenInConstantsSuperclassesAndFields() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            IMPORTS + orders("One", "@CrossOrigin(\"https://a.example.com\")"),
            """
            package org.apache.catalina.filters;

            public class CorsFilter {}
            """,
            """
            package com.acme;

            public class OurFilter extends org.apache.catalina.filters.CorsFilter {
              private static final String CREDENTIALS = "access-control-allow-credentials";
              private final org.apache.catalina.filters.CorsFilter other = null;
              static final String HARMLESS = "X-Access-Control";
            }
            """);
    assertThat(outcome.ids())
        .containsExactly("handwritten-cors", "handwritten-cors", "handwritten-cors");
  }

  @Test
  void corsByHandWithoutPoliciesIsNobodysBusiness() {
    Outcome outcome =
        compile(
            orders("One", ""),
            "class Headers { static final String ORIGIN = \"Access-Control-Allow-Origin\"; }");
    assertThat(outcome.ids()).isEmpty();
  }

  /** Servers refuse it when the application starts; a root resource class is left out alike. */
  @Test
  void aMalformedTemplateBelowALocatorIsNotCompared() {
    Outcome outcome =
        compile(
            "@Path(\"a\") public class One {"
                + " @Path(\"b\") public Below below() { return null; } }",
            "public class Below { @GET @Path(\"{x\") public String get() { return \"\"; } }",
            "@Path(\"{y\") public class Two { @GET public String get() { return \"\"; } }");
    assertThat(outcome.messages()).isEmpty();
  }
}
