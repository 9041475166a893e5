package dev.corsac.policy.rule;

import static dev.corsac.policy.finding.DiagnosticId.POLICY_CONFLICT;
import static dev.corsac.policy.finding.DiagnosticId.ROUTE_OVERLAP;
import static dev.corsac.policy.route.Tables.OTHER;
import static dev.corsac.policy.route.Tables.TRUSTED;
import static dev.corsac.policy.route.Tables.allow;
import static dev.corsac.policy.route.Tables.locator;
import static dev.corsac.policy.route.Tables.method;
import static dev.corsac.policy.route.Tables.resource;
import static dev.corsac.policy.route.Tables.sameOrigin;
import static dev.corsac.policy.route.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.path.MeetingTemplates;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.route.Tables;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * docs/architecture.md#the-rules-that-compare: {@code policy-conflict} and {@code route-overlap}.
 */
class RouteReviewTest {
  private static final DeclaredPolicy ALLOW = allow(TRUSTED);

  private static List<DiagnosticId> problems(ResourceClass... classes) {
    return RouteReview.of(Deployed.all(List.of(table(classes)))).stream()
        .map(RouteReview.Pair::id)
        .toList();
  }

  private static List<DiagnosticId> problems(
      String one, String two, @Nullable DeclaredPolicy a, @Nullable DeclaredPolicy b) {
    ResourceMethod first = new ResourceMethod("GET", one, List.of("a()"), a, null, List.of());
    ResourceMethod second = new ResourceMethod("GET", two, List.of("b()"), b, null, List.of());
    return problems(resource("A", "r", first, second));
  }

  @Test
  void oneTemplateUnderTwoPoliciesIsAConflict() {
    assertThat(problems("{x}", "/{y}/", ALLOW, allow(OTHER))).containsExactly(POLICY_CONFLICT);
    assertThat(problems("", "", ALLOW, null)).containsExactly(POLICY_CONFLICT);
    assertThat(problems("", "", ALLOW, sameOrigin())).containsExactly(POLICY_CONFLICT);
    assertThat(problems("", "", ALLOW, allow(TRUSTED))).isEmpty();
    assertThat(problems("", "", null, null)).isEmpty();
  }

