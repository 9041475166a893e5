package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code foreign-annotation}: the wrong import. */
class ForeignAnnotationTest {
  private static final String SPRING = "org.springframework.web.bind.annotation.CrossOrigin";

  private static String stub(String name) {
    int dot = name.lastIndexOf('.');
    return """
    package %s;
    import java.lang.annotation.*;
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    public @interface %s { String[] origins() default {}; }
    """
        .formatted(name.substring(0, dot), name.substring(dot + 1));
  }

  private static String resource(String ofClass, String ofMethod) {
    return """
    package com.acme;
    import dev.corsac.*;
    import jakarta.ws.rs.*;
    @Path("a")
    %s
    public class A {
      %s
      @GET public String get() { return ""; }
    }
    """
        .formatted(ofClass, ofMethod);
  }

  @ParameterizedTest
  @CsvSource({
    "org.springframework.web.bind.annotation.CrossOrigin, Spring's",
    "io.micronaut.http.server.cors.CrossOrigin, Micronaut's",
    "org.apache.cxf.rs.security.cors.CrossOriginResourceSharing, CXF's",
    "org.apache.cxf.rs.security.cors.LocalPreflight, CXF's"
  })
  void onTheClassAndOnTheMethod(String name, String whose) {
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      Outcome onClass = compiler.compile(stub(name), resource("@" + name, ""));
      assertThat(onClass.ids()).containsExactly("foreign-annotation");
      assertThat(onClass.succeeded()).isFalse();
      assertThat(onClass.corsMessages().get(0).line()).isEqualTo(5);
      assertThat(onClass.corsMessages().get(0).text()).contains(whose);
      Outcome onMethod = compiler.compile(stub(name), resource("", "@" + name));
      assertThat(onMethod.ids()).containsExactly("foreign-annotation");
      assertThat(onMethod.corsMessages().get(0).line()).isEqualTo(7);
    }
  }

  @Test
  void theImportThatWasMeantIsSuggested() {
    Outcome outcome = CompilerUnderTest.JAVAC.compile(stub(SPRING), resource("@" + SPRING, ""));
    assertThat(outcome.corsMessages().get(0).text())
        .contains("Did you mean \"import dev.corsac.CrossOrigin;\"?")
        .contains(SPRING);
  }

  @ParameterizedTest
  @EnumSource
  void aPolicyBesideItAcceptsIt(CompilerUnderTest compiler) {
    String policy =
        "@SameOrigin(tolerate = @Tolerate(value = \"foreign-annotation\", reason = \"Spring MVC"
            + " serves it too\"))";
    assertThat(compiler.compile(stub(SPRING), resource("@" + SPRING + " " + policy, "")).ids())
        .isEmpty();
    assertThat(compiler.compile(stub(SPRING), resource(policy, "@" + SPRING)).ids()).isEmpty();
    assertThat(compiler.compile(stub(SPRING), resource("", "@" + SPRING + " " + policy)).ids())
        .isEmpty();
  }

  @Test
  void elsewhereItIsNobodysConcern() {
    assertThat(
            CompilerUnderTest.JAVAC
                .compile(
                    stub(SPRING),
                    "package com.acme; @"
                        + SPRING
                        + " public class C { @"
                        + SPRING
                        + " void m() {} }",
                    resource("", ""))
                .ids())
        .isEmpty();
  }

  /** The only annotation in the sources: the processor is called for it. */
  @Test
  void aClassThatInheritsAllOtherAnnotations(@TempDir Path directory) throws IOException {
    Library library =
        Library.compile(
            directory,
            stub(SPRING),
            """
            package com.lib;
            import jakarta.ws.rs.*;
            @Path("a") public interface Api { @GET String get(); }
            """);
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            List.of(),
            List.of(new CorsProcessor()),
            library.onClassPath(),
            "package com.acme; @"
                + SPRING
                + " public class A implements com.lib.Api { public String get() { return null; } }");
    assertThat(outcome.ids()).containsExactly("foreign-annotation");
  }
}
