package dev.corsac.policy.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jakarta REST 3.1, sections 3.4 and 3.7. */
class UriTemplateTest {

  private static boolean matches(String template, String path) {
    return UriTemplate.parse(template)
        .matches(new Reading(path, false, false), 0, new Steps(path.length()));
  }

  @ParameterizedTest
  @CsvSource({
    "orders, /orders",
    "/orders/, /orders",
    "orders/{id}, /orders/5",
    "orders/{id}/items, /orders/5/items",
    "abc{x}, /abcd",
    "{x}def, /adef",
    "{a}-{b}, /1-2",
    "{a}-{b}, /1-2-3",
    "{a}{b}, /xy",
    "{a}b{c}b, /xbbb",
    "'orders/{id: [0-9]{1,3}}', /orders/123",
    "'{rest: .+}', /a/b/c",
    "'a/{rest: .*}', /a/b/c",
    "'{a}.{b: [a-z]+}', /x.y",
    "a b, /a%20b",
    "é, /%C3%A9",
    "a%2Fb, /a%2Fb",
    "100%, /100%25",
    "a.b(c), /a.b(c)",
  })
  void matchesTheRawPath(String template, String path) {
    assertThat(matches(template, path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "orders, /Orders",
    "orders, /orders/5",
    "orders, /orderss",
    "orders/{id}, /orders",
    "orders/{id}, /orders/5/6",
    "orders/{id}, /orders/",
    "abc{x}, /abc",
    "{a}{b}, /x",
    "{a}-{b}, /-2",
    "{a}-{b}, /1-",
    "{a}ab{b}ab, /xab",
    "'orders/{id: [0-9]{1,3}}', /orders/1234",
    "'orders/{id: [0-9]+}', /orders/5x",
    "a.b, /axb",
    "plain, /%70lain",
  })
  void doesNotMatch(String template, String path) {
    assertThat(matches(template, path)).isFalse();
  }

  @Test
  void aVariableThatCanBeEmptyNeedsNoSlashBeforeIt() {
    assertThat(matches("a/{rest: .*}", "/a")).isTrue();
    assertThat(matches("a/{rest: .+}", "/a")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "a}", "{}", "{ }", "{a b}", "{:x}", "{id: [0-9}", "{id: (}", "{-x}"})
  void refusesWhatIsMalformed(String template) {
    assertThat(UriTemplate.isWellFormed(template)).isFalse();
    assertThatThrownBy(() -> UriTemplate.parse(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + template + "\"");
  }

  @Test
  void theMessageOfABrokenRegexNamesTheRegex() {
    assertThatThrownBy(() -> UriTemplate.parse("orders/{id: [0-9}"))
        .hasMessageStartingWith(
            "The URI template \"orders/{id: [0-9}\" is malformed: the regular expression"
                + " \"[0-9\" does not compile:");
  }

  @ParameterizedTest
  @CsvSource({
    "'{rest: .*}', true",
    "'{rest: .+}', true",
    "'{x: [a-z]*}', true",
    "'{x: [^x]+}', true",
    "'{x: a|b/c}', true",
    "'{x: (a|)}', true",
    "'{x: \\\\D+}', true",
    "'{x: (?s)a}', true",
    "'{x: [0-9]+}', false",
    "'{x: [^/]+}', false",
    "'{x: \\\\d{1,3}}', false",
    "'{x: (?:a|b)+}', false",
    "'{x: \\\\p{Alpha}\\\\w*}', false",
    "{x}, false",
    "a/b, false",
  })
  void knowsWhichVariablesCanMatchASlashOrNothing(String template, boolean spans) {
    String unescaped = template.replace("\\\\", "\\");
    assertThat(UriTemplate.parse(unescaped).spans()).isEqualTo(spans);
  }

  @Test
  void ranksByLiteralsThenVariablesThenRegexes() {
    assertThat(
            java.util.stream.Stream.of("{x}", "a/{x}", "{x: [0-9]+}", "{x}-{y}", "a/b", "{x}{y}")
                .map(UriTemplate::parse)
                .sorted(UriTemplate.BY_RANK)
                .map(UriTemplate::toString))
        .containsExactly("a/b", "a/{x}", "{x}-{y}", "{x}{y}", "{x: [0-9]+}", "{x}");
    assertThat(UriTemplate.parse("{a}/x").ranksLike(UriTemplate.parse("y/{b}"))).isTrue();
  }

  @Test
  void namesOfVariablesMakeNoDifference() {
    assertThat(UriTemplate.parse("/a/{x}/").sameAs(UriTemplate.parse("a/{y}"))).isTrue();
    assertThat(UriTemplate.parse("{x:[0-9]+}").sameAs(UriTemplate.parse("{y: [0-9]+ }"))).isTrue();
    assertThat(UriTemplate.parse("{x:[0-9]+}").sameAs(UriTemplate.parse("{x}"))).isFalse();
    assertThat(UriTemplate.parse("{x: [^/]+?}").sameAs(UriTemplate.parse("{x}"))).isTrue();
    assertThat(UriTemplate.parse("a b").sameAs(UriTemplate.parse("a%20b"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "a/{x}, {y}/b, true",
    "a/{x}, b/{x}, false",
    "a/{x}, a, false",
    "abc{x}, {x}def, true",
    "abc{x}, abd{x}, false",
    "{x}abc, {x}abd, false",
    "'{x: [0-9]+}', '{x: [a-z]+}', false",
    "'{x: [a-z]+}', '{x: [a-c]+}', true",
    "'{x: [0-9]+}', abc, false",
    "'{x: [0-9]+}', 12, true",
    "'a/{rest: .*}', a, true",
    "'a/{rest: .*}', a/b/c, true",
    "'a/{rest: .*}', b/c, false",
    "'{p: .+}/end', a/{q}, true",
    "'{p: .+}/end', a/b, false",
    "'{x: [é]+}', '{y: [éa]+}', true",
    "'{x: [é]+}', '{y: [^a]+}', true",
    "'{x: é}', '{y: \\W}', true",
    "'{x: é}', '{y: \\w}', false",
    "'{x: [é]+}', '{y: [a-z_]+}', false",
    "'{x: [é]+}', '{y: \\p{L}+}', true",
    "'{x: [é]+}', '{y: [a-\\uffff]+}', true",
    "'ord{x: .*}', zip, false",
    "'ord{x: .*}', order, true",
    "'ord{x: .*}', or, false",
    "'ord{x: .*}', or/der, false",
    "'ord{x: .*}', ord/er, true",
    "'ord{x: .*}', 'zip{x: .*}', false",
    "'ord{x: .*}', '{x: .*}', true",
    "'ord{x: .*}', '{x: .*}zip', true",
    "'a/ord{x: .*}', a, false",
    "'a/{x: .*}', a, true",
    "'a/{x: .*}', ab, false",
    "'{x: .*}ord', zip, false",
    "'{x: .*}ord', zip/lord, true",
    "'{x: .*}ord', '{y: .+}zip', false",
    "'{x: \\1}', '{x: \\1}', true",
    "'{x}/{y: \\1}', a/a, true",
    "'{x}/{y: b\\1}', '{x}/{y: [0-9]+}', true",
    "'{x: [a&&b]}', '{x: [a&&b]}', true",
    "'{x: ([^/]*a){12}b}', aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, true",
  })
  void knowsWhichTemplatesCanMatchOnePath(String one, String two, boolean overlap) {
    UriTemplate a = UriTemplate.parse(one.replace("\\\\", "\\"));
    UriTemplate b = UriTemplate.parse(two.replace("\\\\", "\\"));
    assertThat(a.mayOverlap(b)).isEqualTo(overlap);
    assertThat(b.mayOverlap(a)).isEqualTo(overlap);
  }

  /** java.util.regex of JDK 17 compiles it and throws a NullPointerException when it matches. */
  @Test
  void anExpressionThatFailsDecidesNothing() {
    String failing = "[ж?&&]";
    assumeThatCode(() -> Pattern.compile(failing)).doesNotThrowAnyException();

    UriTemplate template = UriTemplate.parse("{x: " + failing + "}");
    assertThatThrownBy(() -> template.end("/?", 0))
        .isSameAs(UndecidedPathException.EXPRESSION_FAILED);
    assertThat(template.mayOverlap(UriTemplate.parse("{x: [?]}"))).isTrue();
    assertThat(UriTemplate.parse("{x: [?]}").mayOverlap(template)).isTrue();
  }
}
