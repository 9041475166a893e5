package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code method-malformed}: nothing that is no HTTP method is ever written anywhere. */
class MethodMalformedTest {

  private static String designator(String value) {
    return """
    package com.acme;
    import java.lang.annotation.*;
    @jakarta.ws.rs.HttpMethod("%s")
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Odd {}
    """
        .formatted(value);
  }

  private static String resource(String policyOfTheOdd) {
    return """
    package com.acme;
    import dev.corsac.*;
    import jakarta.ws.rs.*;
    @Path("a")
    public class A {
      @GET @CrossOrigin("https://a.example") public String get() { return ""; }
      %s
      @Odd public void odd() {}
    }
    """
        .formatted(policyOfTheOdd);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X, DELETE",
        "*",
        "GET\\n",
        "",
        "résumé",
        "GET POST",
        "GE/T",
        "G\\u0000",
        "a:b",
        " "
      })
  void withAPolicyAndWithout(String value) {
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      for (String policy :
          List.of(
              "", "@SameOrigin", "@CrossOrigin(\"https://a.example\")", "@CrossOrigin(\"*\")")) {
        Outcome outcome = compiler.compile(designator(value), resource(policy));
        assertThat(outcome.ids()).as("%s %s", compiler, policy).containsExactly("method-malformed");
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.corsMessages().get(0).line()).isEqualTo(8);
      }
    }
  }

  @Test
  void whatIsMeantIsSuggested() {
    Outcome outcome = CompilerUnderTest.JAVAC.compile(designator(" purge\\n"), resource(""));
    assertThat(outcome.corsMessages())
        .extracting(Message::text)
        .singleElement()
        .asString()
        .contains("\" purge\\u000a\" is not an HTTP method")
        .contains("Did you mean \"PURGE\"?")
        .contains("@com.acme.Odd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"M-SEARCH", "PROPFIND", "X_1", "!#$%&'*+-.^_`|~"})
  void aTokenIsAMethod(String value) {
    Outcome outcome = CompilerUnderTest.JAVAC.compile(designator(value), resource(""));
    assertThat(outcome.ids()).isEmpty();
    assertThat(outcome.succeeded()).isTrue();
  }

  /** That of another jar cannot be corrected here: it is left out. */
  @Test
  void oneOfALibraryStandsInNoTable(@TempDir Path directory) throws IOException {
    Library library =
        Library.compile(
            directory,
            designator("X, DELETE"),
            """
            package com.acme;
            public class Sub {
              @Odd public void odd() {}
              @jakarta.ws.rs.GET public String get() { return ""; }
            }
            """);
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            List.of(),
            List.of(new CorsProcessor()),
            library.onClassPath(),
            """
            package com.acme;
            import jakarta.ws.rs.*;
            @Path("a") @dev.corsac.CrossOrigin("https://a.example")
            public class A { @Path("s") public Sub sub() { return new Sub(); } }
            """);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("CorsTable.java"))
        .contains("get()")
        .doesNotContain("X, DELETE");
    assertThat(outcome.generatedFile("surface.lock")).contains("GET /a/s").doesNotContain("X, ");
    assertThat(outcome.generatedFile("policies.json")).doesNotContain("X, DELETE");
  }
}
