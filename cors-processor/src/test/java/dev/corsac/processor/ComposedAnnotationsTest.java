package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Composed annotations of these sources and of jars: each mistake is reported once. */
class ComposedAnnotationsTest {
  private static final String USER =
      """
      package com.acme;
      import jakarta.ws.rs.*;
      @Path("orders")
      @PartnerApi
      public class OrderResource { @GET public String list() { return ""; } }
      """;

  @Test
  void oneOfAJarWithoutRetentionIsReportedWhereItIsUsed(@TempDir Path directory)
      throws IOException {
    Library.compile(
        directory,
        """
        package com.acme;
        @dev.corsac.CrossOrigin("https://partner.example.com")
        public @interface PartnerApi {}
        """);
    List<File> classPath = new ArrayList<>(CompilerUnderTest.classPath());
    classPath.add(directory.toFile());
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(List.of(), List.of(new CorsProcessor()), classPath, USER);
    assertThat(outcome.corsMessages())
        .extracting(Message::id, Message::line)
        .containsExactly(tuple("composed-retention", 4L));
  }

  @Test
  void oneOfTheseSourcesWithTwoPoliciesIsReportedThereOnly() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            """
            package com.acme;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            @dev.corsac.CrossOrigin("https://partner.example.com")
            @dev.corsac.SameOrigin
            public @interface PartnerApi {}
            """,
            USER);
    assertThat(outcome.corsMessages())
        .extracting(Message::id, Message::line)
        .containsExactly(tuple("cross-and-same-origin", 5L));
  }
}
