package dev.corsac.policy.decide;

import static dev.corsac.policy.route.Tables.OTHER;
import static dev.corsac.policy.route.Tables.TRUSTED;
import static dev.corsac.policy.route.Tables.allow;
import static dev.corsac.policy.route.Tables.decisions;
import static dev.corsac.policy.route.Tables.declared;
import static dev.corsac.policy.route.Tables.locator;
import static dev.corsac.policy.route.Tables.method;
import static dev.corsac.policy.route.Tables.resource;
import static dev.corsac.policy.route.Tables.review;
import static dev.corsac.policy.route.Tables.sameOrigin;
import static dev.corsac.policy.route.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.route.Tables;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What start-up, error responses and messages are told about an application. */
class WhatTheTableSaysTest {
  private static final DeclaredPolicy ALLOW = allow(TRUSTED);
  private static final DeclaredPolicy ALLOW_OTHER = allow(OTHER);
  private static final DeclaredPolicy UNGUARDED =
      declared(PolicyDeclaration.crossOrigin(TRUSTED).unguarded());

  /** Locators that lead on, back to where they are, and to what no table describes. */
  private static Decisions shop() {
    return decisions(
        resource(
            "Shop",
            "shop/",
            method("GET", "", ALLOW),
            method("PUT", "/", UNGUARDED),
            method("DELETE", "free", null),
            locator("parts", "Part", ALLOW_OTHER),
            locator("plain", "Part", null),
            locator("blind", null, null)),
        resource(
            "Part",
            null,
            method("PATCH", "{id}", null, sameOrigin()),
            method("POST", "own", ALLOW),
            locator("", "Part", null),
            locator("more", "Part", null)),
        resource("Root", "", method("GET", "", ALLOW_OTHER)),
        resource("Free", "free", method("PUT", "", null)));
  }

  @Test
  void routesThatChangeSomethingAreCountedByWhetherTheyAreGuarded() {
    Decisions decisions =
        decisions(
            resource(
                "A",
                "a",
                method("GET", "", UNGUARDED),
                method("PUT", "", UNGUARDED),
                method("POST", "", ALLOW),
                method("DELETE", "", sameOrigin()),
                method("PATCH", "", null)));
    assertThat(decisions.changingRoutes(false)).isEqualTo(1);
    assertThat(decisions.changingRoutes(true)).isEqualTo(2);
    assertThat(decisions.routes()).isEqualTo(5);
    assertThat(decisions.policies())
        .containsExactlyInAnyOrder(review(UNGUARDED), review(ALLOW), Policy.SAME_ORIGIN);
  }

  @Test
  void theApplicationsPolicyIsKnown() {
    assertThat(shop().ofApplication()).isNull();
    assertThat(deployed(ALLOW).ofApplication()).isSameAs(review(ALLOW));
  }

  @Test
  void governedPathsAreWholeTemplatesWithTheirMethods() {
    List<GovernedPath> paths = shop().governedPaths(1000);
    assertThat(paths)
        .extracting(each -> each.template() + " " + each.methods())
        .contains(
            "/ [GET]",
            "/shop [GET, PUT]",
            "/shop/parts/{id} [PATCH]",
            "/shop/parts/own [POST]",
            "/shop/plain/{id} [PATCH]",
            "/shop/plain/more/more/more/own [POST]")
        .doesNotContain("/free [PUT]", "/shop/free [DELETE]", "/shop/blind []");
    assertThat(paths)
        .noneMatch(each -> each.template().contains("/more/more/more/more"))
        .noneMatch(each -> each.template().contains("//"));
    for (int most = 0; most < 8; most++) {
      assertThat(shop().governedPaths(most)).isEqualTo(paths.subList(0, most));
    }
  }

  @Test
  void theDeclaredPoliciesAtAPathAreItsOwnOrThoseAroundThem() {
    assertThat(shop().declaredAt("/shop")).containsExactlyInAnyOrder(ALLOW, UNGUARDED);
    assertThat(shop().declaredAt("/shop/parts/7")).containsExactly(sameOrigin());
    assertThat(shop().declaredAt("/shop/parts/own")).containsExactlyInAnyOrder(sameOrigin(), ALLOW);
    assertThat(shop().declaredAt("/shop/parts/more/own")).contains(ALLOW);
    assertThat(shop().declaredAt("/shop/free")).isEmpty();
    assertThat(shop().declaredAt("/shop" + "/%2e;a".repeat(1000))).isEmpty();
  }

  @Test
  void whatLocatorsHandDownIsFoundOnAPath() {
    assertThat(shop().handedDown("/shop/parts/x"))
        .containsExactly(new HandedPolicy(review(ALLOW_OTHER), null));
    assertThat(shop().handedDown("/shop/plain/x")).containsExactly(new HandedPolicy(null, null));
    assertThat(shop().handedDown("/shop/blind/x")).containsExactly(new HandedPolicy(null, null));
    assertThat(shop().handedDown("/shop")).isEmpty();
    assertThat(shop().handedDown("/shop/parts/a;b//./%20%2F%25"))
        .containsExactly(new HandedPolicy(Policy.UNDECIDED, null));
    Decisions further =
        decisions(
            resource("Shop", "shop", locator("parts", "Part", ALLOW)),
            resource("Part", null, locator("blind", null, null)));
    assertThat(further.handedDown("/shop/parts/blind/x"))
        .containsExactlyInAnyOrder(
            new HandedPolicy(review(ALLOW), null), new HandedPolicy(null, review(ALLOW)));
  }

  private static Decisions deployed(@Nullable DeclaredPolicy application) {
    return Decisions.of(
        new Deployed(
            List.of(table(resource("A", "a", method("GET", "", null)))),
            List.of(),
            name -> true,
            application),
        Tables::review);
  }

