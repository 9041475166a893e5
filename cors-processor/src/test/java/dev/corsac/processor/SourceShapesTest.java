package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever shape sources have: the table says it, or the compiler says what is wrong. */
class SourceShapesTest {

  private static List<String> surface(Outcome outcome) {
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.messages()).isEmpty();
    return outcome.generatedFile("META-INF/corsac/surface.lock").lines().skip(1).toList();
  }

  @ParameterizedTest
  @EnumSource
  void nestedPrivateStaticAndInnerClasses(CompilerUnderTest compiler) {
    assertThat(
            surface(
                compiler.compile(
                    """
                    package com.acme;
                    import dev.corsac.*;
                    import jakarta.ws.rs.*;
                    public class Outer {
                      @Path("static") @SameOrigin public static class Nested {
                        @GET public String get() { return ""; }
                        @Path("deep") @SameOrigin protected static class Deeper {
                          @GET public String get() { return ""; }
                        }
                      }
                      @Path("inner") @SameOrigin public class Inner { @GET public String get() { return ""; } }
                      @Path("package") @SameOrigin static class Hidden { @GET public String get() { return ""; } }
                    }
                    """)))
        .extracting(line -> line.substring(line.lastIndexOf("| ") + 2))
        .containsExactly(
            "com.acme.Outer.Nested.Deeper.get()",
            "com.acme.Outer.Inner.get()",
            "com.acme.Outer.Hidden.get()",
            "com.acme.Outer.Nested.get()");
  }

  @ParameterizedTest
  @EnumSource
  void namesWithDollarSignsUnusualPackagesAndTheUnnamedOne(CompilerUnderTest compiler) {
    Outcome outcome =
        compiler.compile(
            """
            // file: a$b/_x/\u00fcber/A$B$.java
            package a$b._x.\u00fcber;
            @jakarta.ws.rs.Path("dollar") @dev.corsac.SameOrigin
            public class A$B$ {
              @jakarta.ws.rs.GET public String get$() { return ""; }
            }
            """,
            """
            // file: Unnamed.java
            @jakarta.ws.rs.Path("unnamed") @dev.corsac.SameOrigin
            public class Unnamed { @jakarta.ws.rs.GET public String get() { return ""; } }
            """);
    assertThat(surface(outcome))
        .containsExactly(
            "GET /dollar | same origin | a$b._x.\u00fcber.A$B$.get$()",
            "GET /unnamed | same origin | Unnamed.get()");
    assertThat(outcome.generatedFile("_CorsTable.java"))
        .contains("resource  a$b._x.~00fcber.A$B$  dollar\\n")
        .matches(text -> text.chars().allMatch(c -> c < 128));
  }

  @ParameterizedTest
  @EnumSource
  void aClassThatTheCompilerDoesNotFindAgainIsNeverPassedOver(CompilerUnderTest compiler) {
    Outcome outcome =
        compiler.compile(
            """
            // file: com/acme/Outer$.java
            package com.acme;
            public class Outer$ {
              @jakarta.ws.rs.Path("in") @dev.corsac.SameOrigin public static class $ {
                @jakarta.ws.rs.GET public String get() { return ""; }
              }
            }
            """);
    if (outcome.succeeded()) {
      assertThat(surface(outcome))
          .containsExactly("GET /in | same origin | com.acme.Outer$.$.get()");
    } else {
      assertThat(outcome.messages()).anyMatch(message -> message.text().contains("cannot be read"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnnamedPackageAloneGetsItsTableThere(CompilerUnderTest compiler) {
    Outcome outcome =
        compiler.compile(
            """
            @jakarta.ws.rs.Path("unnamed") @dev.corsac.SameOrigin
            public class Unnamed { @jakarta.ws.rs.GET public String get() { return ""; } }
            """);
    assertThat(surface(outcome)).hasSize(1);
    assertThat(outcome.generatedFile("META-INF/corsac/tables"))
        .contains("\ntable: Unnamed_", "\nresource: Unnamed Unnamed\n");
  }

  @ParameterizedTest
  @EnumSource
  void aPackageInfoAloneIsNoCrash(CompilerUnderTest compiler) {
    Outcome outcome =
        compiler.compile("@dev.corsac.CrossOrigin(\"https://a.example\") package com.acme;");
    assertThat(outcome.crashed()).isFalse();
    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.ids()).containsExactly("not-a-resource");
  }

  @ParameterizedTest
  @EnumSource
  void sealedTypesRecordsAndEnums(CompilerUnderTest compiler) {
    assertThat(
            surface(
                compiler.compile(
                    """
                    package com.acme;
                    import dev.corsac.*;
                    import jakarta.ws.rs.*;
                    @Path("shapes") @CrossOrigin("https://a.example")
                    public sealed class Shapes permits Shapes.Round {
                      @GET public String get(@BeanParam Paging paging) { return ""; }
                      @Path("sub") public Part part() { return null; }
                      public static final class Round extends Shapes {}
                      public record Paging(@HeaderParam("X-Page") String page, @BeanParam Filter filter) {}
                      public record Filter(@HeaderParam("X-Filter") String filter) {}
                      public sealed interface Part permits Wheel, Kind { @GET String name2(); }
                      public record Wheel(String id) implements Part { public String name2() { return ""; } }
                      public enum Kind implements Part { ONE; public String name2() { return ""; } }
                    }
                    """)))
        .anyMatch(
            line -> line.startsWith("GET /shapes |") && line.contains("allows X-Filter, X-Page"))
        .anyMatch(line -> line.startsWith("GET /shapes/sub |"));
  }

  @ParameterizedTest
  @EnumSource
  void duplicateClassesAreTheCompilersToReport(CompilerUnderTest compiler) {
    String one =
        """
        // file: one/Orders.java
        package com.acme;
        @jakarta.ws.rs.Path("orders") @dev.corsac.SameOrigin
        public class Orders { @jakarta.ws.rs.GET public String get() { return ""; } }
        """;
    Outcome outcome = compiler.compile(one, one.replace("// file: one", "// file: two"));
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.crashed()).isFalse();
    assertThat(outcome.messages()).noneMatch(message -> message.text().contains("bug"));
  }

  @ParameterizedTest
  @EnumSource
  void cyclesOfTypesAndAnnotationsAreNoCrash(CompilerUnderTest compiler) {
    for (String source :
        List.of(
            "interface A extends B {} interface B extends A { @jakarta.ws.rs.GET void x(); }",
            "@interface A { A[] value(); }",
            "@B @interface A {} @A @dev.corsac.CrossOrigin(\"https://a.example\") @interface B {}",
            "class A<T extends T> { @jakarta.ws.rs.Path(\"x\") public T x() { return null; } }",
            "@jakarta.ws.rs.Path(A.X) class A { static final String X = \"a\" + A.X;"
                + " @jakarta.ws.rs.GET public void x() {} }")) {
      Outcome outcome = compiler.compile("// file: com/acme/A.java\npackage com.acme; " + source);
      assertThat(outcome.crashed()).as(source).isFalse();
      assertThat(outcome.messages()).as(source).noneMatch(m -> m.text().contains("bug"));
    }
  }

  @Test
  void procOnlyWritesTheTableAndCompilesNothing() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            List.of("-proc:only"),
            """
            package com.acme;
            @jakarta.ws.rs.Path("orders") @dev.corsac.SameOrigin
            public class Orders { @jakarta.ws.rs.GET public String get() { return ""; } }
            """);
    assertThat(surface(outcome)).hasSize(1);
    assertThat(outcome.generatedFile("_CorsTable.java")).isNotEmpty();
  }

  @Test
  void anExportedPackageHasNoLintWarningInGeneratedCode() {
    String path =
        String.join(
            File.pathSeparator, CompilerUnderTest.classPath().stream().map(File::getPath).toList());
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            List.of(
                "--module-path",
                path,
                "-Xlint:all,-processing,-requires-transitive-automatic,-requires-automatic",
                "-Werror"),
            List.of(new CorsProcessor()),
            List.of(),
            """
            /** A shop. */
            module com.acme {
              requires transitive dev.corsac;
              requires dev.corsac.jaxrs;
              requires transitive jakarta.ws.rs;
              exports com.acme;
            }
            """,
            """
            package com.acme;
            import dev.corsac.SameOrigin;
            import jakarta.ws.rs.*;
            /** Orders. */
            @Path("orders") @SameOrigin
            public class Orders {
              /** Made by the server. */
              public Orders() {}
              /** All.
               * @return all */
              @GET public String get() { return ""; }
            }
            """);
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.succeeded()).isTrue();
  }
}
