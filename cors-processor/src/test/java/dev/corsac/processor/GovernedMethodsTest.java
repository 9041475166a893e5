package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the rules that compare policies with the code see of it
 * (docs/architecture.md#what-is-refused).
 */
class GovernedMethodsTest {
  private static final List<String> EXPLICIT = List.of("-Acorsac.requireExplicit=true");

  private static Outcome compile(List<String> options, String... types) {
    String[] sources = new String[types.length];
    for (int i = 0; i < types.length; i++) {
      sources[i] =
          """
          package com.acme;

          import dev.corsac.*;
          import jakarta.annotation.security.*;
          import jakarta.ws.rs.*;
          import jakarta.ws.rs.core.*;

          """
              + types[i];
    }
    return CompilerUnderTest.JAVAC.compile(options, sources);
  }

  private static List<String> ids(String... types) {
    return compile(List.of(), types).ids();
  }

  private static String resource(String annotations, String body) {
    return "@Path(\"r\") " + annotations + " public class R { " + body + " }";
  }

  @Test
  void aSubResourceIsUnderThePolicyOfItsLocator() {
    String root =
        resource(
            "@CrossOrigin(\"https://a.example\")", "@Path(\"s\") public S s() { return null; }");
    String sub =
        "public class S { @GET public String get(@CookieParam(\"id\") String id) { return id; } }";
    assertThat(compile(EXPLICIT, root, sub).ids()).containsExactly("cookie-without-credentials");
  }

  @Test
  void aSubResourceBelowNoPolicyIsMissingOne() {
    String root = resource("", "@Path(\"s\") public S s() { return null; }");
    String sub = "public class S { @GET public String get() { return null; } }";
    assertThat(compile(EXPLICIT, root, sub).ids()).containsExactly("policy-missing");
  }

  /** A locator leads to the interface and to what implements it: one annotation is missing. */
  @Test
  void whatAnInterfaceAndItsClassesLackIsSaidAtTheInterface() {
    String root = resource("", "@Path(\"s\") public S s() { return null; }");
    String contract = "public interface S { @GET String get(); }";
    String one = "public class One implements S { public String get() { return null; } }";
    String two =
        "public class Two extends One { @Override public String get() { return null; } "
            + "@POST public void more() {} }";
    Outcome outcome = compile(EXPLICIT, root, contract, one, two);
    assertThat(outcome.corsMessages())
        .extracting(message -> message.id() + " " + message.file().replaceAll(".*/", ""))
        .containsExactlyInAnyOrder("policy-missing S.java", "policy-missing Two.java");
  }

  /** What a rule says of a policy, it says at the method that brings it about. */
  @Test
  void whatAnInterfaceAndItsClassesHaveInCommonIsSaidOnce() {
    String root =
        resource(
            "@CrossOrigin(\"https://a.example\")", "@Path(\"s\") public S s() { return null; }");
    String contract = "public interface S { @GET String get(@CookieParam(\"id\") String id); }";
    String same = "public class One implements S { public String get(String id) { return id; } }";
    String own =
        "public class Two implements S { @GET public String get(String id) { return id; } }";
    assertThat(ids(root, contract, same, own)).containsExactly("cookie-without-credentials");
  }

  @Test
  void aClassUnderAnotherPolicyThanItsInterfaceHasItsOwnFinding() {
    String root =
        resource(
            "@CrossOrigin(\"https://a.example\")", "@Path(\"s\") public S s() { return null; }");
    String contract = "public interface S { @GET String get(@CookieParam(\"id\") String id); }";
    String other =
        """
        public class One implements S {
          @CrossOrigin("https://b.example") public String get(String id) { return id; }
        }
        """;
    assertThat(ids(root, contract, other))
        .containsOnly("cookie-without-credentials", "locator-subtypes")
        .filteredOn("cookie-without-credentials"::equals)
        .hasSize(2);
  }

  @Test
  void anInterfaceHasTheRoutesOfItsClassesOnly() {
    String contract = "@Path(\"c\") public interface C { @GET String get(); }";
    String served =
        "@SameOrigin public class D implements C { public String get() { return null; } }";
    assertThat(compile(EXPLICIT, contract, served).ids()).isEmpty();
    assertThat(compile(EXPLICIT, contract).ids()).isEmpty();
  }

  @Test
  void whatTwoPoliciesBringIsSaidOnce() {
    String root =
        resource(
            "",
            """
            @Path("s") @CrossOrigin("https://a.example") public S s() { return null; }
            @Path("t") @CrossOrigin("https://b.example") public S t() { return null; }
            """);
    String sub =
        "public class S { @GET public String get(@CookieParam(\"id\") String id) { return id; } }";
    assertThat(ids(root, sub)).containsExactly("cookie-without-credentials");
  }

  @Test
  void anOpaqueLocatorIsToleratedByThePolicyOfItsClass() {
    assertThat(
            ids(
                resource(
                    """
                    @CrossOrigin(value = "https://a.example",
                        tolerate = @Tolerate(value = "locator-opaque", reason = "plug-ins"))
                    """,
                    "@Path(\"s\") public Object s() { return null; }")))
        .isEmpty();
  }

  @Test
  void recursiveLocatorsEnd() {
    assertThat(
            ids(
                resource(
                    "@CrossOrigin(\"https://a.example\")",
                    "@Path(\"n\") public N n() { return null; }"),
                """
                public class N {
                  @GET public String get(@HeaderParam("X-A") String a) { return a; }
                  @Path("n") public N n(@HeaderParam("X-B") String b) { return null; }
                }
                """))
        .isEmpty();
  }

  /** However many ways lead to a class, each of their policies is held against it. */
  @Test
  void theLastOfManyPoliciesIsLookedAt() {
    StringBuilder locators = new StringBuilder();
    for (int i = 10; i < 50; i++) {
      locators.append(
          """
          @CrossOrigin(value = "https://a%1$d.example", allowCredentials = %2$s)
          @Path("%1$d") public S s%1$d() { return null; }
          """
              .formatted(i, i < 49));
    }
    String sub =
        "public class S { @GET public String get(@CookieParam(\"id\") String id) { return id; } }";
    assertThat(ids(resource("", locators.toString()), sub))
        .containsExactly("cookie-without-credentials");
  }

  @Test
  void aHeaderThatTheLocatorShowsIsInferredBelowIt() {
    assertThat(
            ids(
                resource(
                    "@CrossOrigin(value = \"https://a.example\", allowedHeaders = \"X-A\")",
                    "@Path(\"s\") public S s(@HeaderParam(\"x-a\") String a) { return null; }"),
                "public class S { @GET public String get() { return null; } }"))
        .containsExactly("request-header-inferred");
  }

  /** Other users of the annotation are out of sight, and may need the header. */
  @Test
  void whatAComposedAnnotationListsIsNotHeldAgainstOneUser() {
    String header = "@GET public String get(@HeaderParam(\"x-a\") String a) { return a; }";
    String policy = "@CrossOrigin(value = \"https://a.example\", allowedHeaders = \"X-A\")";
    assertThat(ids(resource(policy, header))).containsExactly("request-header-inferred");
    assertThat(
            ids(
                "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) "
                    + policy
                    + " public @interface Partners {}",
                resource("@Partners", header)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Token", "Authorization", "*"})
  void aListedHeaderCanCarryAToken(String header) {
    assertThat(ids(protectedBy("allowedHeaders = \"" + header + "\""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type", "If-Match", "Range"})
  void headersWithAMeaningOfTheirOwnCarryNone(String header) {
    assertThat(ids(protectedBy("allowedHeaders = \"" + header + "\"")))
        .containsExactly("auth-unreachable");
  }

  private static String protectedBy(String member) {
    return resource(
        "@CrossOrigin(value = \"https://a.example\", " + member + ")",
        "@GET @RolesAllowed(\"u\") public String get() { return null; }");
  }

  @Test
  void theNearestSecurityAnnotationDecides() {
    String policy = "@RolesAllowed(\"u\") @CrossOrigin(\"https://a.example\")";
    assertThat(ids(resource(policy, "@GET public String get() { return null; }")))
        .containsExactly("auth-unreachable");
    assertThat(ids(resource(policy, "@GET @PermitAll public String get() { return null; }")))
        .isEmpty();
    assertThat(ids(resource(policy, "@GET @DenyAll public String get() { return null; }")))
        .isEmpty();
    assertThat(
            ids(
                "@Path(\"c\") @CrossOrigin(\"*\") public class D implements C { public String get() { return null; } }",
                "public interface C { @GET @RolesAllowed(\"u\") String get(); }"))
        .containsExactlyInAnyOrder("any-origin-authenticated", "auth-unreachable");
  }

  @ParameterizedTest
  @CsvSource({
    "multipart/form-data,true",
    "text/plain;charset=utf-8,true",
    "*/*,true",
    "application/*+json,false",
    "multipart/mixed,false",
    "application/json,false"
  })
  void aSimplePostIsOneThatNeedsNoPreflight(String type, boolean simple) {
    assertThat(
            ids(
                resource(
                    "@CrossOrigin(value = \"https://a.example\", allowCredentials = true, guarded = false)",
                    "@POST @Consumes(\"" + type + "\") public void post(String body) {}")))
        .isEqualTo(simple ? List.of("simple-request") : List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Consumes(\"multipart/form-data\") | String body",
        "@Consumes(\"text/plain\") | String body",
        "'' | ''",
        "'' | String body"
      })
  void nobodyIsToldToTakeJsonInstead(String consumes, String parameter) {
    Outcome outcome =
        compile(
            List.of("-Acorsac.warn=simple-request"),
            resource(
                "@CrossOrigin(value = \"https://a.example\", allowCredentials = true, guarded = false)",
                "@POST " + consumes + " public void post(" + parameter + ") {}"));
    assertThat(outcome.corsMessages())
        .singleElement()
        .satisfies(message ->
            assertThat(message.text()).contains("guarded = false").doesNotContain("json"));
  }

  @Test
  void jerseysResourceConfigListsForJerseyAlone() {
    String jersey =
        """
        package org.glassfish.jersey.server;
        public class ResourceConfig extends jakarta.ws.rs.core.Application {
          @Override public final java.util.Set<Class<?>> getClasses() { return java.util.Set.of(); }
        }
        """;
    String nested =
        """
        package com.acme;
        public class Shop {
          @jakarta.ws.rs.ApplicationPath("api")
          static class Api extends org.glassfish.jersey.server.ResourceConfig {}
          static class Admin extends Api {
            @Override public java.util.Set<Object> getSingletons() { return java.util.Set.of(); }
          }
          @jakarta.ws.rs.ApplicationPath("plain")
          static class Plain extends jakarta.ws.rs.core.Application {
            @Override public java.util.Set<Class<?>> getClasses() { return java.util.Set.of(); }
          }
        }
        """;
    assertThat(CompilerUnderTest.JAVAC.compile(jersey, nested).messages())
        .filteredOn(message -> message.id().equals("application-lists-classes"))
        .singleElement()
        .satisfies(message -> assertThat(message.text()).contains("Shop.Plain lists"));
  }

  @ParameterizedTest
  @CsvSource({
    "'@CrossOrigin(value = \"https://a.example\", allowCredentials = true)', false, false",
    "'@CrossOrigin(value = \"https://a.example\", guarded = false)', false, true",
    "'@CrossOrigin(value = \"*\", guarded = false)', false, true",
    "@SameOrigin, false, false",
    "@SameOrigin(guarded = false), false, true"
  })
  void aPostThatIsGuardedOrTakesNoCredentialsIsNotWarnedOf(
      String policy, boolean warned, boolean found) {
    String source = resource(policy, "@POST public void post() {}");
    assertThat(ids(source)).isEqualTo(warned ? List.of("simple-request") : List.of());
    assertThat(compile(List.of("-Acorsac.warn=simple-request"), source).ids())
        .isEqualTo(found ? List.of("simple-request") : List.of());
  }

  @ParameterizedTest
  @CsvSource({"GET, true", "HEAD, true", "POST, false", "PATCH, false"})
  void theGuardIsSwitchedOffInVainWhereNothingChanges(String method, boolean unused) {
    assertThat(ids(resource("@SameOrigin(guarded = false)", "@" + method + " public void m() {}")))
        .isEqualTo(unused ? List.of("guard-unused") : List.of());
  }

  @Test
  void theGuardIsNotSwitchedOffInVainWhereALocatorLeadsToWhatChanges() {
    String root =
        resource("@SameOrigin(guarded = false)", "@Path(\"s\") public S s() { return null; }");
    assertThat(ids(root, "public class S { @PUT public void put() {} }")).isEmpty();
    assertThat(ids(root, "public class S { @GET public void get() {} }"))
        .containsExactly("guard-unused");
    // A locator that shows nothing may lead to anything; its own warning is another.
    assertThat(
            ids(
                resource(
                    "",
                    "@Path(\"s\") @SameOrigin(guarded = false) public Object s() { return null; }")))
        .containsExactly("locator-opaque");
  }

  @ParameterizedTest
  @CsvSource({
    "@CookieParam(\"id\") String id, false",
    "@Context SecurityContext who, false",
    "String body, true"
  })
  void credentialsAreUsedWhereALocatorLeadsToWhatReadsThem(String parameter, boolean unused) {
    String root =
        resource(
            "@CrossOrigin(value = \"https://a.example\", allowCredentials = true)",
            "@Path(\"s\") public S s() { return null; }");
    String sub = "public class S { @PUT public void put(" + parameter + ") {} }";
    assertThat(compile(List.of("-Acorsac.warn=credentials-unused"), root, sub).ids())
        .isEqualTo(unused ? List.of("credentials-unused") : List.of());
  }

  @Test
  void aPolicyOnARestClientHasNoEffect() {
    String marker =
        """
        package org.eclipse.microprofile.rest.client.inject;
        public @interface RegisterRestClient {}
        """;
    String client =
        """
        package com.acme;
        import dev.corsac.*;
        import jakarta.ws.rs.*;
        @Path("c") %s @CrossOrigin("https://a.example")
        public interface Client { @GET String get(); }
        """;
    String registered = "@org.eclipse.microprofile.rest.client.inject.RegisterRestClient";
    assertThat(CompilerUnderTest.JAVAC.compile(marker, client.formatted(registered)).ids())
        .containsExactly("not-a-resource");
    assertThat(CompilerUnderTest.JAVAC.compile(marker, client.formatted("")).ids()).isEmpty();
  }

  @Test
  void brokenSourcesAreNotAskedWhatTheyTolerate() {
    Outcome outcome =
        compile(
            List.of(),
            resource(
                """
                @CrossOrigin(value = "https://a.example",
                    tolerate = @Tolerate(value = "options-method", reason = "a tool"))
                """,
                "@OPTIONS public Missing get() { return null; } @GET public String a(@Lost String b) { return b; }"));
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.ids()).isEmpty();
  }
}
