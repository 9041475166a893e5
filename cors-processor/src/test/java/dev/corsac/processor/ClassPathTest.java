package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the class path holds or lacks: other people's jars, other versions, missing classes. */
class ClassPathTest {

  @TempDir Path directory;

  private static final String ORDERS =
      """
      package com.acme;
      import dev.corsac.*;
      import jakarta.ws.rs.*;
      @Path("orders") %s
      public class Orders %s { @GET public String get() { return ""; } }
      """;

  private static Outcome compile(
      CompilerUnderTest compiler, List<File> classPath, String... sources) {
    Outcome outcome = compiler.compile(List.of(), List.of(new CorsProcessor()), classPath, sources);
    assertThat(outcome.crashed()).isFalse();
    assertThat(outcome.messages())
        .extracting(Message::text)
        .noneMatch(text -> text.contains("bug"));
    return outcome;
  }

  private static List<String> surface(Outcome outcome) {
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    return outcome.generatedFile("META-INF/corsac/surface.lock").lines().skip(1).toList();
  }

  @ParameterizedTest
  @EnumSource
  void aComposedAnnotationComesFromAnotherJar(CompilerUnderTest compiler) throws IOException {
    Library jar =
        Library.compile(
            directory,
            """
            package com.partner;
            import dev.corsac.*;
            import java.lang.annotation.*;
            @CrossOrigin(value = "https://partner.example.com", allowedHeaders = "X-Partner")
            @Retention(RetentionPolicy.RUNTIME) @Inherited
            public @interface PartnerApi {}
            """,
            """
            package com.partner;
            import java.lang.annotation.*;
            @PartnerApi @Retention(RetentionPolicy.RUNTIME)
            public @interface BestPartnerApi {}
            """);
    assertThat(
            surface(
                compile(
                    compiler,
                    jar.onClassPath(),
                    ORDERS.formatted("@com.partner.BestPartnerApi", ""))))
        .containsExactly(
            "GET /orders | https://partner.example.com | no credentials | allows X-Partner |"
                + " max-age 1800 | com.acme.Orders.get()");
  }

  @ParameterizedTest
  @EnumSource
  void annotationsOfAClassFileNeedNotBeOnTheClassPath(CompilerUnderTest compiler)
      throws IOException {
    Library jar =
        Library.compile(
                directory,
                """
                package com.lib;
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME)
                public @interface Shown {
                  Class<?> value() default Object.class;
                  String[] names() default {};
                }
                """,
                """
                package com.lib;
                import jakarta.ws.rs.*;
                @Shown(names = "x")
                public abstract class Base {
                  @Shown @HeaderParam("X-Field") protected String field;
                  @Shown protected Base() {}
                  @Shown @POST
                  public String base(@Shown(names = {}) @HeaderParam("X-Base") String x) { return ""; }
                  @Shown public void setIt(@Shown String it) {}
                  @Shown public String other() { return ""; }
                }
                """)
            .without("com.lib.Shown");
    assertThat(
            surface(
                compile(
                    compiler,
                    jar.onClassPath(),
                    ORDERS.formatted(
                        "@CrossOrigin(\"https://a.example\")", "extends com.lib.Base"))))
        .containsExactly(
            "GET /orders | https://a.example | no credentials | allows X-Field | max-age 1800 |"
                + " com.acme.Orders.get()",
            "POST /orders | https://a.example | no credentials | allows X-Base, X-Field |"
                + " max-age 1800 | com.acme.Orders.base(java.lang.String)");
  }

  @ParameterizedTest
  @EnumSource
  void typesInSignaturesOfAClassFileNeedNotBeOnTheClassPath(CompilerUnderTest compiler)
      throws IOException {
    Library jar =
        Library.compile(
                directory,
                "package com.lib; public class Gone {}",
                """
                package com.lib;
                import jakarta.ws.rs.*;
                public abstract class Base {
                  @POST public Gone base(Gone gone) { return gone; }
                  public java.util.List<Gone> other(Gone gone) { return null; }
                  public void setIt(Gone it) {}
                }
                """)
            .without("com.lib.Gone");
    Outcome outcome =
        compile(
            compiler,
            jar.onClassPath(),
            ORDERS.formatted("@CrossOrigin(\"https://a.example\")", "extends com.lib.Base"));
    assertThat(surface(outcome)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void aSuperclassThatIsMissingBehindAClassFileIsTheCompilersToReport(CompilerUnderTest compiler)
      throws IOException {
    Library jar =
        Library.compile(
                directory,
                "package com.lib; public class Gone {}",
                "package com.lib; public abstract class Base extends Gone {}")
            .without("com.lib.Gone");
    Outcome outcome =
        compile(
            compiler,
            jar.onClassPath(),
            ORDERS.formatted("@CrossOrigin(\"https://a.example\")", "extends com.lib.Base"));
    assertThat(outcome.succeeded()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aSubResourceWhoseSuperclassIsMissingIsNeverPassedOver(CompilerUnderTest compiler)
      throws IOException {
    Library jar =
        Library.compile(
                directory,
                "package com.lib; public class Gone {}",
                """
                package com.lib;
                public class Items extends Gone {
                  @jakarta.ws.rs.GET public String all() { return ""; }
                }
                """)
            .without("com.lib.Gone");
    Outcome outcome =
        compile(
            compiler,
            jar.onClassPath(),
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("orders") @CrossOrigin("https://a.example")
            public class Orders { @Path("items") public com.lib.Items items() { return null; } }
            """);
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.messages())
        .anyMatch(message ->
            message.text().contains("com.acme.Orders cannot be read")
                && message.text().contains("com.lib.Gone"));
  }

  @ParameterizedTest
  @EnumSource
  void annotationsOfAnOlderVersionLackMembers(CompilerUnderTest compiler) throws IOException {
    Library old =
        Library.compile(
            directory,
            List.of(),
            """
            package dev.corsac;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface CrossOrigin { String[] value(); }
            """);
    assertThat(
            surface(
                compile(
                    compiler,
                    old.before(Library.classPathWithoutAnnotations()),
                    ORDERS.formatted("@CrossOrigin(\"https://a.example\")", ""))))
        .containsExactly(
            "GET /orders | https://a.example | no credentials | max-age 1800 |"
                + " com.acme.Orders.get()");
  }

  @ParameterizedTest
  @EnumSource
  void aMemberOfANewerVersionIsNeverIgnored(CompilerUnderTest compiler) throws IOException {
    Library newer =
        Library.compile(
            directory,
            List.of(),
            """
            package dev.corsac;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface CrossOrigin {
              String[] value();
              String[] except() default {};
              int[] unused() default 3;
            }
            """);
    List<File> classPath = newer.before(Library.classPathWithoutAnnotations());
    Outcome unused =
        compile(compiler, classPath, ORDERS.formatted("@CrossOrigin(\"https://a.example\")", ""));
    assertThat(surface(unused)).hasSize(1);
    Outcome used =
        compile(
            compiler,
            classPath,
            ORDERS.formatted(
                "@CrossOrigin(value = \"https://a.example\", except = \"https://b.example\")", ""));
    assertThat(used.succeeded()).isFalse();
    assertThat(used.messages())
        .anyMatch(message ->
            message.text().contains("except") && message.text().contains("cors-processor"));
  }
}
