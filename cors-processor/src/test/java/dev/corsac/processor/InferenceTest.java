package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import org.junit.jupiter.api.Test;

/** Which request headers a signature shows (docs/architecture.md#annotations), clause by clause. */
class InferenceTest {

  /** What {@code GET /a}, or the one route there is, allows. */
  private static String allows(String annotations, String members, String... others) {
    String[] sources = new String[others.length + 1];
    sources[0] =
        """
        package com.acme;
        import dev.corsac.*;
        import jakarta.ws.rs.*;
        @Path("a") @CrossOrigin("https://a.example") %s
        public class A %s
        """
            .formatted(annotations, members);
    System.arraycopy(others, 0, sources, 1, others.length);
    Outcome outcome = CompilerUnderTest.JAVAC.compile(sources);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    String line =
        outcome
            .generatedFile("META-INF/corsac/surface.lock")
            .lines()
            .filter(each -> each.contains(" /a"))
            .findFirst()
            .orElseThrow();
    int at = line.indexOf(" | allows ");
    return at < 0 ? "" : line.substring(at + 10, line.indexOf(" |", at + 3));
  }

  @Test
  void parametersOfTheMethod() {
    assertThat(allows("", "{ @GET public void a(@HeaderParam(\"X-A\") String a) {} }"))
        .isEqualTo("X-A");
  }

  @Test
  void constructors() {
    assertThat(
            allows("", "{ public A(@HeaderParam(\"X-A\") String a) {} @GET public void a() {} }"))
        .isEqualTo("X-A");
  }

  @Test
  void fieldsAndInheritedFields() {
    assertThat(
            allows(
                "",
                "extends B { @HeaderParam(\"X-A\") String a; @GET public void a() {} }",
                "package com.acme; class B { @jakarta.ws.rs.HeaderParam(\"X-B\") private String b; }"))
        .isEqualTo("X-A, X-B");
  }

  @Test
  void setters() {
    assertThat(
            allows(
                "",
                "{ @HeaderParam(\"X-A\") public void setA(String a) {} @GET public void a() {} }"))
        .isEqualTo("X-A");
  }

  @Test
  void nestedBeansWithSuperclassesAndRecords() {
    assertThat(
            allows(
                "",
                """
                { @GET public void a(@BeanParam Bean bean) {}
                  public static class Parent { @HeaderParam("X-Parent") String parent; }
                  public static class Bean extends Parent {
                    @BeanParam Record record;
                    @HeaderParam("X-Set") public void setIt(String it) {}
                    public Bean(@HeaderParam("X-Made") String made) {}
                  }
                  public record Record(@HeaderParam("X-Record") String record, @BeanParam Bean again) {}
                }
                """))
        .isEqualTo("X-Made, X-Parent, X-Record, X-Set");
  }

  @Test
  void beansThatATypeVariableOfTheBaseClassStandsFor() {
    assertThat(
            allows(
                "",
                "extends Base<A.Bean> { public static class Bean { @HeaderParam(\"X-A\") String a; } }",
                """
                package com.acme; import jakarta.ws.rs.*;
                public abstract class Base<T> { @GET public void a(@BeanParam T bean) {} }
                """))
        .isEqualTo("X-A");
    assertThat(
            allows(
                "",
                "{ @GET public <T extends Bean> void a(@BeanParam T bean) {}"
                    + " public static class Bean { @HeaderParam(\"X-A\") String a; } }"))
        .isEqualTo("X-A");
  }

  @Test
  void locatorsOnTheWay() {
    assertThat(
            allows(
                "",
                """
                { @Path("b") public B b(@HeaderParam("X-Locator") String l) { return null; }
                  public static class B { @GET public void b(@HeaderParam("X-B") String b) {} } }
                """))
        .isEqualTo("X-B, X-Locator");
  }

  @Test
  void contentTypeFromConsumesOfTheMethodOrOfTheClass() {
    assertThat(allows("", "{ @POST @Consumes(\"application/json\") public void a(String e) {} }"))
        .isEqualTo("Content-Type");
    assertThat(allows("@Consumes(\"application/json\")", "{ @POST public void a(String e) {} }"))
        .isEqualTo("Content-Type");
    assertThat(allows("", "{ @POST public void a(String e) {} }")).isEqualTo("Content-Type");
  }

  @Test
  void theMethodsConsumesReplacesThatOfTheClass() {
    assertThat(
            allows(
                "@Consumes(\"application/json\")",
                "{ @POST @Consumes(\"text/plain\") public void a(String e) {} }"))
        .isEmpty();
    assertThat(
            allows(
                "@Consumes(\"text/plain\")",
                "{ @POST @Consumes({\"text/plain\", \"application/xml\"}) public void a(String e) {} }"))
        .isEqualTo("Content-Type");
    assertThat(
            allows("", "{ @POST @Consumes(\"text/plain,text/xml\") public void a(String e) {} }"))
        .isEqualTo("Content-Type");
  }

  @Test
  void noContentTypeForFormsMultipartTextOrWithoutAnEntity() {
    for (String type :
        new String[] {
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "text/plain",
          "TEXT/PLAIN; charset=utf-8",
          "text/plain, multipart/form-data;q=0.5"
        }) {
      assertThat(allows("", "{ @POST @Consumes(\"" + type + "\") public void a(String e) {} }"))
          .as(type)
          .isEmpty();
    }
    assertThat(allows("", "{ @POST @Consumes(\"application/json\") public void a() {} }"))
        .isEmpty();
  }

  @Test
  void namesThatBrowsersForbidOrSafelistAndThatGatewaysSetAreNotInferred() {
    StringBuilder parameters = new StringBuilder();
    for (String name :
        new String[] {
          "Cookie",
          "Host",
          "Origin",
          "Sec-Fetch-Site",
          "Proxy-Authenticate",
          "Accept",
          "Accept-Language",
          "Content-Language",
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Real-IP",
          "X-HTTP-Method",
          "X-HTTP-Method-Override",
          "X-Method-Override",
          "X Bad",
          "*"
        }) {
      parameters
          .append(parameters.isEmpty() ? "" : ", ")
          .append("@HeaderParam(\"")
          .append(name)
          .append("\") String p")
          .append(parameters.length());
    }
    assertThat(allows("", "{ @GET public void a(" + parameters + ") {} }")).isEmpty();
  }

  @Test
  void contentTypeIsInferredWhereItIsAskedFor() {
    assertThat(allows("", "{ @GET public void a(@HeaderParam(\"Content-Type\") String t) {} }"))
        .isEqualTo("Content-Type");
  }

  @Test
  void oneNameInTwoCasesIsOneHeader() {
    assertThat(
            allows(
                "",
                "{ @HeaderParam(\"If-Match\") String a;"
                    + " @GET public void a(@HeaderParam(\"if-match\") String b) {} }"))
        .as("the method's own")
        .isEqualTo("if-match");
  }

  @Test
  void theAnnotationsOfAnOverriddenMethodCount() {
    assertThat(
            allows(
                "",
                "implements B { public void b(String x) {} }",
                "package com.acme; public interface B {"
                    + " @jakarta.ws.rs.GET void b(@jakarta.ws.rs.HeaderParam(\"X-B\") String x); }"))
        .isEqualTo("X-B");
  }
}
