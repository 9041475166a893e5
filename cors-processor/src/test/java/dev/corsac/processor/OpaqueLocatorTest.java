package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A policy that only an opaque locator leads to is half in force, and says so. */
class OpaqueLocatorTest {

  private static Outcome compile(CompilerUnderTest compiler, String... types) {
    return compiler.compile(
        Arrays.stream(types)
            .map(
                type -> "package com.acme;\nimport dev.corsac.*;\nimport jakarta.ws.rs.*;\n" + type)
            .toArray(String[]::new));
  }

  private static List<String> ids(String... types) {
    return compile(CompilerUnderTest.JAVAC, types).ids();
  }

  /** Accepted at the locator, so that what is left is about the class. */
  private static final String OPAQUE =
      """
      @Path("r") public class R {
        @SameOrigin(tolerate = @Tolerate(value = "locator-opaque", reason = "plug-ins"))
        @Path("s") public Object sub() { return new S(); }
      }
      """;

  private static final String SUB =
      """
      @CrossOrigin("https://a.example")
      public class S {
        @POST public void post() {}
        @OPTIONS public String options() { return ""; }
      }
      """;

  @ParameterizedTest
  @EnumSource
  void theAnnotationIsAFinding(CompilerUnderTest compiler) {
    Outcome outcome = compile(compiler, OPAQUE, SUB);
    assertThat(outcome.ids()).containsExactly("locator-opaque");
    Message message = outcome.corsMessages().get(0);
    assertThat(message.file()).endsWith("S.java");
    assertThat(message.line()).isEqualTo(4);
    assertThat(message.text()).contains("com.acme.S").contains("write the policy on the locator");
  }

  @Test
  void aPolicyOnAMethodIsOneToo() {
    assertThat(
            ids(
                OPAQUE,
                "public class S { @POST @CrossOrigin(\"https://a.example\") public void post() {} }"))
        .containsExactly("locator-opaque");
  }

  @Test
  void aLocatorThatDeclaresTheClassLeadsToIt() {
    assertThat(
            ids(
                OPAQUE.replace("plug-ins\"))", "plug-ins\"))")
                    + "@Path(\"t\") class T { @Path(\"s\") public S sub() { return null; } }",
                SUB.replace("@OPTIONS", "@PUT")))
        .isEmpty();
  }

  @Test
  void withoutAnOpaqueLocatorOthersMayDeclareIt() {
    assertThat(ids(SUB)).isEmpty();
  }

  @Test
  void itCanBeTolerated() {
    assertThat(
            ids(
                OPAQUE,
                SUB.replace(
                    "@CrossOrigin(\"https://a.example\")",
                    "@CrossOrigin(value = \"https://a.example\", tolerate ="
                        + " @Tolerate(value = \"locator-opaque\", reason = \"another module\"))")))
        .isEmpty();
  }
}
