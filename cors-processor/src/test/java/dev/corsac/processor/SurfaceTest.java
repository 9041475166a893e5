package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which policy applies (docs/architecture.md#which-policy-applies) and what is inferred
 * (docs/architecture.md#annotations), read off the surface.
 */
class SurfaceTest {

  private static List<String> surface(CompilerUnderTest compiler, String... sources) {
    Outcome outcome = compiler.compile(sources);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    return outcome
        .generatedFile("META-INF/corsac/surface.lock")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  private static String resource(String annotations, String body) {
    return """
    package com.acme;

    import dev.corsac.*;
    import jakarta.ws.rs.*;

    %s
    public class OrderResource {
      %s
    }
    """
        .formatted(annotations, body);
  }

  @ParameterizedTest
  @EnumSource
  void theNearestPolicyWinsWhole(CompilerUnderTest compiler) {
    assertThat(
            surface(
                compiler,
                resource(
                    """
                    @Path("/orders/")
                    @CrossOrigin(value = "https://a.example", exposedHeaders = "ETag", allowCredentials = true)
                    """,
                    """
                    @GET public String list() { return ""; }
                    @PUT @Path("{id: [0-9]+}") @CrossOrigin("https://b.example") public void put(@PathParam("id") long id) {}
                    @DELETE @SameOrigin public void clear() {}
                    """)))
        .containsExactly(
            "DELETE /orders | same origin | com.acme.OrderResource.clear()",
            "GET /orders | https://a.example | credentials | exposes ETag | max-age 1800 |"
                + " com.acme.OrderResource.list()",
            "PUT /orders/{id: [0-9]+} | https://b.example | no credentials | max-age 1800 |"
                + " com.acme.OrderResource.put(long)");
  }

  /** By template, method, class and Java method, whatever the classes are called. */
  @Test
  void theRoutesAreInTheOrderOfTheirTemplates() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("z") @CrossOrigin("https://a.example")
            public class A {
              @POST @Consumes("b/b") public void b(String b) {}
              @POST @Consumes("a/a") public void a(String a) {}
              @GET public String get() { return ""; }
              @GET @Path("below") public String below() { return ""; }
            }
            """,
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("a") @CrossOrigin("https://a.example")
            public class Z { @GET public String get() { return ""; } }
            """);
    assertThat(outcome.generatedFile("policies.json").lines())
        .filteredOn(line -> line.contains("\"resourceMethod\""))
        .extracting(line -> line.replaceAll(".*: \"(\\w+).*", "$1"))
        .containsExactly("get", "get", "a", "b", "below");
    assertThat(outcome.generatedFile("policies.json").lines())
        .filteredOn(line -> line.contains("\"template\""))
        .extracting(line -> line.replaceAll(".*: \"(.*)\".*", "$1"))
        .containsExactly("/a", "/z", "/z", "/z", "/z/below");
  }

  @ParameterizedTest
  @EnumSource
  void anApplicationMayHaveClassesBetween(CompilerUnderTest compiler) {
    Outcome outcome =
        compiler.compile(
            "package com.acme; public abstract class Base extends jakarta.ws.rs.core.Application {}",
            "package com.acme; public abstract class Middle extends Base {}",
            """
            package com.acme;
            @dev.corsac.CrossOrigin("https://application.example")
            public class Shop extends Middle {}
            """,
            """
            package com.acme;
            @jakarta.ws.rs.Path("orders")
            public class Orders { @jakarta.ws.rs.GET public String get() { return ""; } }
            """);
    assertThat(outcome.generatedFile("surface.lock"))
        .contains("GET /orders | https://application.example |");
  }

  @ParameterizedTest
  @EnumSource
  void scopesReachFromTheMethodToTheApplication(CompilerUnderTest compiler) {
    String application =
        """
        package com.acme;
        @dev.corsac.CrossOrigin("https://application.example")
        public class Shop extends jakarta.ws.rs.core.Application {}
        """;
    String packaged =
        """
        @CrossOrigin("https://package.example")
        package com.acme.packaged;
        import dev.corsac.CrossOrigin;
        """;
    String inPackage =
        """
        package com.acme.packaged;
        @jakarta.ws.rs.Path("packaged")
        public class PackagedResource { @jakarta.ws.rs.GET public String get() { return ""; } }
        """;
    String api =
        """
        package com.acme;
        import dev.corsac.*;
        import jakarta.ws.rs.*;
        @CrossOrigin("https://interface.example")
        public interface Api {
          @GET @Path("interface") String get();
          @GET @Path("implemented") @CrossOrigin("https://implemented.example") String implemented();
        }
        """;
    String base =
        """
        package com.acme;
        import dev.corsac.*;
        import jakarta.ws.rs.*;
        @CrossOrigin("https://superclass.example")
        public abstract class Base {
          @GET @Path("superclass") public String inherited() { return ""; }
          @SameOrigin public String optedOut() { return ""; }
        }
        """;
    String ofInterface =
        """
        package com.acme;
        import jakarta.ws.rs.*;
        @Path("a")
        public class A implements Api {
          public String get() { return ""; }
          public String implemented() { return ""; }
        }
        """;
    String ofBase =
        """
        package com.acme;
        import jakarta.ws.rs.*;
        @Path("b")
        public class B extends Base {
          @Override @GET @Path("overrides") public String optedOut() { return ""; }
        }
        """;
    String bare = resource("@Path(\"c\")", "@GET public String get() { return \"\"; }");
    assertThat(
            surface(
                compiler, application, packaged, inPackage, api, base, ofInterface, ofBase, bare))
        .containsExactly(
            "* /** | https://application.example | no credentials | max-age 1800 | com.acme.Shop",
            "GET /a/implemented | https://implemented.example | no credentials | max-age 1800 |"
                + " com.acme.A.implemented()",
            "GET /a/interface | https://interface.example | no credentials | max-age 1800 |"
                + " com.acme.A.get()",
            "GET /b/overrides | same origin | com.acme.B.optedOut()",
            "GET /b/superclass | https://superclass.example | no credentials | max-age 1800 |"
                + " com.acme.B.inherited()",
            "GET /c | https://application.example | no credentials | max-age 1800 |"
                + " com.acme.OrderResource.get()",
            "GET /packaged | https://package.example | no credentials | max-age 1800 |"
                + " com.acme.packaged.PackagedResource.get()");
  }

  @ParameterizedTest
  @EnumSource
  void aSubResourceTakesThePolicyOfItsLocator(CompilerUnderTest compiler) {
    assertThat(
            surface(
                compiler,
                resource(
                    "@Path(\"orders\")",
                    """
                    @Path("{id}/items") @CrossOrigin("https://a.example")
                    public Items items(@HeaderParam("X-Tenant") String tenant) { return null; }
                    @Path("{id}/notes") public Class<Notes> notes() { return Notes.class; }
                    public static class Items {
                      @GET public String all() { return ""; }
                      @Path("parent") public Items parent() { return this; }
                    }
                    public static class Notes {
                      @GET @CrossOrigin("https://b.example") public String all() { return ""; }
                      @POST public void add() {}
                    }
                    """)))
        .containsExactly(
            "GET /orders/{id}/items | https://a.example | no credentials | allows X-Tenant |"
                + " max-age 1800 | com.acme.OrderResource.Items.all() via com.acme.OrderResource",
            "GET /orders/{id}/items/parent/… | https://a.example | no credentials | allows X-Tenant"
                + " | max-age 1800 | com.acme.OrderResource.Items.all() via com.acme.OrderResource",
            "GET /orders/{id}/notes | https://b.example | no credentials | max-age 1800 |"
                + " com.acme.OrderResource.Notes.all() via com.acme.OrderResource",
            "POST /orders/{id}/notes | not governed | com.acme.OrderResource.Notes.add()"
                + " via com.acme.OrderResource");
  }

  @ParameterizedTest
  @EnumSource
  void headersAreInferredFromAllThatASignatureShows(CompilerUnderTest compiler) {
    List<String> lines =
        surface(
            compiler,
            resource(
                "@Path(\"orders\") @CrossOrigin(\"https://a.example\")",
                """
                @HeaderParam("X-Field") String field;
                public OrderResource(@HeaderParam("X-Constructor") String c) {}
                @HeaderParam("X-Setter") public void setIt(String it) {}
                @GET public String none() { return ""; }
                @PUT public void bean(@BeanParam Bean bean, @HeaderParam("Accept") String a,
                    @HeaderParam("Cookie") String c, @HeaderParam("X-Forwarded-For") String f) {}
                @POST @Consumes("application/json") public void json(String body) {}
                @POST @Path("form") @Consumes({"text/plain", "application/x-www-form-urlencoded"})
                public void form(@FormParam("a") String a) {}
                public static class Parent { @HeaderParam("X-Parent") String parent; }
                public static class Bean extends Parent { @BeanParam Inner inner; }
                public record Inner(@HeaderParam("X-Record") String value) {}
                """));
    String always = "X-Constructor, X-Field";
    assertThat(lines.get(0)).contains(" allows " + always + ", X-Setter |");
    assertThat(lines.get(1)).contains(" allows Content-Type, " + always + ", X-Setter |");
    assertThat(lines.get(2)).contains("/form |").contains(" allows " + always + ", X-Setter |");
    assertThat(lines.get(3)).contains(" allows " + always + ", X-Parent, X-Record, X-Setter |");
  }

  @ParameterizedTest
  @EnumSource
  void aComposedAnnotationStandsForItsPolicyAtAnyDepth(CompilerUnderTest compiler) {
    assertThat(
            surface(
                compiler,
                """
                package com.acme;
                import dev.corsac.*;
                import java.lang.annotation.*;
                @CrossOrigin("https://partner.example.com") @Retention(RetentionPolicy.RUNTIME)
                public @interface PartnerApi {}
                """,
                """
                package com.acme;
                import java.lang.annotation.*;
                @PartnerApi @Retention(RetentionPolicy.RUNTIME)
                public @interface BestPartnerApi {}
                """,
                resource(
                    "@Path(\"a\") @BestPartnerApi", "@GET public String a() { return \"\"; }")))
        .containsExactly(
            "GET /a | https://partner.example.com | no credentials | max-age 1800 |"
                + " com.acme.OrderResource.a()");
  }

  @ParameterizedTest
  @EnumSource
  void genericBasesAreReadWithTheirBridges(CompilerUnderTest compiler) {
    Outcome outcome =
        compiler.compile(
            """
            package com.acme;
            import jakarta.ws.rs.*;
            public abstract class Crud<T extends Comparable<T>> {
              @POST @Consumes("application/json") public abstract T save(T entity);
              @Path("sub") public abstract Crud<T> sub();
            }
            """,
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("strings") @CrossOrigin("https://a.example")
            public class Strings extends Crud<String> {
              @Override public String save(String entity) { return entity; }
              @Override public Strings sub() { return this; }
            }
            """);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("_CorsTable.java"))
        .contains("  save(java.lang.String)  ")
        .contains("signature  save(java.lang.Comparable)\\n")
        .contains("locator  sub  sub()  com.acme.Strings  ");
  }

  /** What a class says of its methods was not written for whatever such a locator returns. */
  @ParameterizedTest
  @EnumSource
  void anOpaqueLocatorHasThePolicyOfItsMethodOnly(CompilerUnderTest compiler) {
    Outcome outcome =
        compiler.compile(
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("plugins")
            @CrossOrigin(value = "https://a.example",
                tolerate = @Tolerate(value = "locator-opaque", reason = "plug-ins"))
            public class Plugins {
              @GET public String list() { return ""; }
              @Path("all") public Object all() { return null; }
              @Path("own") @SameOrigin public Object own() { return null; }
            }
            """);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("_CorsTable.java"))
        .containsSubsequence("policy  com.acme.Plugins\\n", "sameOrigin  com.acme.Plugins.own()\\n")
        .contains("locator  all  all()  -  -\\n")
        .contains("locator  own  own()  -  2\\n");
  }

  @ParameterizedTest
  @EnumSource
  void aPathOnAnInterfaceMakesAnAlias(CompilerUnderTest compiler) {
    Outcome outcome =
        compiler.compile(
            """
            package com.acme;
            import jakarta.ws.rs.*;
            @Path("orders") public interface Orders { @GET String list(); }
            """,
            """
            package com.acme;
            @dev.corsac.CrossOrigin("https://a.example")
            public class OrderService implements Orders { public String list() { return ""; } }
            """);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("_CorsTable.java"))
        .contains("resource  com.acme.OrderService  orders\\n")
        .contains("alias  com.acme.Orders\\n");
  }
}
