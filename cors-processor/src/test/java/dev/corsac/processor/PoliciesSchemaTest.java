package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema says what is written, and nothing else passes. */
class PoliciesSchemaTest {
  private static final String SHOP =
      """
      package com.acme;

      import dev.corsac.*;
      import jakarta.ws.rs.*;
      import jakarta.ws.rs.core.Application;

      @Path("shop")
      @CrossOrigin(
          origins = "http://localhost:3000",
          allowedHeaders = "X-Trace",
          exposedHeaders = "ETag",
          tolerate = @Tolerate(value = "origin-local", reason = "a tool"))
      public class Shop {
        @GET
        public String list(@HeaderParam("If-None-Match") String tag) {
          return "";
        }

        @DELETE
        @SameOrigin
        public void close() {}

        @Path("parts")
        public Object parts() {
          return new Object();
        }

        @SameOrigin
        @ApplicationPath("api")
        public static class All extends Application {}
      }
      """;

  private final String written = written();

  private static String written() {
    Outcome outcome = CompilerUnderTest.JAVAC.compile(SHOP);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    return outcome.generatedFile("policies.json");
  }

  @Test
  void whatIsWrittenPasses() {
    assertThat(PoliciesSchema.violations(written)).isEmpty();
    assertThat(written)
        .contains(
            "\"kind\": \"locator\"", "\"kind\": \"application\"", "\"annotation\": \"SameOrigin\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "\"format\": 1 | \"format\": 2",
        "\"format\": 1, | \"format\": 1, \"more\": 1,",
        "\"method\": \"GET\", | \"method\": \"GET\", \"more\": 1,",
        "\"method\": \"GET\" | \"method\": \"*\"",
        "\"method\": \"GET\" | \"method\": \"G T\"",
        "\"method\": \"*\" | \"method\": \"GET\"",
        "\"kind\": \"locator\" | \"kind\": \"route\"",
        "\"template\": \"/ | \"template\": \"",
        "\"source\": | \"more\": 1, \"source\":",
        "\"guarded\": true, | ",
        "\"guarded\": true, | \"guarded\": true, \"more\": 1,",
        "\"maxAge\": 1800 | \"maxAge\": 86401",
        "\"maxAge\": 1800 | \"maxAge\": \"1800\"",
        "\"annotation\": \"CrossOrigin\" | \"annotation\": \"SameOrigin\"",
        "\"annotation\": \"SameOrigin\" | \"annotation\": \"CrossOrigin\"",
        "\"reason\": \"a tool\" | \"reason\": \" \"",
        "\"reason\": \"a tool\" | \"reason\": \"a tool\", \"more\": 1",
        "\"simple\": true | \"simple\": null"
      })
  void anythingElseIsRefused(String part, String instead) {
    assertThat(written).contains(part);
    String changed = written.replace(part, instead == null ? "" : instead);
    assertThat(PoliciesSchema.violations(changed)).isNotEmpty();
  }
}
