package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gives a diagnostic of ours or the compiler's own: never a crash, never broken code. */
class BadInputTest {

  private static final String RESOURCE =
      """
      package com.acme;

      import dev.corsac.CrossOrigin;
      import jakarta.ws.rs.GET;
      import jakarta.ws.rs.Path;

      @Path("orders")
      @CrossOrigin(%s)
      public class OrderResource {
        @GET public String list() { return ""; }
      }
      """;

  static Stream<Arguments> badOrigins() {
    return Stream.of(
            Arguments.of("\"\"", "origin-malformed"),
            Arguments.of("\"   \"", "origin-malformed"),
            Arguments.of("\"\\u3000\"", "origin-malformed"),
            Arguments.of("\"https://a.example\\\"b\"", "origin-host"),
            Arguments.of("\"https://\\\" + System.exit(1) + \\\"\"", "origin-malformed"),
            Arguments.of("\"https:\\\\\\\\a.example\"", "origin-not-canonical"),
            Arguments.of("\"https://a.example/$S$L$T\"", "origin-not-canonical"),
            Arguments.of("\"${\"", "placeholder-malformed"),
            Arguments.of("\"${}\"", "placeholder-malformed"),
            Arguments.of("\"x${app.origins}\"", "placeholder-malformed"),
            Arguments.of("\"https://a\\u0000.example\"", "origin-malformed"),
            Arguments.of("\"https://a.example\\n\"", "origin-malformed"),
            Arguments.of("\"https://b\\u00fccher.example\"", "origin-not-canonical"),
            Arguments.of("\"https://\\ud800.example\"", "origin-host"),
            Arguments.of("\"https://xn--a.example\"", "origin-host"),
            Arguments.of("{}", "origins-missing"),
            Arguments.of("\"<!-- -->*/\"", "origin-malformed"))
        .flatMap(each ->
            Stream.of(CompilerUnderTest.values())
                .map(compiler -> Arguments.of(compiler, each.get()[0], each.get()[1])));
  }

  @ParameterizedTest
  @MethodSource("badOrigins")
  void aBadOriginIsOneClearDiagnostic(CompilerUnderTest compiler, String literal, String id) {
    Outcome outcome = compiler.compile(RESOURCE.formatted(literal));
    assertThat(outcome.ids()).as("%s", outcome.messages()).containsExactly(id);
    assertThat(outcome.messages()).as("nothing but the diagnostic").hasSize(1);
    assertNoCrash(outcome);
  }

  @ParameterizedTest
  @EnumSource
  void anUnresolvedConstantIsTheCompilersToReport(CompilerUnderTest compiler) {
    Outcome outcome = compiler.compile(RESOURCE.formatted("Missing.ORIGIN"));
    assertThat(outcome.ids()).isEmpty();
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.messages()).anyMatch(message -> message.text().contains("Missing"));
    assertNoCrash(outcome);
  }

  @ParameterizedTest
  @EnumSource
  void aValueOfTheWrongTypeIsTheCompilersToReport(CompilerUnderTest compiler) {
    for (String members :
        List.of("42", "value = \"https://a.example\", maxAge = \"long\"", "nothing = 1")) {
      Outcome outcome = compiler.compile(RESOURCE.formatted(members));
      assertThat(outcome.succeeded()).isFalse();
      assertNoCrash(outcome);
    }
  }

  @ParameterizedTest
  @EnumSource
  void brokenSourcesNeverCrashTheProcessor(CompilerUnderTest compiler) {
    String good = RESOURCE.formatted("\"https://a.example\"");
    for (String broken :
        List.of(
            good.replace("public String list()", "public Missing<String> list(Gone gone)"),
            good.replace("class OrderResource", "class OrderResource extends Gone"),
            good.replace("class OrderResource", "class OrderResource extends OrderResource"),
            good.replace("class OrderResource", "class OrderResource implements A, B<C>"),
            good.replace("@GET", "@GET @Gone"),
            good.replace("@Path(\"orders\")", "@Path(Gone.PATH)"),
            good.replace("return \"\";", "return"),
            good.replace(
                "@GET public", "@Path(\"x\") public Gone locator() { return null; } @GET public"),
            good.replace("@Path(\"orders\")", "@Path"),
            "package com.acme; @dev.corsac.CrossOrigin(\"https://a.example\") @A @interface A {}",
            "package com.acme; @dev.corsac.CrossOrigin class")) {
      Outcome outcome = compiler.compile(broken);
      assertThat(outcome.messages()).as(broken).isNotEmpty();
      assertNoCrash(outcome);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongPolicyInABrokenClassIsReportedAllTheSame(CompilerUnderTest compiler) {
    Outcome outcome =
        compiler.compile(RESOURCE.formatted("\"null\"").replace("String list()", "Gone list()"));
    assertThat(outcome.ids()).containsExactly("origin-null");
    assertThat(outcome.messages()).anyMatch(message -> message.text().contains("Gone"));
  }

  private static void assertNoCrash(Outcome outcome) {
    assertThat(outcome.crashed()).isFalse();
    assertThat(outcome.messages())
        .extracting(Message::text)
        .noneMatch(text -> text.contains("bug") || text.contains("Exception"))
        .noneMatch(text -> text.contains("_Cors"));
  }
}