  @Nested
  class OfAResponseWithoutAMethod {

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/no;v=1/where", "/no%20where"})
    void theApplicationsPolicyIsThatOfErrors(String path) {
      Policy policy = path.equals("/nowhere") ? review(ALLOW) : Policy.UNDECIDED;
      for (int status : new int[] {400, 404, 500}) {
        assertThat(deployed(ALLOW).unchosen(path, "GET", status)).isSameAs(review(ALLOW));
        assertThat(deployed(ALLOW).unchosenWithoutOrigin(path, "GET", status, List.of()))
            .isSameAs(policy);
        assertThat(deployed(null).unchosenWithoutOrigin(path, "GET", status, List.of())).isNull();
      }
      assertThat(deployed(ALLOW).unchosen(path, "GET", 399)).isNull();
      assertThat(deployed(ALLOW).unchosenWithoutOrigin(path, "GET", 399, List.of())).isNull();
    }

    @Test
    void nothingIsKnownWhereAnExpressionFails() {
      Decisions slow = decisions(resource("C", "slow", method("PUT", "{id: a*a*a*a*a*a*b}", null)));
      String path = "/slow/" + "a".repeat(900) + ";v=1";
      assertThat(slow.unchosenWithoutOrigin(path, "PUT", 404, List.of()))
          .isSameAs(Policy.UNDECIDED);
    }

    /** Two templates match, or one; however the path is read, or not. */
    @Test
    void theReadingsHaveToAgreeEvenIfTheMethodDoesNotExist() {
      Decisions decisions =
          decisions(
              resource("A", "one", method("PUT", "", ALLOW)),
              resource("B", "two", method("PUT", "{x}", ALLOW), method("PATCH", "{x: .+}", ALLOW)),
              resource("C", "one.json", method("PUT", "", ALLOW)));
      for (String path : List.of("/one", "/two/x")) {
        assertThat(decisions.unchosen(path, "POST", 405)).as(path).isSameAs(review(ALLOW));
      }
      for (String path : List.of("/%6Fne", "/%74wo/x")) {
        assertThat(decisions.unchosen(path, "POST", 405)).as(path).isSameAs(Policy.UNDECIDED);
      }
      assertThat(decisions.unchosen("/one.json", "POST", 405, List.of("/one")))
          .isSameAs(review(ALLOW));
    }
  }

  @Nested
  class OfTheChosenMethod {
    private final Decisions decisions =
        decisions(
            resource(
                "R",
                "r",
                locator("a", "Sub", ALLOW),
                locator("b", "Sub", sameOrigin()),
                locator("one", "Agreed", ALLOW),
                locator("other", "Agreed", ALLOW)),
            resource("Sub", null, method("GET", "", null), locator("", "Sub", null)),
            resource("Agreed", null, method("GET", "", null)),
            resource("Twin", "r/a", method("GET", "", ALLOW_OTHER)));

    private ChosenMethod resolve(String className) {
      return Objects.requireNonNull(decisions.resolve(className, "get()"));
    }

    @Test
    void whetherAllWaysAgreeIsKnown() {
      assertThat(resolve("Agreed").isAgreed()).isTrue();
      assertThat(resolve("Agreed").agreedPolicy()).isSameAs(review(ALLOW));
      assertThat(resolve("Sub").isAgreed()).isFalse();
      assertThat(resolve("Sub").agreedPolicy()).isNull();
    }

    @Test
    void everyPolicyThatCouldHoldIsThatOfThePathOrOfAllWays() {
      Policy allow = review(ALLOW);
      assertThat(resolve("Sub").policies("GET", "/r/a")).containsExactly(allow);
      assertThat(resolve("Sub").policies("GET", "/r/b")).containsExactly(Policy.SAME_ORIGIN);
      for (String path : new String[] {null, "/rewritten"}) {
        assertThat(resolve("Sub").policies("GET", path))
            .as(path)
            .containsExactlyInAnyOrder(allow, Policy.SAME_ORIGIN);
        assertThat(resolve("Agreed").policies("GET", path)).as(path).containsExactly(allow);
      }
    }

    /** Another class's method at the same path is not it. */
    @Test
    void thePolicyIsThatOfItsOwnRoutes() {
      assertThat(resolve("Sub").policy("GET", "/r/a")).isSameAs(review(ALLOW));
      assertThat(resolve("Twin").policy("GET", "/r/a")).isSameAs(review(ALLOW_OTHER));
    }

    @Test
    void aMethodWithTwoDesignatorsHasThePolicyOfTheOneThatWasAsked() {
      Decisions two =
          decisions(
              resource("A", "a", designated("GET", ALLOW), designated("PUT", ALLOW_OTHER)),
              resource(
                  "B",
                  "b",
                  designated("GET", ALLOW),
                  designated("HEAD", sameOrigin()),
                  designated("PUT", sameOrigin())));
      assertThat(two.chosen("A", "m()", "GET", "/a")).isSameAs(review(ALLOW));
      assertThat(two.chosen("A", "m()", "HEAD", "/a")).isSameAs(review(ALLOW));
      assertThat(two.chosen("A", "m()", "PUT", "/a")).isSameAs(review(ALLOW_OTHER));
      assertThat(two.chosen("A", "m()", "OPTIONS", "/a")).isNull();
      assertThat(two.chosen("B", "m()", "HEAD", "/b")).isSameAs(Policy.SAME_ORIGIN);
      assertThat(two.chosen("B", "m()", "GET", "/b")).isSameAs(review(ALLOW));
    }

    private static ResourceMethod designated(String httpMethod, DeclaredPolicy own) {
      return new ResourceMethod(httpMethod, "", List.of("m()"), own, null, List.of());
    }
  }
}