  @Test
  void twoClassesCanConflict() {
    assertThat(
            RouteReview.of(
                Deployed.all(
                    List.of(
                        table(resource("A", "r/{x}", method("GET", "", ALLOW))),
                        table(resource("B", "r", method("GET", "{y}", null)))))))
        .singleElement()
        .satisfies(pair -> {
          assertThat(pair.id()).isEqualTo(POLICY_CONFLICT);
          assertThat(pair.httpMethod()).isEqualTo("GET");
          assertThat(pair.one().className()).isEqualTo("A");
          assertThat(pair.two().className()).isEqualTo("B");
          assertThat(pair.two().path()).isEqualTo("/r/{y}");
          assertThat(pair.two().signature()).isEqualTo("get()");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "{a}/x, y/{b}, true",
    "abc{x}, {x}def, true",
    "'{a: [a-z]+}', '{b: [a-c]+}', true",
    "'{a: [a-z]+}', '{b: [0-9]+}', false",
    "'{p: .+}/end', a/{q}, true",
    "'{rest: .*}', fixed, true",
    "fixed, {x}, false",
    "'{x: [0-9]+}', {x}, false",
    "a/{x}, b/{x}, false",
    "'ord{x: .*}', zip, false",
    "'{x: [é]+}', '{y: [éa]+}', true",
    // Jersey does not count an expression with a comma, counts a slash at the end, and "é" once.
    "'{x: [a-b]{1,2}}', {y}, true",
    "'{x: [a-b]{1,2}}', '{y: [a-z]+}', true",
    "'{x: [a-b]{1,2}}', a, false",
    "'a{x: [a-b]{1,2}}', {y}, false",
    "'{x: [a-b]+}', {y}/, true",
    "{x}/, {y}a/, false",
    "{x}é, aaa{y}, true",
    "é{x}, éa{y}, false",
  })
  void templatesBetweenWhichServersChooseDifferentlyOverlap(
      String one, String two, boolean overlap) {
    assertThat(problems(one, two, ALLOW, sameOrigin()))
        .isEqualTo(overlap ? List.of(ROUTE_OVERLAP) : List.of());
    assertThat(problems(one, two, ALLOW, allow(TRUSTED))).isEmpty();
  }

  /** RESTEasy takes the one that was registered first. */
  @Test
  void theEmptyTemplateOfAClassOverlapsWithASingleVariable() {
    assertThat(
            problems(
                resource("A", "", method("DELETE", "a/b", ALLOW)),
                resource("B", "{x}", method("DELETE", "{y}", sameOrigin()))))
        .containsExactly(ROUTE_OVERLAP);
    assertThat(
            problems(
                resource("A", "", method("DELETE", "a/b", ALLOW)),
                resource("B", "a", method("DELETE", "{y}", sameOrigin()))))
        .isEmpty();
  }

  @Test
  void classesOfEqualRankOverlap() {
    assertThat(
            problems(
                resource("A", "{any}/o9", method("GET", "", ALLOW)),
                resource("B", "o9/{any}", method("GET", "", sameOrigin()))))
        .containsExactly(ROUTE_OVERLAP);
    assertThat(
            problems(
                resource("A", "{any}", method("GET", "k", ALLOW)),
                resource("B", "lit", method("GET", "{x}", sameOrigin()))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "9, {id}, false",
    "a/{x}, {id}/b, true",
    "{x}, 9, true",
    "{x}, {y}, true",
    "9, 9, true",
    "'{x: [0-9]+}', {id}, false",
    "9, '{id: [0-9]+}', false",
    "9, '{id: .+}', true",
    "'{x: .+}', 9, true",
    "'{x: [^x]+}', {id}, true",
    "8, 9, false",
  })
  void aLocatorBesideAMethodOverlapsUnlessEveryServerTakesTheMethod(
      String ofMethod, String ofLocator, boolean overlap) {
    ResourceClass sub = resource("Sub", null, method("GET", "", null), method("PUT", "", null));
    ResourceMethod method = method("GET", ofMethod, ALLOW);
    // Where both are one template as a whole, it is a conflict.
    assertThat(problems(resource("A", "l", method, locator(ofLocator, "Sub", sameOrigin())), sub))
        .hasSize(overlap ? 1 : 0);
    assertThat(problems(resource("A", "l", method, locator(ofLocator, "Sub", ALLOW)), sub))
        .isEmpty();
    assertThat(problems(resource("A", "l", method, locator(ofLocator, null, null))))
        .isEqualTo(overlap ? List.of(ROUTE_OVERLAP) : List.of());
  }

  @Test
  void whatIsBelowASpanningTemplateOverlaps() {
    // POST s/b/b: the locator can take "s/b" and leave "b", or take it all.
    ResourceClass sub =
        resource("Sub", null, method("POST", "", ALLOW), method("POST", "b", allow(OTHER)));
    assertThat(problems(resource("A", "a", locator("s/{rest: .+}", "Sub", null)), sub))
        .containsExactly(ROUTE_OVERLAP);
    assertThat(problems(resource("A", "a", locator("s/{rest}", "Sub", null)), sub)).isEmpty();
  }

  @Test
  void aHeadMethodMeetsTheGetMethodsOfOtherTemplates() {
    assertThat(
            RouteReview.of(
                Deployed.all(
                    List.of(
                        table(
                            resource(
                                "A",
                                "r",
                                method("GET", "{rest: .+}", ALLOW),
                                method("HEAD", "{x}", sameOrigin())))))))
        .singleElement()
        .satisfies(pair -> {
          assertThat(pair.id()).isEqualTo(ROUTE_OVERLAP);
          assertThat(pair.httpMethod()).isEqualTo("HEAD");
        });
    assertThat(
            problems(
                resource("A", "r", method("GET", "", ALLOW), method("HEAD", "", sameOrigin()))))
        .isEmpty();
  }

  @Test
  void onlyTemplatesThatAgreeInTheirLiteralsAreCompared() {
    int[] compared = {0};
    MeetingTemplates<Integer> meeting = new MeetingTemplates<>();
    for (int i = 0; i < 10_000; i++) {
      meeting.add(UriTemplate.parse("{tenant}/api/r" + i + "/{id}").segments(), false, i);
    }
    meeting.add(UriTemplate.parse("acme/api/r7/x").segments(), false, -1);
    meeting.add(UriTemplate.parse("acme/{rest: .*}").segments(), false, -2);
    meeting.forEachPair((one, two) -> compared[0]++);
    assertThat(compared[0]).isEqualTo(10_002);
  }

  @Test
  void recursiveLocatorsEnd() {
    assertThat(
            problems(
                resource("A", "l", locator("{id}", "N", ALLOW)),
                resource("N", null, method("GET", "", null), locator("{id}", "N", null))))
        .isEmpty();
  }

  @Test
  void aClassThatIsNotServedMeetsNobody() {
    List<PolicyTable> jars =
        List.of(
            table(resource("A", "r", method("GET", "", ALLOW))),
            table(resource("B", "r", method("GET", "", null))));
    assertThat(RouteReview.of(new Deployed(jars, List.of(), "A"::equals, null))).isEmpty();
    assertThat(RouteReview.of(Deployed.all(jars)))
        .singleElement()
        .satisfies(pair -> {
          assertThat(pair.tolerated()).isFalse();
          assertThat(pair.id()).isEqualTo(DiagnosticId.POLICY_CONFLICT);
          assertThat(pair.text())
              .isEqualTo(
                  "A.get(): GET /r has a policy here (that of com.acme.Resource), and none on B.get():"
                      + " a preflight names no media type and no class, so it cannot tell them apart."
                      + " Give both methods one policy, @SameOrigin for none, or different paths.");
        });
  }

  @Test
  void aPolicyCanTolerateIt() {
    DeclaredPolicy tolerant =
        Tables.declared(
            PolicyDeclaration.crossOrigin(OTHER)
                .tolerating(new Toleration("policy-conflict", "two media types")));
    assertThat(
            RouteReview.of(
                Deployed.all(
                    List.of(
                        table(
                            resource("A", "r", method("GET", "", ALLOW)),
                            resource("B", "r", method("GET", "", tolerant)))))))
        .singleElement()
        .satisfies(pair -> assertThat(pair.tolerated()).isTrue());
  }
}
