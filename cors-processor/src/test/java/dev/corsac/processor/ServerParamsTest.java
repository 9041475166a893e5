package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Parameters that are servers' own, known by name (docs/architecture.md#annotations). */
class ServerParamsTest {
  private static final String REACTIVE = "org.jboss.resteasy.reactive";
  private static final String CLASSIC = "org.jboss.resteasy.annotations.jaxrs";

  /** Stands for a server's annotation, with the members that the real one has. */
  private static String annotation(String type, String members) {
    int dot = type.lastIndexOf('.');
    return """
    package %s;
    import java.lang.annotation.*;
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
    public @interface %s { %s }
    """
        .formatted(type.substring(0, dot), type.substring(dot + 1), members);
  }

  private static List<String> quarkus() {
    return Stream.of("Header", "Cookie", "Form", "Path", "Query", "Matrix")
        .map(name -> annotation(REACTIVE + ".Rest" + name, "String value() default \"\";"))
        .toList();
  }

  private static List<String> classic() {
    return Stream.of("Header", "Cookie", "Form", "Path", "Query", "Matrix")
        .map(name -> annotation(CLASSIC + "." + name + "Param", "String value() default \"\";"))
        .toList();
  }

  private static String resource(String policy, String body) {
    return """
    package com.acme;
    import dev.corsac.*;
    import jakarta.ws.rs.*;
    import jakarta.ws.rs.core.*;
    import java.util.*;
    @Path("a/{id}") %s
    public class A { %s }
    """
        .formatted(policy, body);
  }

  /** What the one route allows. */
  private static String allows(CompilerUnderTest compiler, List<String> server, String body) {
    List<String> sources = new ArrayList<>(server);
    sources.add(resource("@CrossOrigin(\"https://a.example\")", body));
    return allows(compiler.compile(sources.toArray(String[]::new)));
  }

