package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code supertypes-disagree} (docs/architecture.md#which-policy-applies): an override never loses
 * an opt-out.
 */
class SupertypesDisagreeTest {
  private static final String A = "@CrossOrigin(\"https://a.example\")";
  private static final String B = "@CrossOrigin(\"https://b.example\")";

  private static Outcome compile(CompilerUnderTest compiler, String... types) {
    return compiler.compile(
        Arrays.stream(types)
            .map(
                type -> "package com.acme;\nimport dev.corsac.*;\nimport jakarta.ws.rs.*;\n" + type)
            .toArray(String[]::new));
  }

  private static String contract(String name, String ofType, String ofMethod) {
    return ofType + " public interface " + name + " { @GET " + ofMethod + " String g(); }";
  }

  private static String resource(String supertypes, String body) {
    return "@Path(\"r\") public class R " + supertypes + " { " + body + " }";
  }

  private static final String BODY = "public String g() { return null; }";

  private static List<String> ids(String... types) {
    Outcome outcome = compile(CompilerUnderTest.JAVAC, types);
    assertThat(compile(CompilerUnderTest.ECJ, types).ids()).isEqualTo(outcome.ids());
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isEqualTo(outcome.ids().isEmpty());
    return outcome.ids();
  }

  /** The policy of the one route, as the surface says it. */
  private static String policy(String... types) {
    Outcome outcome = compile(CompilerUnderTest.JAVAC, types);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    return outcome
        .generatedFile("surface.lock")
        .lines()
        .filter(line -> line.contains(" /r"))
        .findFirst()
        .orElseThrow()
        .split(" \\| ", -1)[1];
  }

  @ParameterizedTest
  @ValueSource(strings = {"implements M1, M2", "implements M2, M1"})
  void twoInterfacesThatDeclareTheMethod(String supertypes) {
    String m1 = contract("M1", "", A);
    for (String other : List.of("@SameOrigin", B)) {
      assertThat(ids(m1, contract("M2", "", other), resource(supertypes, BODY)))
          .containsExactly("supertypes-disagree");
    }
    assertThat(ids(m1, contract("M2", "", A), resource(supertypes, BODY))).isEmpty();
    assertThat(ids(m1, contract("M2", "", ""), resource(supertypes, BODY))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"implements C1, C2", "implements C2, C1"})
  void twoInterfacesThatDeclareTheClass(String supertypes) {
    String c1 = contract("C1", A, "");
    assertThat(ids(c1, contract("C2", "@SameOrigin", ""), resource(supertypes, BODY)))
        .containsExactly("supertypes-disagree");
    assertThat(ids(c1, contract("C2", A, ""), resource(supertypes, BODY))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", BODY})
  void theMethodOfASuperclassBesideThatOfAnInterface(String body) {
    String sup = "public class Sup { @GET " + A + " public String g() { return null; } }";
    String out = contract("Out", "", "@SameOrigin");
    assertThat(ids(sup, out, resource("extends Sup implements Out", body)))
        .containsExactly("supertypes-disagree");
  }

  /** A superclass that implements the interface has had its say about it. */
  @Test
  void aSuperclassThatImplementsTheInterfaceIsNearer() {
    String out = contract("Out", "", "@SameOrigin");
    String sup = "public class Sup implements Out { " + A + " public String g() { return null; } }";
    assertThat(policy(out, sup, resource("extends Sup implements Out", BODY)))
        .contains("https://a.example");
  }

  /** Whichever is named first: the order behind implements does not count. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"implements Near, Far", "implements Far, Near", "implements Near"})
  void anInterfaceThatExtendsTheOtherIsNearer(String supertypes) {
    String far = contract("Far", "", A);
    String near = "public interface Near extends Far { @SameOrigin String g(); }";
    assertThat(policy(far, near, resource(supertypes, BODY))).isEqualTo("same origin");
    String farType = contract("Far", A, "");
    String nearType = "@SameOrigin public interface Near extends Far {}";
    assertThat(policy(farType, nearType, resource(supertypes, BODY))).isEqualTo("same origin");
  }

  @Test
  void whatStandsNearerDecides() {
    String m1 = contract("M1", "", A);
    String m2 = contract("M2", "", "@SameOrigin");
    assertThat(ids(m1, m2, resource("implements M1, M2", "@SameOrigin " + BODY))).isEmpty();
    String c1 = contract("C1", A, "");
    String c2 = contract("C2", "@SameOrigin", "");
    assertThat(ids(c1, c2, "@SameOrigin " + resource("implements C1, C2", BODY))).isEmpty();
    assertThat(ids(c1, c2, resource("implements C1, C2", "@SameOrigin " + BODY))).isEmpty();
    // docs/architecture.md#which-policy-applies: superclasses, then interfaces.
    String sup = "@SameOrigin public abstract class Sup {}";
    assertThat(ids(c1, c2, sup, resource("extends Sup implements C1, C2", BODY))).isEmpty();
    // A policy of the class is farther than those of the methods.
    assertThat(ids(m1, m2, "@SameOrigin " + resource("implements M1, M2", BODY)))
        .containsExactly("supertypes-disagree");
  }

  @ParameterizedTest
  @EnumSource
  void itPointsAtTheMethodOrTheType(CompilerUnderTest compiler) {
    String m1 = contract("M1", "", A);
    String m2 = contract("M2", "", "@SameOrigin");
    Message ofMethod =
        compile(compiler, m1, m2, resource("implements M1, M2", "\n\n" + BODY))
            .corsMessages()
            .get(0);
    assertThat(ofMethod.line()).isEqualTo(6);
    assertThat(ofMethod.text())
        .contains("@CrossOrigin on com.acme.M1.g()", "@SameOrigin on com.acme.M2.g()");
    Message ofType =
        compile(
                compiler,
                contract("C1", A, ""),
                contract("C2", "@SameOrigin", ""),
                resource("implements C1, C2", "\n\n" + BODY))
            .corsMessages()
            .get(0);
    assertThat(ofType.line()).isEqualTo(4);
    assertThat(ofType.text()).contains("@CrossOrigin on com.acme.C1", "@SameOrigin on com.acme.C2");
  }

  @Test
  void whereBothMeetFirstItIsSaidOnce() {
    List<String> types = new ArrayList<>();
    types.add(contract("M1", "", A));
    types.add(contract("M2", "", "@SameOrigin"));
    types.add("public abstract class Base implements M1, M2 { public abstract String g(); }");
    types.add("@Path(\"x\") public class X extends Base { " + BODY + " }");
    types.add("@Path(\"y\") public class Y extends Base { " + BODY + " }");
    Outcome outcome = compile(CompilerUnderTest.JAVAC, types.toArray(String[]::new));
    assertThat(outcome.corsMessages()).hasSize(1);
    assertThat(outcome.corsMessages().get(0).file()).endsWith("Base.java");
    types.remove(4);
    types.remove(3);
    assertThat(ids(types.toArray(String[]::new))).isEmpty();
  }

  @Test
  void genericMethodsAreTheSameMethod() {
    assertThat(
            ids(
                "public interface M1<T> { @PUT " + A + " void p(T it); }",
                "public interface M2 { @SameOrigin void p(String it); }",
                resource("implements M1<String>, M2", "public void p(String it) {}")))
        .containsExactly("supertypes-disagree");
  }

  /** Nobody can correct a class of another jar here: nothing is granted for it. */
  @Test
  void aClassOfALibraryIsRefused(@TempDir Path directory) throws IOException {
    String header = "package com.lib;\nimport dev.corsac.*;\nimport jakarta.ws.rs.*;\n";
    Library library =
        Library.compile(
            directory,
            header + contract("M1", "", A),
            header + contract("M2", "", "@SameOrigin"),
            header + "public class Sub implements M1, M2 { " + BODY + " }");
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            List.of(),
            List.of(new CorsProcessor()),
            library.onClassPath(),
            """
            package com.acme;
            @jakarta.ws.rs.Path("r")
            public class R { @jakarta.ws.rs.Path("s") public com.lib.Sub sub() { return null; } }
            """);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    assertThat(outcome.generatedFile("surface.lock")).contains("GET /r/s | same origin");
  }
}
