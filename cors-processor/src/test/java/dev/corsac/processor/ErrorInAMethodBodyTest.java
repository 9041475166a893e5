package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import org.junit.jupiter.api.Test;

/** Method bodies are looked at when processors are done. */
class ErrorInAMethodBodyTest {
  private static final String BROKEN_BODY =
      """
      package com.acme;

      import dev.corsac.*;
      import jakarta.ws.rs.*;

      @Path("orders")
      @CrossOrigin(value = "https://shop.example.com", maxAge = 60)
      public class Orders {
        @GET public String list() { return 1; }
      }
      """;

  @Test
  void afterItNothingDescribesTheCompilation() {
    Outcome outcome = CompilerUnderTest.JAVAC.compile(BROKEN_BODY);

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.ids()).isEmpty();
    assertThat(outcome.generated().keySet()).noneMatch(file -> file.startsWith("META-INF/corsac"));
  }

  /** It tells no processor how it ends: what is left is that of the sources it was given. */
  @Test
  void afterItTheEclipseCompilerLeavesWhatDescribesTheNewSources() {
    Outcome outcome = CompilerUnderTest.ECJ.compile(BROKEN_BODY);

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.ids()).isEmpty();
    assertThat(outcome.generatedFile("META-INF/corsac/surface.lock")).contains("max-age 60 ");
    assertThat(outcome.generatedFile("META-INF/corsac/policies.json")).contains("\"maxAge\": 60,");
  }
}