  private static String allows(Outcome outcome) {
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    String line =
        outcome
            .generatedFile("META-INF/corsac/surface.lock")
            .lines()
            .filter(each -> each.contains(" /a"))
            .findFirst()
            .orElseThrow();
    int at = line.indexOf(" | allows ");
    return at < 0 ? "" : line.substring(at + 10, line.indexOf(" |", at + 3));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "@RestHeader(\"X-Trace\") String t, X-Trace",
        "@RestHeader String ifMatch, If-Match",
        "@RestHeader String xTraceID, X-Trace-ID",
        "@RestHeader String xURLPart, X-URL-Part",
        "@RestHeader String trace, Trace",
        "@RestHeader(\"\") String xTrace, X-Trace",
        "@RestCookie String session, ``",
        "@RestPath String id, ``",
        "@RestQuery String q, ``",
        "@RestMatrix String m, ``",
        "@RestForm String name, Content-Type",
        "String id, ``",
        "UriInfo info, ``",
        "Sub bean, X-In-Bean",
        "String other, Content-Type"
      })
  void theParametersOfQuarkus(String parameter, String allowed) {
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      assertThat(
              allows(
                  compiler,
                  quarkus(),
                  """
                  @PUT public void put(%s) {}
                  public static class Sub { @org.jboss.resteasy.reactive.RestHeader String xInBean; }
                  """
                      .formatted(parameter.replace("@Rest", "@" + REACTIVE + ".Rest"))))
          .as("%s", compiler)
          .isEqualTo(allowed);
    }
  }

  /** Without Quarkus REST, Jakarta REST's rule holds: the parameter is the entity. */
  @Test
  void withoutQuarkusAPathVariablesNameSaysNothing() {
    assertThat(allows(CompilerUnderTest.JAVAC, List.of(), "@PUT public void put(String id) {}"))
        .isEqualTo("Content-Type");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "@HeaderParam(\"X-Trace\") String t, X-Trace",
        "@HeaderParam String userId, userId",
        "@CookieParam String session, ``",
        "@PathParam String id, ``",
        "@QueryParam String q, ``",
        "@MatrixParam String m, ``",
        "@FormParam String name, Content-Type"
      })
  void theParametersOfRestEasy(String parameter, String allowed) {
    assertThat(
            allows(
                CompilerUnderTest.JAVAC,
                classic(),
                "@PUT public void put(" + parameter.replace("@", "@" + CLASSIC + ".") + ") {}"))
        .isEqualTo(allowed);
  }

  @Test
  void formBeansOfRestEasyAreReadMemberByMember() {
    List<String> server =
        List.of(
            annotation("org.jboss.resteasy.annotations.Form", ""),
            annotation("org.jboss.resteasy.annotations.providers.multipart.MultipartForm", ""));
    String bean = "public static class Bean { @HeaderParam(\"X-A\") String a; }";
    assertThat(
            allows(
                CompilerUnderTest.JAVAC,
                server,
                "@PUT public void put(@org.jboss.resteasy.annotations.Form Bean b) {} " + bean))
        .isEqualTo("X-A");
    assertThat(
            allows(
                CompilerUnderTest.JAVAC,
                server,
                "@PUT @Consumes(\"multipart/form-data\") public void put("
                    + "@org.jboss.resteasy.annotations.providers.multipart.MultipartForm Bean b) {} "
                    + bean))
        .isEqualTo("X-A");
  }

  /** An annotation of a server's that only says how the entity is read. */
  @Test
  void whatDescribesTheEntityLeavesItOne() {
    assertThat(
            allows(
                CompilerUnderTest.JAVAC,
                List.of(annotation("org.jboss.resteasy.annotations.providers.jaxb.Wrapped", "")),
                "@PUT public void put(@org.jboss.resteasy.annotations.providers.jaxb.Wrapped"
                    + " List<String> books) {}"))
        .isEqualTo("Content-Type");
  }

  @Test
  void aPrincipalAndAContinuationAreNoEntity() {
    List<String> server =
        List.of(
            annotation("io.dropwizard.auth.Auth", "boolean required() default true;"),
            "package kotlin.coroutines; public interface Continuation<T> {}");
    assertThat(
            allows(
                CompilerUnderTest.JAVAC,
                server,
                "@PUT public void put(@io.dropwizard.auth.Auth java.security.Principal who) {}"))
        .isEmpty();
    assertThat(
            allows(
                CompilerUnderTest.JAVAC,
                server,
                "@PUT public Object put(kotlin.coroutines.Continuation<? super String> next)"
                    + " { return null; }"))
        .isEmpty();
  }

  /** Fields, constructors, setters, beans and records, on each compiler. */
  @ParameterizedTest
  @EnumSource
  void membersOfEveryKind(CompilerUnderTest compiler) {
    assertThat(
            allows(
                compiler,
                quarkus(),
                """
                @org.jboss.resteasy.reactive.RestHeader String xField;
                public A(@org.jboss.resteasy.reactive.RestHeader String xMade) {}
                @org.jboss.resteasy.reactive.RestHeader public void setXSet(String s) {}
                @GET public void get(@BeanParam Bean bean, @BeanParam Row row, @BeanParam Compact c) {}
                public static class Bean {
                  @org.jboss.resteasy.reactive.RestHeader("X-Bean") String any;
                }
                public record Row(@org.jboss.resteasy.reactive.RestHeader String xRow) {}
                public record Compact(@org.jboss.resteasy.reactive.RestHeader String xCompact) {
                  public Compact { Objects.requireNonNull(xCompact); }
                }
                """))
        .isEqualTo("X-Bean, X-Compact, X-Field, X-Made, X-Row, X-Set");
  }

  /** The explicit constructor of a record may say what its component does not. */
  @ParameterizedTest
  @EnumSource
  void theConstructorOfARecordThatIsWrittenOut(CompilerUnderTest compiler) {
    assertThat(
            allows(
                compiler,
                List.of(),
                """
                @GET public void get(@BeanParam Row row) {}
                public record Row(@Deprecated String a, String b) {
                  public Row(@HeaderParam("X-A") String a, @HeaderParam("X-B") String b) {
                    this.a = a;
                    this.b = b;
                  }
                }
                """))
        .isEqualTo("X-A, X-B");
  }

  /** From a class file a compact constructor's parameters have annotations, and no names. */
  @ParameterizedTest
  @EnumSource
  void aRecordOfALibrary(CompilerUnderTest compiler, @TempDir Path directory) throws IOException {
    List<String> library = new ArrayList<>(quarkus());
    library.add(
        """
        package com.lib;
        import org.jboss.resteasy.reactive.*;
        public record Row(@RestHeader String xRow, @RestHeader("X-Named") String n) {
          public Row { java.util.Objects.requireNonNull(xRow); }
        }
        """);
    Library compiled = Library.compile(directory, library.toArray(String[]::new));
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(new CorsProcessor()),
            compiled.onClassPath(),
            resource(
                "@CrossOrigin(\"https://a.example\")",
                "@GET public void get(@BeanParam com.lib.Row row) {}"));
    assertThat(allows(outcome)).isEqualTo("X-Named, X-Row");
  }

  /** Nothing is guessed: the name that counts is not in the class file. */
  @Test
  void aParameterWhoseNameIsNotInItsClassFile(@TempDir Path directory) throws IOException {
    List<String> library = new ArrayList<>(quarkus());
    library.add(
        """
        package com.lib;
        public class Base {
          @jakarta.ws.rs.GET
          public void get(@org.jboss.resteasy.reactive.RestHeader String ifMatch) {}
        }
        """);
    Library compiled = Library.compile(directory, library.toArray(String[]::new));
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            List.of(),
            List.of(new CorsProcessor()),
            compiled.onClassPath(),
            resource("@CrossOrigin(\"https://a.example\")", "")
                .replace("A {", "A extends com.lib.Base {"));
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.messages().toString()).contains("RestHeader").contains("-parameters");
  }

  @ParameterizedTest
  @CsvSource({
    "@io.quarkus.security.Authenticated, , auth-unreachable",
    "@io.quarkus.security.PermissionsAllowed, , auth-unreachable",
    ", @io.dropwizard.auth.Auth java.security.Principal who, auth-unreachable",
    ", @io.dropwizard.auth.Auth(required = false) java.security.Principal who,",
    ", @io.dropwizard.auth.Auth Optional<java.security.Principal> who,",
  })
  void whoMustSignInAsWithRolesAllowed(String annotation, String parameter, String id) {
    List<String> sources =
        new ArrayList<>(
            List.of(
                annotation("io.dropwizard.auth.Auth", "boolean required() default true;"),
                annotation("io.quarkus.security.Authenticated", ""),
                annotation("io.quarkus.security.PermissionsAllowed", "")));
    String body = "@GET public void get(" + (parameter == null ? "" : parameter) + ") {}";
    String marks = annotation == null ? "" : annotation + " ";
    assertThat(ids(sources, marks + "@CrossOrigin(\"https://a.example\")", body))
        .isEqualTo(id == null ? List.of() : List.of(id));
    assertThat(ids(sources, marks + "@CrossOrigin(\"*\")", body))
        .isEqualTo(
            id == null ? List.of() : List.of("auth-unreachable", "any-origin-authenticated"));
  }

  @Test
  void permitAllLiftsAuthenticated() {
    assertThat(
            ids(
                List.of(annotation("io.quarkus.security.Authenticated", "")),
                "@io.quarkus.security.Authenticated @CrossOrigin(\"https://a.example\")",
                "@GET @jakarta.annotation.security.PermitAll public void get() {}"))
        .isEmpty();
  }

  private static List<String> ids(List<String> server, String annotations, String body) {
    List<String> sources = new ArrayList<>(server);
    sources.add(resource(annotations, body));
    Outcome outcome = CompilerUnderTest.JAVAC.compile(sources.toArray(String[]::new));
    assertThat(outcome.succeeded()).as("%s", outcome).isTrue();
    return outcome.ids();
  }
}
