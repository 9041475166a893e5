package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code locator-subtypes}: a locator may return what its declared type does not show. */
class LocatorSubtypesTest {

  private static Outcome compile(CompilerUnderTest compiler, String... types) {
    return compiler.compile(
        Arrays.stream(types)
            .map(
                type -> "package com.acme;\nimport dev.corsac.*;\nimport jakarta.ws.rs.*;\n" + type)
            .toArray(String[]::new));
  }

  private static List<String> ids(String... types) {
    Outcome outcome = compile(CompilerUnderTest.JAVAC, types);
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    return outcome.ids();
  }

  private static final String ROOT =
      """
      @Path("shop") public class Shop {
        @Path("own") @CrossOrigin("https://a.example")
        public Base own() { return null; }
      }
      """;
  private static final String BASE =
      "public class Base { @DELETE public void delete() {} @PUT public void put() {} }";
  private static final String SUB = "@SameOrigin public class OwnSub extends Base {}";

  @ParameterizedTest
  @EnumSource
  void itPointsAtTheLocator(CompilerUnderTest compiler) {
    Outcome outcome = compile(compiler, ROOT, BASE, SUB);
    assertThat(outcome.ids()).containsExactly("locator-subtypes");
    assertThat(outcome.succeeded()).isTrue();
    Message message = outcome.corsMessages().get(0);
    assertThat(message.file()).endsWith("Shop.java");
    assertThat(message.line()).isEqualTo(6);
    assertThat(message.text())
        .contains("com.acme.Base.delete()", "com.acme.OwnSub.delete()", "@SameOrigin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "public class OwnSub extends Base { @Override @SameOrigin public void delete() {} }",
        "@CrossOrigin(\"https://b.example\") public class OwnSub extends Base {}",
        "@SameOrigin public class OwnSub extends Mid {}",
        "public class OwnSub extends Mid implements Closed {}"
      })
  void whereverTheOtherPolicyStands(String sub) {
    assertThat(
            ids(
                ROOT,
                BASE,
                "public abstract class Mid extends Base {}",
                "@SameOrigin public interface Closed {}",
                sub))
        .contains("locator-subtypes");
  }

  @Test
  void aResultTypeThatIsAnInterface() {
    assertThat(
            ids(
                ROOT,
                "public interface Base { @DELETE void delete(); }",
                "@SameOrigin public class OwnSub implements Base { public void delete() {} }"))
        .containsExactly("locator-subtypes");
  }

  @Test
  void aClassAsTheResult() {
    assertThat(ids(ROOT.replace("public Base own", "public Class<? extends Base> own"), BASE, SUB))
        .containsExactly("locator-subtypes");
  }

  /** The annotations may be inherited, the result type is that of the method that is called. */
  @Test
  void aLocatorThatIsInherited() {
    String api =
        """
        @Path("shop") public interface Api {
          @Path("own") @CrossOrigin("https://a.example") Base own();
        }
        """;
    String shop = "public class Shop implements Api { public %s own() { return null; } }";
    assertThat(ids(api, BASE, SUB, shop.formatted("Base"))).containsExactly("locator-subtypes");
    assertThat(ids(api, BASE, SUB, shop.formatted("OwnSub"))).isEmpty();
  }

  @Test
  void oneSideWithoutAPolicy() {
    assertThat(ids(ROOT.replace("@CrossOrigin(\"https://a.example\")", ""), BASE, SUB))
        .containsExactly("locator-subtypes");
  }

  @Test
  void theSamePolicyForAll() {
    assertThat(ids(ROOT, BASE, "public class OwnSub extends Base {}")).isEmpty();
    assertThat(
            ids(ROOT, BASE, "public class OwnSub extends Base { @PATCH public void patch() {} }"))
        .isEmpty();
    assertThat(
            ids(
                ROOT,
                BASE,
                "@CrossOrigin(\"https://a.example\") public class OwnSub extends Base {}"))
        .isEmpty();
    // Nobody makes an instance of it.
    assertThat(ids(ROOT, BASE, "@SameOrigin public abstract class OwnSub extends Base {}"))
        .isEmpty();
  }

  @Test
  void itCanBeTolerated() {
    String accepted =
        "tolerate = @Tolerate(value = \"locator-subtypes\", reason = \"own() returns no OwnSub\")";
    assertThat(
            ids(
                ROOT.replace(
                    "(\"https://a.example\")", "(value = \"https://a.example\", " + accepted + ")"),
                BASE,
                SUB))
        .isEmpty();
    assertThat(
            ids(
                ROOT.replace("@CrossOrigin(\"https://a.example\")", ""),
                BASE,
                SUB.replace("@SameOrigin", "@SameOrigin(" + accepted + ")")))
        .isEmpty();
  }

  /** The table says what a preflight has to ask, the surface what a reviewer has to see. */
  @Test
  void tableAndSurfaceNameTheSubtypes() {
    Outcome outcome =
        compile(
            CompilerUnderTest.JAVAC,
            ROOT,
            BASE,
            SUB.replace("{}", "{ @PATCH public void patch() {} }"));
    assertThat(outcome.generatedFile("CorsTable.java"))
        .contains("locator  own  own()  com.acme.Base  2")
        .contains("subtype  com.acme.OwnSub");
    assertThat(outcome.generatedFile("surface.lock"))
        .contains(
            "DELETE /shop/own | https://a.example | no credentials | max-age 1800 | com.acme.Base.delete() via com.acme.Shop")
        .contains("DELETE /shop/own | same origin | com.acme.OwnSub.delete() via com.acme.Shop")
        .contains("PATCH /shop/own | same origin | com.acme.OwnSub.patch() via com.acme.Shop");
  }

  /** It is no longer unreached: the locator's policy counts for the rules too. */
  @Test
  void theRulesSeeASubtypeUnderThePolicyOfTheLocator() {
    assertThat(
            ids(
                ROOT,
                BASE,
                "public class OwnSub extends Base {"
                    + " @GET public String get(@CookieParam(\"id\") String id) { return id; } }"))
        .containsExactly("cookie-without-credentials");
  }
}
