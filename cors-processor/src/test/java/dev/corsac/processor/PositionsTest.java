package dev.corsac.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.util.List;
import javax.tools.JavaFileObject;
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

  private static Compilation compile(JavaFileObject... sources) {
    return Compiler.javac()
        .withOptions("--release", "17")
        .withProcessors(new CorsProcessor())
        .withClasspath(CompilerUnderTest.classPath())
        .compile(sources);
  }

  private static JavaFileObject source(String name, String text) {
    return JavaFileObjects.forSourceString("com.acme." + name, text);
  }

  @Test
  void javacPointsAtTheVeryElement() {
    JavaFileObject source = source("OrderResource", TWO_WRONG);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(3);
    assertThat(compilation)
        .hadErrorContaining("[cors:origin-not-canonical]")
        .inFile(source)
        .onLine(11)
        .atColumn(7);
    assertThat(compilation)
        .hadErrorContaining("[cors:origin-null]")
        .inFile(source)
        .onLine(12)
        .atColumn(7);
    assertThat(compilation)
        .hadErrorContaining("[cors:response-header-forbidden]")
        .inFile(source)
        .onLine(14)
        .atColumn(31);
  }

  @Test
  void theTextNamesElementMemberAndIndexForCompilersThatPointElsewhere() {
    assertThat(CompilerUnderTest.ECJ.compile(TWO_WRONG).corsMessages())
        .extracting(Message::text)
        .anyMatch(text -> text.contains("origins[1] of @CrossOrigin on com.acme.OrderResource"))
        .anyMatch(text -> text.contains("exposedHeaders[1] of @CrossOrigin"));
  }

  @Test
  void theMessageTeaches() {
    assertThat(compile(source("OrderResource", TWO_WRONG)))
        .hadErrorContainingMatch(
            "^\\[cors:origin-not-canonical] \"https://App.example.com/\" is never sent by a"
                + " browser:(.|\n)*\n *Did you mean \"https://app.example.com\"\\?\n");
  }

  @Test
  void aPolicyOnAMethodIsReportedThere() {
    JavaFileObject source =
        source(
            "OrderResource",
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
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("Did you mean \"https://app.example.com\"?")
        .inFile(source)
        .onLine(9)
        .atColumn(16);
  }

  @Test
  void aComposedAnnotationIsReportedWhereItIsDeclared() {
    JavaFileObject annotation =
        source(
            "PartnerApi",
            """
            package com.acme;

            import dev.corsac.CrossOrigin;
            import java.lang.annotation.*;

            @Retention(RetentionPolicy.RUNTIME)
            @CrossOrigin("https://partner.example.com:443")
            public @interface PartnerApi {}
            """);
    JavaFileObject resource =
        source(
            "OrderResource",
            """
            package com.acme;

            import jakarta.ws.rs.*;

            @Path("orders")
            @PartnerApi
            public class OrderResource {
              @GET public String list() { return ""; }
            }
            """);
    Compilation compilation = compile(annotation, resource);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[cors:origin-not-canonical]")
        .inFile(annotation)
        .onLine(7)
        .atColumn(14);
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
