package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code servlet-response}: what can answer past the filters of Jakarta REST. */
class ServletResponseTest {
  private static final List<String> SERVLET_API =
      List.of(
          "package jakarta.servlet; public interface ServletResponse {}",
          "package jakarta.servlet; public interface AsyncContext {}",
          "package jakarta.servlet.http;"
              + " public interface HttpServletResponse extends jakarta.servlet.ServletResponse {}",
          "package jakarta.servlet.http; public interface HttpServletRequest {}");

  private static Outcome compile(List<String> more, String policy, String body) {
    List<String> sources = new ArrayList<>(SERVLET_API);
    sources.addAll(more);
    sources.add(
        """
        package com.acme;
        import dev.corsac.*;
        import jakarta.servlet.*;
        import jakarta.servlet.http.*;
        import jakarta.ws.rs.*;
        import jakarta.ws.rs.core.*;
        @Path("a") %s
        public class A { %s }
        """
            .formatted(policy, body));
    return CompilerUnderTest.JAVAC.compile(sources.toArray(String[]::new));
  }

  private static List<String> ids(String policy, String body) {
    return compile(List.of(), policy, body).ids();
  }

  private static final String POLICY = "@CrossOrigin(\"https://a.example\")";
  private static final String GET = "@GET public String get() { return null; }";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@GET public void get(@Context HttpServletResponse r) {}",
        "@GET public void get(@Context ServletResponse r) {}",
        "@GET public void get(@Context AsyncContext c) {}",
        "@Context HttpServletResponse r; " + GET,
        "@jakarta.inject.Inject HttpServletResponse r; " + GET,
        "public A(@Context HttpServletResponse r) {} " + GET,
        "@Context public void setIt(HttpServletResponse r) {} " + GET,
        "@GET public void get(@BeanParam B b) {}"
            + " public static class B { @Context HttpServletResponse r; }"
      })
  void whateverWayItComes(String body) {
    List<String> inject = List.of("package jakarta.inject; public @interface Inject {}");
    assertThat(compile(inject, POLICY, body).ids()).containsExactly("servlet-response");
  }

  @Test
  void withoutAPolicyOrAResponseNothingIsLost() {
    assertThat(ids("", "@GET public void get(@Context HttpServletResponse r) {}")).isEmpty();
    assertThat(ids(POLICY, "@GET public void get(@Context HttpServletRequest r) {}")).isEmpty();
    assertThat(ids(POLICY, GET + " HttpServletResponse r;")).isEmpty();
  }

  /** One field, one finding. */
  @Test
  void aFieldIsSaidOnce() {
    Outcome outcome =
        compile(
            List.of(),
            POLICY,
            "@Context HttpServletResponse r; " + GET + " @DELETE public void delete() {}");
    assertThat(outcome.corsMessages()).hasSize(1);
    assertThat(outcome.corsMessages().get(0).text()).contains("HttpServletResponse");
    assertThat(outcome.corsMessages().get(0).line()).isEqualTo(8);
  }

  @Test
  void itCanBeTolerated() {
    assertThat(
            ids(
                "@CrossOrigin(value = \"https://a.example\", tolerate = @Tolerate("
                    + "value = \"servlet-response\", reason = \"reads a header only\"))",
                "@Context HttpServletResponse r; " + GET))
        .isEmpty();
  }

  @Test
  void theFrontDoorSeesEveryResponse() {
    assertThat(
            compile(
                    List.of("package dev.corsac.servlet; public class CorsFilter {}"),
                    POLICY,
                    "@GET public void get(@Context HttpServletResponse r) {}")
                .ids())
        .isEmpty();
  }
}
