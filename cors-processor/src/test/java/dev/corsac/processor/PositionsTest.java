package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where messages point (docs/architecture.md#what-is-refused): at the value, not just at the class.
 */
class PositionsTest {

  private static final String TWO_WRONG =
      """
      package com.acme;

      import dev.corsac.CrossOrigin;
      import jakarta.ws.rs.GET;
      import jakarta.ws.rs.Path;

      @Path("orders")
      @CrossOrigin(
          origins = {
            "https://good.example.com",
            "https://App.example.com/",
            "null"
          },
          exposedHeaders = {"ETag", "Set-Cookie"})
      public class OrderResource {
        @GET public String list() { return ""; }
      }
      """;

  @Test
  void javacPointsAtTheVeryElement() {
    Outcome outcome = CompilerUnderTest.JAVAC.compile(TWO_WRONG);
    assertThat(outcome.corsMessages())
        .extracting(Message::id, Message::line, Message::column)
        .containsExactlyInAnyOrder(
            tuple("origin-not-canonical", 11L, 7L),
            tuple("origin-null", 12L, 7L),
            tuple("response-header-forbidden", 14L, 31L));
  }

  @Test
  void theTextNamesElementMemberAndIndexForCompilersThatPointElsewhere() {
    Outcome outcome = CompilerUnderTest.ECJ.compile(TWO_WRONG);
    assertThat(outcome.corsMessages())
        .extracting(Message::text)
        .anyMatch(text -> text.contains("origins[1] of @CrossOrigin on com.acme.OrderResource"))
        .anyMatch(text -> text.contains("exposedHeaders[1] of @CrossOrigin"));
  }

  @Test
  void theMessageTeaches() {
    Outcome outcome = CompilerUnderTest.JAVAC.compile(TWO_WRONG);
    String text =
        outcome.corsMessages().stream()
            .filter(message -> message.id().equals("origin-not-canonical"))
            .findFirst()
            .orElseThrow()
            .text();
    assertThat(text)
        .startsWith(
            "[cors:origin-not-canonical] \"https://App.example.com/\" is never sent by a browser:")
        .containsPattern("\n *Did you mean \"https://app.example.com\"\\?\n");
  }

  @Test
  void aPolicyOnAMethodIsReportedThere() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            """
            package com.acme;

            import dev.corsac.CrossOrigin;
            import jakarta.ws.rs.*;

            @Path("orders")
            public class OrderResource {
              @GET
              @CrossOrigin("app.example.com")
              public String list() { return ""; }
            }
            """);
    assertThat(outcome.corsMessages())
        .extracting(Message::id, Message::line, Message::column)
        .containsExactly(tuple("origin-malformed", 9L, 16L));
    assertThat(outcome.corsMessages().get(0).text())
        .contains("Did you mean \"https://app.example.com\"?");
  }

  @Test
  void aComposedAnnotationIsReportedWhereItIsDeclared() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            """
            package com.acme;

            import dev.corsac.CrossOrigin;
            import java.lang.annotation.*;

            @Retention(RetentionPolicy.RUNTIME)
            @CrossOrigin("https://partner.example.com:443")
            public @interface PartnerApi {}
            """,
            """
            package com.acme;

            import jakarta.ws.rs.*;

            @Path("orders")
            @PartnerApi
            public class OrderResource {
              @GET public String list() { return ""; }
            }
            """);
    assertThat(outcome.corsMessages())
        .extracting(Message::id, Message::line, Message::column)
        .containsExactly(tuple("origin-not-canonical", 7L, 14L));
  }

  @Test
  void everythingWrongIsReportedInOneRun() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            TWO_WRONG,
            """
            package com.acme;

            import dev.corsac.CrossOrigin;
            import jakarta.ws.rs.*;

            @Path("items")
            @CrossOrigin("htps://items.example.com")
            public class ItemResource {
              @GET public String list() { return ""; }
              @CrossOrigin("https://items.example.com") private void helper() {}
            }
            """);
    assertThat(outcome.ids())
        .containsExactlyInAnyOrder(
            "origin-scheme",
            "not-a-resource",
            "origin-not-canonical",
            "origin-null",
            "response-header-forbidden");
    assertThat(List.copyOf(outcome.generated().keySet()))
        .noneMatch(file -> file.startsWith("META-INF/corsac"));
  }
}
