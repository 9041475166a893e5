package dev.corsac.policy.decide;

import static dev.corsac.policy.route.Tables.OTHER;
import static dev.corsac.policy.route.Tables.STRANGER;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.PreflightAnswer.NotOurs;
import dev.corsac.policy.PreflightAnswer.Refused;
import dev.corsac.policy.route.DeclaredApplication;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.route.TableConflictException;
import dev.corsac.policy.route.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md#run-time, sentence by sentence. */
class DecisionsTest {
  private static final DeclaredPolicy ALLOW = allow(TRUSTED);
  private static final DeclaredPolicy ALLOW_OTHER = allow(OTHER);

  private static Granted granted(Decisions decisions, String path, String method) {
    PreflightAnswer answer = decisions.preflight(path, method, TRUSTED);
    assertThat(answer).isInstanceOf(Granted.class);
    return (Granted) answer;
  }

  private static void assertRefused(Decisions decisions, String path, String method) {
    assertThat(decisions.preflight(path, method, TRUSTED)).isInstanceOf(Refused.class);
  }

  private static void assertNotOurs(Decisions decisions, String path, String method) {
    assertThat(decisions.preflight(path, method, TRUSTED)).isInstanceOf(NotOurs.class);
  }

  private static @Nullable Policy chosen(Decisions decisions, String className, String path) {
    return decisions.chosen(className, "get()", "GET", path);
  }

  @Nested
  class APreflight {

    /** What Jersey 3.1 and 4.0 choose; the other servers choose the first. */
    @ParameterizedTest
    @CsvSource({
      "'{x: [a-b]{1,2}}', {y}, /b/ab",
      "'{x: [^,/]+}', {y}, /b/ab",
      "'{x: [a-z]+}', {y}/, /b/ab",
      "{x}é, aaa{y}, /b/aaa%C3%A9",
    })
    void isRefusedWhereServersCountWhatRanksTemplatesDifferently(
        String one, String two, String path) {
      for (DeclaredPolicy other : new DeclaredPolicy[] {sameOrigin(), ALLOW_OTHER}) {
        assertRefused(
            decisions(
                resource("A", "b", method("PATCH", one, ALLOW)),
                resource("B", "b", method("PATCH", two, other))),
            path,
            "PATCH");
        assertRefused(
            decisions(
                resource("A", "b/" + one, method("PATCH", "", ALLOW)),
                resource("B", "b/" + two, method("PATCH", "", other))),
            path,
            "PATCH");
      }
      Decisions agreeing =
          decisions(
              resource("A", "b", method("PATCH", one, ALLOW)),
              resource("B", "b", method("PATCH", two, ALLOW)));
      assertThat(granted(agreeing, path, "PATCH").allowMethods()).isEqualTo("PATCH");
    }

    @Test
    void isNotOursWhereNothingGovernedMatches() {
      Decisions decisions =
          decisions(
              resource("A", "free", method("GET", "", null)),
              resource("B", "orders", method("GET", "", ALLOW)));
      assertNotOurs(decisions, "/free", "GET");
      assertNotOurs(decisions, "/nowhere", "GET");
      assertNotOurs(decisions, "/orders/5", "GET");
    }

    /** Among many templates; the texts have the same hash code in pairs, the numbers have not. */
    @ParameterizedTest
    @ValueSource(strings = {"AaAa", "BBBB", "AaBB", "BBAa", "1", "2"})
    void isDecidedByTheSegmentsTextAndNotItsHashCode(String segment) {
      List<ResourceClass> classes = new ArrayList<>();
      for (String each : List.of("AaAa", "BBBB", "AaBB", "1", "2", "3")) {
        boolean asked = each.equals(segment);
        classes.add(resource("C" + each, each, method("GET", "", asked ? ALLOW : ALLOW_OTHER)));
      }
      Decisions decisions = decisions(classes.toArray(ResourceClass[]::new));

      if (segment.equals("BBAa")) {
        assertNotOurs(decisions, "/" + segment, "GET");
      } else {
        assertThat(granted(decisions, "/" + segment, "GET").allowMethods()).isEqualTo("GET, HEAD");
      }
    }

    /** Two classes are compared one by one, eight are found by a segment of their templates. */
    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a%3Bb", "a+b", "a b", "a%20b", "a%2Fb", "é", "%61"})
    void isDecidedAmongFewTemplatesAsAmongMany(String template) {
      ResourceClass literal = resource("A", template, method("DELETE", "", sameOrigin()));
      ResourceClass any = resource("B", "{x}", method("DELETE", "", ALLOW));
      List<ResourceClass> more = new ArrayList<>(List.of(literal, any));
      for (int i = 0; i < 6; i++) {
        more.add(resource("C" + i, "c" + i, method("GET", "", null)));
      }
      Decisions few = decisions(literal, any);
      Decisions many = decisions(more.toArray(ResourceClass[]::new));
      for (String path :
          List.of("a;b", "a;x", "a%3Bb", "a+b", "a%2Bb", "a%20b", "a%2Fb", "%C3%A9", "%61", "a")) {
        assertThat(many.preflight("/" + path, "DELETE", TRUSTED))
            .as(path)
            .isEqualTo(few.preflight("/" + path, "DELETE", TRUSTED));
      }
    }

    @Test
    void isGrantedWithTheMethodsThatShareItsPolicyAndHeaders() {
      Decisions decisions =
          decisions(
              resource(
                  "A",
                  "orders",
                  method("PATCH", "", ALLOW),
                  method("DELETE", "", ALLOW),
                  method("GET", "", ALLOW),
                  method("LINK", "", ALLOW),
                  method("PUT", "", ALLOW, "X-A"),
                  method("POST", "", ALLOW_OTHER)));
      assertThat(granted(decisions, "/orders", "DELETE"))
          .isEqualTo(new Granted(false, false, "GET, HEAD, PUT, PATCH, DELETE, LINK", "X-A", "0"));
      assertThat(granted(decisions, "/orders", "PUT"))
          .isEqualTo(granted(decisions, "/orders", "DELETE"));
    }

    @Test
    void carriesTheMaxAgeOfThePolicy() {
      Decisions decisions = decisions(resource("A", "orders", method("PUT", "", ALLOW)));
      assertThat(granted(decisions, "/orders", "PUT").maxAge()).isEqualTo("1800");
    }

    @Test
    void sendsAStarForAnyOrigin() {
      Decisions decisions = decisions(resource("A", "orders", method("PUT", "", allow("*"))));
      assertThat(granted(decisions, "/orders", "PUT").allowOrigin(TRUSTED)).isEqualTo("*");
    }

    @Test
    void allowsInferredAndListedHeadersOnce() {
      DeclaredPolicy listing =
          declared(PolicyDeclaration.crossOrigin(TRUSTED).allowingHeaders("authorization", "x-a"));
      Decisions decisions =
          decisions(resource("A", "orders", method("PUT", "", listing, "Content-Type", "X-A")));
      assertThat(granted(decisions, "/orders", "PUT").allowHeaders())
          .isEqualTo("authorization, Content-Type, X-A");
    }

    @Test
    void sendsAnyHeaderAsAStarWithAuthorizationBesideItIfListed() {
      DeclaredPolicy any = declared(PolicyDeclaration.crossOrigin(TRUSTED).allowingHeaders("*"));
      DeclaredPolicy both =
          declared(PolicyDeclaration.crossOrigin(TRUSTED).allowingHeaders("Authorization", "*"));
      Decisions decisions =
          decisions(
              resource("A", "any", method("PUT", "", any, "Content-Type")),
              resource("B", "both", method("PUT", "", both, "Content-Type")));
      assertThat(granted(decisions, "/any", "PUT").allowHeaders()).isEqualTo("*");
      assertThat(granted(decisions, "/both", "PUT").allowHeaders()).isEqualTo("*, Authorization");
    }

    @Test
    void namesTheMethodsWhereTheRequestedOneDoesNotExist() {
      DeclaredPolicy credentials =
          declared(PolicyDeclaration.crossOrigin(TRUSTED).withCredentials());
      Decisions decisions =
          decisions(
              resource("A", "a", method("PUT", "", allow("*")), method("GET", "", ALLOW_OTHER)),
              resource("B", "b", method("PUT", "", credentials, "X-A")));
      assertThat(granted(decisions, "/a", "DELETE"))
          .isEqualTo(new Granted(false, false, "PUT", null, "0"));
      assertThat(granted(decisions, "/b", "DELETE"))
          .isEqualTo(new Granted(false, true, "PUT", null, "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST"})
    void isRefusedForASafelistedMethodThatDoesNotExist(String method) {
      assertRefused(decisions(resource("A", "a", method("PUT", "", ALLOW))), "/a", method);
    }

    @Test
    void isRefusedForAMethodThatExistsForOthers() {
      Decisions decisions =
          decisions(
              resource(
                  "A",
                  "a",
                  method("PUT", "", ALLOW),
                  method("DELETE", "", ALLOW_OTHER),
                  method("PATCH", "", sameOrigin()),
                  method("LINK", "", null)));
      assertRefused(decisions, "/a", "DELETE");
      assertRefused(decisions, "/a", "PATCH");
      assertRefused(decisions, "/a", "LINK");
    }

    @Test
    void isRefusedToStrangersAndToSeveralOrigins() {
      Decisions decisions =
          decisions(
              resource("A", "a", method("PUT", "", ALLOW)),
              resource("B", "any", method("PUT", "", allow("*"))));
      for (String method : List.of("PUT", "DELETE", "GET")) {
        assertThat(decisions.preflight("/a", method, STRANGER)).isInstanceOf(Refused.class);
        assertThat(decisions.preflight("/a", method, "null")).isInstanceOf(Refused.class);
        assertThat(decisions.preflight("/a", method, null)).isInstanceOf(Refused.class);
        assertThat(decisions.preflight("/any", method, null)).isInstanceOf(Refused.class);
      }
    }

    @Test
    void ofASameOriginRouteIsRefusedToEverybody() {
      Decisions decisions = decisions(resource("A", "a", method("PUT", "", sameOrigin())));
      assertRefused(decisions, "/a", "PUT");
      assertRefused(decisions, "/a", "DELETE");
    }

    @Test
    void comparesMethodsByteByByte() {
      Decisions decisions = decisions(resource("A", "a", method("PATCH", "", ALLOW)));
      assertThat(granted(decisions, "/a", "PATCH").maxAge()).isEqualTo("1800");
      assertThat(granted(decisions, "/a", "patch")).extracting(Granted::maxAge).isEqualTo("0");
    }

    @Test
    void forHeadIsThatOfGetUnlessThereIsAHead() {
      Decisions decisions =
          decisions(
              resource("A", "a", method("GET", "", ALLOW)),
              resource("B", "b", method("GET", "", ALLOW), method("HEAD", "", sameOrigin())));
      assertThat(granted(decisions, "/a", "HEAD").allowMethods()).isEqualTo("GET, HEAD");
      assertRefused(decisions, "/b", "HEAD");
      assertThat(granted(decisions, "/b", "GET").allowMethods()).isEqualTo("GET");
    }
  }

  @Nested
  class TheMaxAgeIsZero {

    private String maxAge(ResourceMethod put, ResourceMethod beside) {
      return granted(decisions(resource("A", "a", put, beside)), "/a", "PUT").maxAge();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST"})
    void whereASimpleMethodWouldRefuseTheOrigin(String simple) {
      ResourceMethod put = method("PUT", "", ALLOW);
      assertThat(maxAge(put, method(simple, "", ALLOW_OTHER))).isEqualTo("0");
      assertThat(maxAge(put, method(simple, "", sameOrigin()))).isEqualTo("0");
      assertThat(maxAge(put, method(simple, "", null))).isEqualTo("0");
      assertThat(maxAge(put, method(simple, "", allow("*")))).isEqualTo("1800");
    }

    @Test
    void whereASimpleMethodWouldRefuseTheCredentials() {
      DeclaredPolicy credentials =
          declared(PolicyDeclaration.crossOrigin(TRUSTED).withCredentials());
      assertThat(maxAge(method("PUT", "", credentials), method("GET", "", ALLOW))).isEqualTo("0");
      assertThat(maxAge(method("PUT", "", ALLOW), method("GET", "", credentials)))
          .isEqualTo("1800");
    }

    @Test
    void whereASimpleMethodWouldRefuseAListedHeader() {
      // The browser keeps "X-Admin" for the URL and would send it with the POST unasked.
      ResourceMethod put = method("PUT", "", ALLOW, "X-Admin");
      DeclaredPolicy another = allow(TRUSTED, OTHER);
      assertThat(maxAge(put, method("POST", "", another))).isEqualTo("0");
      assertThat(maxAge(put, method("POST", "", another, "x-admin"))).isEqualTo("1800");
      DeclaredPolicy any = declared(PolicyDeclaration.crossOrigin(TRUSTED).allowingHeaders("*"));
      assertThat(maxAge(put, method("POST", "", any))).isEqualTo("1800");
      assertThat(maxAge(method("PUT", "", any), method("POST", "", ALLOW))).isEqualTo("0");
      assertThat(maxAge(method("PUT", "", ALLOW, "Authorization"), method("POST", "", any)))
          .isEqualTo("0");
    }

    @Test
    void whereJerseyGoesOnToAnotherClassForASimpleMethod() {
      // POST /7: Jersey passes {n: [0-9]+}, which has no POST, and takes {x}; others say 405.
      Decisions decisions =
          decisions(
              resource("A", "{n: [0-9]+}", method("PUT", "", ALLOW, "X-Admin")),
              resource("B", "{x}", method("POST", "", allow(TRUSTED, OTHER))));
      assertThat(granted(decisions, "/7", "PUT"))
          .isEqualTo(new Granted(false, false, "PUT", "X-Admin", "0"));
      assertRefused(decisions, "/7", "POST");
      Decisions below =
          decisions(
              resource(
                  "A",
                  "{n: [0-9]+}",
                  method("PUT", "", ALLOW, "X-Admin"),
                  method("PUT", "more", ALLOW)),
              resource("B", "{x}", method("POST", "", ALLOW)));
      assertThat(granted(below, "/7", "PUT").maxAge()).isEqualTo("1800");
    }

    /** README's first class: GET and JSON PUT at one URL. */
    @Test
    void notWhereTheMethodsAtOnePathAreUnderOnePolicy() {
      Decisions decisions =
          decisions(
              resource(
                  "A",
                  "orders/{id}",
                  method("GET", "", ALLOW),
                  method("PUT", "", ALLOW, "Content-Type"),
                  method("POST", "", ALLOW, "X-A")),
              resource("B", "orders", method("DELETE", "{id}", allow(TRUSTED), "X-B")));
      Granted shared =
          new Granted(false, false, "GET, HEAD, POST, PUT", "Content-Type, X-A", "1800");
      for (String method : List.of("GET", "HEAD", "POST", "PUT")) {
        assertThat(granted(decisions, "/orders/5", method)).isEqualTo(shared);
      }
      Decisions templates =
          decisions(
              resource("A", "o", method("GET", "{x}", ALLOW), method("PUT", "5", ALLOW, "X-A")));
      assertThat(granted(templates, "/o/5", "GET"))
          .isEqualTo(new Granted(false, false, "GET, HEAD, PUT", "X-A", "1800"));
      assertThat(granted(templates, "/o/6", "GET"))
          .isEqualTo(new Granted(false, false, "GET, HEAD", null, "1800"));
    }

    @Test
    void notWhereClassesAndJarsShareATemplateAndAPolicy() {
      Decisions decisions =
          decisions(
              table(resource("A", "orders", method("GET", "", ALLOW))),
              new PolicyTable(
                  "com.other.Table",
                  List.of(resource("B", "/orders/", method("PUT", "", allow(TRUSTED), "X-A"))),
                  List.of()));
      assertThat(granted(decisions, "/orders", "PUT"))
          .isEqualTo(new Granted(false, false, "GET, HEAD, PUT", "X-A", "1800"));
    }

    @Test
    void notForOtherMethods() {
      assertThat(maxAge(method("PUT", "", ALLOW, "X-A"), method("DELETE", "", sameOrigin())))
          .isEqualTo("1800");
    }
  }

  @Nested
  class Matching {

    @Test
    void goesByTheClassFirstAndDoesNotComeBack() {
      // Flattened, "/lit/k" would match "{x}/k": every server answers 404.
      Decisions decisions =
          decisions(
              resource("A", "{x}", method("PUT", "k", ALLOW)),
              resource("B", "lit", method("PUT", "m", sameOrigin())));
      assertNotOurs(decisions, "/lit/k", "PUT");
      assertThat(granted(decisions, "/other/k", "PUT").maxAge()).isEqualTo("1800");
      assertRefused(decisions, "/lit/m", "PUT");
    }

    @Test
    void passesOverClassesThatHaveNothingBelowTheirPath() {
      Decisions decisions =
          decisions(
              resource("A", "{x}", method("PUT", "k", ALLOW)),
              resource("B", "lit", method("PUT", "", sameOrigin())));
      assertThat(granted(decisions, "/lit/k", "PUT").maxAge()).isEqualTo("1800");
    }

    @Test
    void mergesClassesThatShareATemplate() {
      Decisions decisions =
          decisions(
              resource("A", "orders/{a}", method("PUT", "", ALLOW)),
              resource("B", "/orders/{b}/", method("DELETE", "", ALLOW)));
      assertThat(granted(decisions, "/orders/5", "PUT").allowMethods()).isEqualTo("PUT, DELETE");
    }

    @Test
    void yieldsWithinAClassToTheNextTemplateThatHasTheMethod() {
      Decisions decisions =
          decisions(
              resource(
                  "A", "a", method("GET", "fixed", sameOrigin()), method("PUT", "{c}", ALLOW)));
      assertThat(granted(decisions, "/a/fixed", "PUT").allowMethods()).isEqualTo("PUT");
      assertRefused(decisions, "/a/fixed", "GET");
    }

    @Test
    void prefersLiteralsSoThatTheirPolicyCounts() {
      Decisions decisions =
          decisions(
              resource(
                  "A", "a", method("PUT", "admin", sameOrigin()), method("PUT", "{c}", ALLOW)));
      assertRefused(decisions, "/a/admin", "PUT");
      assertThat(granted(decisions, "/a/5", "PUT").maxAge()).isEqualTo("1800");
    }

    @Test
    void everyTemplateOfEqualRankMustGrant() {
      // GET y/x: CXF takes {a}/x, all others y/{b}.
      Decisions decisions =
          decisions(
              resource(
                  "A", "a", method("PUT", "{a}/x", ALLOW), method("PUT", "y/{b}", ALLOW_OTHER)));
      assertRefused(decisions, "/a/y/x", "PUT");
      assertThat(granted(decisions, "/a/z/x", "PUT").maxAge()).isEqualTo("1800");
    }

    @Test
    void everyClassOfEqualRankMustGrant() {
      Decisions decisions =
          decisions(
              resource("A", "{any}/o9", method("PUT", "", ALLOW)),
              resource("B", "o9/{any}", method("PUT", "", sameOrigin())));
      assertRefused(decisions, "/o9/o9", "PUT");
      assertThat(granted(decisions, "/x/o9", "PUT").maxAge()).isEqualTo("1800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{p: .+}/end", "{rest: .*}"})
    void whatStandsBesideASpanningTemplateMustGrantToo(String spanning) {
      // GET a/end: Quarkus takes a/{q}, all others {p: .+}/end.
      Decisions decisions =
          decisions(
              resource(
                  "A", "s", method("PUT", spanning, ALLOW), method("PUT", "a/{q}", sameOrigin())));
      assertRefused(decisions, "/s/a/end", "PUT");
      assertThat(granted(decisions, "/s/b/c/end", "PUT").maxAge()).isEqualTo("1800");
    }

    @Test
    void aCatchAllBesideAClassMustGrantToo() {
      Decisions decisions =
          decisions(
              resource("A", "orders", method("PUT", "", ALLOW)),
              resource("B", "{rest: .*}", method("PUT", "", null)));
      assertRefused(decisions, "/orders", "PUT");
    }

    @Test
    void aLocatorThatRanksLikeAMethodMustGrantToo() {
      Decisions decisions =
          decisions(
              resource(
                  "A", "l", method("PUT", "{a}/x", ALLOW), locator("y/{b}", "Sub", sameOrigin())),
              resource("Sub", null, method("PUT", "", null)));
      assertRefused(decisions, "/l/y/x", "PUT");
      assertThat(granted(decisions, "/l/z/x", "PUT").maxAge()).isEqualTo("1800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{rest: .+}", "{rest: .*}", "{x: [^x]+}"})
    void aLocatorThatSpansMustGrantBesideALiteralMethod(String locator) {
      Decisions decisions =
          decisions(
              resource("A", "l", method("PUT", "9", ALLOW), locator(locator, "Sub", sameOrigin())),
              resource("Sub", null, method("PUT", "", null)));
      assertRefused(decisions, "/l/9", "PUT");
    }

    @Test
    void aBetterLocatorMustGrantBesideAMethod() {
      // CXF takes any method before any locator.
      Decisions decisions =
          decisions(
              resource("A", "l", method("PUT", "{x}", ALLOW), locator("9", "Sub", sameOrigin())),
              resource("Sub", null, method("PUT", "", null)));
      assertRefused(decisions, "/l/9", "PUT");
    }

    @Test
    void aCatchAllLocatorDoesNotRefuseItsLiteralSiblings() {
      Decisions decisions =
          decisions(
              resource(
                  "Admin",
                  "admin",
                  method("DELETE", "events", null, ALLOW),
                  method("GET", "events/config", null, ALLOW),
                  locator("{extension}", null, null)));
      assertThat(granted(decisions, "/admin/events", "DELETE").allowMethods()).isEqualTo("DELETE");
      assertThat(granted(decisions, "/admin/events/config", "GET").allowMethods())
          .isEqualTo("GET, HEAD");
      // CXF and Quarkus look into the locator for what the methods do not have.
      assertRefused(decisions, "/admin/events", "POST");
      assertNotOurs(decisions, "/admin/other", "POST");
      assertThat(decisions.chosen("Admin", "delete()", "DELETE", "/admin/events"))
          .isSameAs(review(ALLOW));
      assertThat(decisions.unchosen("/admin/events", "DELETE", 415)).isSameAs(review(ALLOW));
    }

    @Test
    void aCatchAllLocatorIsStillAskedForWhatTheMethodsBesideItDoNotHave() {
      // POST l/9: CXF and Quarkus take the locator, the others answer 405.
      Decisions decisions =
          decisions(
              resource("A", "l", method("PUT", "9", ALLOW), locator("{id}", "Sub", sameOrigin())),
              resource("Sub", null, method("PUT", "", null), method("DELETE", "", null)));
      assertThat(granted(decisions, "/l/9", "PUT").allowMethods()).isEqualTo("PUT");
      assertRefused(decisions, "/l/9", "DELETE");
      assertRefused(decisions, "/l/8", "PUT");
    }

    @Test
    void aHeadMethodOfItsOwnBesideACatchAllLocatorDoesNotHideIt() {
      // HEAD l/9: a server that first looks for HEAD methods comes to the locator.
      Decisions decisions =
          decisions(
              resource(
                  "A",
                  "l",
                  method("GET", "9", ALLOW),
                  method("HEAD", "7", ALLOW),
                  locator("{id}", "Sub", sameOrigin())),
              resource("Sub", null, method("GET", "", null)));
      assertThat(granted(decisions, "/l/9", "GET").allowMethods()).isEqualTo("GET");
      assertRefused(decisions, "/l/9", "HEAD");
      assertThat(granted(decisions, "/l/7", "HEAD").allowMethods()).isEqualTo("HEAD");
    }

    @Test
    void whereSeveralCandidatesGrantOnlyWhatAllGrantIsGranted() {
      DeclaredPolicy wide =
          declared(
              PolicyDeclaration.crossOrigin(TRUSTED)
                  .withCredentials()
                  .allowingHeaders("X-A", "X-B")
                  .withMaxAge(60));
      DeclaredPolicy narrow = declared(PolicyDeclaration.crossOrigin("*").allowingHeaders("X-B"));
      Decisions decisions =
          decisions(
              resource("A", "a", method("PUT", "{a}/x", wide), method("PUT", "y/{b}", narrow)));
      assertThat(granted(decisions, "/a/y/x", "PUT"))
          .isEqualTo(new Granted(false, false, "PUT", "X-B", "60"));
    }

    @Tag("slow")
    @Test
    void aLookUpAmongManyClassesFindsTheOne() {
      List<ResourceClass> classes = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        classes.add(resource("C" + i, "r" + i + "/{id}", method("PUT", "", i == 7 ? ALLOW : null)));
      }
      Decisions decisions = decisions(classes.toArray(ResourceClass[]::new));
      assertThat(granted(decisions, "/r7/5", "PUT").allowMethods()).isEqualTo("PUT");
      assertNotOurs(decisions, "/r8/5", "PUT");
      assertThat(decisions.routes()).isEqualTo(10_000);
    }
  }

  @Nested
  class EveryReadingMustGrant {
    private final Decisions decisions =
        decisions(
            resource("A", "files", method("PUT", "{name}", ALLOW)),
            resource("B", "files/{name}/acl", method("PUT", "", sameOrigin())),
            resource("C", "admin", method("PUT", "", sameOrigin())),
            resource("D", "plain", method("PUT", "", ALLOW)),
            resource(
                "E",
                "num",
                method("PUT", "{n: [0-9]+}", ALLOW),
                method("PUT", "{s}", sameOrigin())));

    @Test
    void soAnEncodedSlashDoesNotHideASegment() {
      assertRefused(decisions, "/files/x%2Facl", "PUT");
      assertRefused(decisions, "/files/x%252Facl", "PUT");
    }

    @Test
    void soAnEncodedLiteralIsRefusedWhereServersSay404() {
      assertRefused(decisions, "/%70lain", "PUT");
    }

    @Test
    void soDotSegmentsDoNotLeadElsewhere() {
      assertRefused(decisions, "/files/..;/admin", "PUT");
      assertRefused(decisions, "/plain/../admin", "PUT");
      assertRefused(decisions, "/files/%2e%2e", "PUT");
      assertRefused(decisions, "/x/../plain", "PUT");
    }

    @Test
    void soEmptySegmentsAreNoWayRound() {
      assertRefused(decisions, "//plain", "PUT");
      assertRefused(decisions, "/plain//", "PUT");
      assertRefused(decisions, "/files//acl", "PUT");
    }

    @Test
    void soMatrixParametersDoNotChangeTheRoute() {
      // CXF lets the regular expression see ";x", and takes the other method.
      assertRefused(decisions, "/num/12;x", "PUT");
      assertThat(granted(decisions, "/num/12", "PUT").maxAge()).isEqualTo("1800");
      assertThat(granted(decisions, "/plain;v=1", "PUT").maxAge()).isEqualTo("1800");
      assertThat(granted(decisions, "/files;v=1/a;w=2", "PUT").maxAge()).isEqualTo("1800");
    }

    @Test
    void andDoesWhereTheEncodingChangesNothing() {
      assertThat(granted(decisions, "/files/a%20b", "PUT").maxAge()).isEqualTo("1800");
      assertThat(granted(decisions, "/files/%C3%A9", "PUT").maxAge()).isEqualTo("1800");
      assertThat(granted(decisions, "/plain/", "PUT").maxAge()).isEqualTo("1800");
      Decisions encoded = decisions(resource("A", "a b/é", method("PUT", "", ALLOW)));
      assertThat(granted(encoded, "/a%20b/%C3%A9", "PUT").maxAge()).isEqualTo("1800");
    }

    /** GitLab's way to name a project: {@code group%2Fname}. */
    @Test
    void butAnEncodedSlashInAVariableNeedNotBeASlashToAnybody() {
      Decisions projects =
          decisions(
              resource(
                  "A",
                  "projects",
                  method("DELETE", "{id}", ALLOW),
                  method("GET", "{id}", ALLOW),
                  method("GET", "{id}/hooks", sameOrigin()),
                  method("PUT", "{id}/{hook}", ALLOW)));
      for (String id :
          List.of("group%2Fname", "group%2fname", "a%2Fb%2Fc", "a%2Fb%20c", "a%2Fb;v=1")) {
        assertThat(granted(projects, "/projects/" + id, "DELETE").allowMethods())
            .as(id)
            .isEqualTo("GET, HEAD, DELETE");
        assertThat(projects.unchosen("/projects/" + id, "DELETE", 415)).isSameAs(review(ALLOW));
      }
      // A server that splits there would take a stricter method, or only such a server has one.
      assertRefused(projects, "/projects/group%2Fhooks", "GET");
      assertThat(granted(projects, "/projects/group%2Fhooks", "DELETE").allowMethods())
          .isEqualTo("DELETE");
      assertRefused(projects, "/projects%2Fgroup", "DELETE");
      assertThat(granted(projects, "/projects/group%2Fhook", "LINK").allowMethods())
          .isEqualTo("GET, HEAD, DELETE");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"a%252Fb", "a%2F%2Fb", "%2Fb", "a%2F..%2Fb", "..%2Fb", "a%2F%2e", "a%2Fb%2520c"})
    void andWhereMoreIsOddAboutAnEncodedSlashEveryReadingMust(String id) {
      Decisions projects = decisions(resource("A", "projects", method("DELETE", "{id}", ALLOW)));
      assertRefused(projects, "/projects/" + id, "DELETE");
    }

    @Test
    void andWhereAVariableSpansItDoesInEveryReading() {
      Decisions files = decisions(resource("A", "files", method("PUT", "{path: .+}", ALLOW)));
      for (String path : List.of("a%2Fb", "a%252Fb", "a//b", "a%20b/c;v=1")) {
        assertThat(granted(files, "/files/" + path, "PUT").maxAge()).as(path).isEqualTo("1800");
      }
    }

    @Test
    void alsoWhereATrailingSlashCanBeAnEmptyVariable() {
      Decisions decisions =
          decisions(
              resource(
                  "A", "o", method("PUT", "", ALLOW), method("PUT", "{rest: .*}", sameOrigin())));
      assertRefused(decisions, "/o/", "PUT");
      assertRefused(decisions, "/o", "PUT");
    }
  }

  /** The work of one request has an end, whatever is sent. */
  @Nested
  class AnOddPath {
    private final Decisions decisions =
        decisions(
            resource("A", "orders/{id}", method("PUT", "", ALLOW)),
            resource("B", "one/{x: é}", method("PUT", "", ALLOW)),
            resource("C", "two/{x}{y}", method("PUT", "", ALLOW)),
            resource("D", "caf\u00e9/{x}", method("PUT", "", ALLOW)),
            resource("E", "\u20ac{x}", method("PUT", "", ALLOW)));

    private PreflightAnswer answer(String path) {
      return decisions.preflight(path, "PUT", TRUSTED);
    }

    /** Nothing is made for one request that could serve the next. */
    @Test
    void hasTheAnswerThatIsKeptWhereOneTemplateIsAllThatItLeadsTo() {
      assertThat(answer("/orders/a%20b"))
          .isInstanceOf(PreflightAnswer.Granted.class)
          .isSameAs(answer("/orders/a"))
          .isSameAs(answer("/orders/a/"))
          .isSameAs(answer("/orders/a%2Fb;v=1"));
      assertThat(answer("/orders/%2Fa"))
          .isInstanceOf(Refused.class)
          .isSameAs(answer("/x/../orders/a"))
          .isSameAs(answer("//orders/a"));
    }

    @Test
    void isDecodedToCharactersWhereATemplateCountsThem() {
      assertRefused(decisions, "/one/%C3%A9", "PUT");
      assertNotOurs(decisions, "/one/%C3%A8", "PUT");
      assertThat(granted(decisions, "/two/ab", "PUT").allowMethods()).isEqualTo("PUT");
      assertRefused(decisions, "/two/%C3%A9", "PUT");
      assertThat(granted(decisions, "/two/%C3%A9%C3%A9", "PUT").allowMethods()).isEqualTo("PUT");
    }

    @Test
    void hasLiteralsBeyondAscii() {
      assertThat(granted(decisions, "/caf%C3%A9/5", "PUT").allowMethods()).isEqualTo("PUT");
      assertThat(granted(decisions, "/caf%C3%A9/a%20b", "PUT").allowMethods()).isEqualTo("PUT");
      assertThat(granted(decisions, "/%E2%82%AC5", "PUT").allowMethods()).isEqualTo("PUT");
      assertNotOurs(decisions, "/caf%E9/5", "PUT");
      assertRefused(decisions, "/caf%25C3%25A9/5", "PUT");
    }
  }

  @Nested
  class APathThatIsNotDecided {
    private static final String ODD = "/a;b//./%20%2F%25";
    private final Decisions decisions =
        decisions(
            resource("A", "files", method("PUT", "{path: .+}", ALLOW)),
            resource("B", "twins", locator("a", "Sub", ALLOW), locator("{x}/b", "Sub", null)),
            resource("Sub", null, method("GET", "{rest: .*}", null)),
            resource("C", "slow", method("PUT", "{id: a*a*a*a*a*a*b}", ALLOW)),
            resource("D", "deep", method("PUT", "{id: (a|b|[^/])+}", ALLOW)));

    @Test
    void becauseItHasTooManyReadings() {
      assertThat(decisions.preflight("/files" + ODD, "PUT", TRUSTED))
          .isEqualTo(new Refused(PreflightAnswer.Reason.TOO_MANY_READINGS));
      assertThat(decisions.preflight("/elsewhere" + ODD, "PUT", TRUSTED))
          .isInstanceOf(Refused.class);
      assertThat(decisions.preflight("/files/x", 0, "PUT", TRUSTED, List.of("/files" + ODD)))
          .isInstanceOf(Refused.class);
      assertThat(decisions.unchosen("/files" + ODD, "PUT", 404)).isSameAs(Policy.UNDECIDED);
      assertThat(decisions.chosen("Sub", "get()", "GET", "/twins/a/b")).isNull();
      assertThat(decisions.chosen("Sub", "get()", "GET", "/twins/a" + ODD))
          .isSameAs(Policy.UNDECIDED);
    }

    @Test
    void becauseItIsTooDeep() {
      assertThat(decisions.preflight("/files" + "/a".repeat(300), "PUT", TRUSTED))
          .isInstanceOf(Refused.class);
      assertThat(decisions.unchosen("/files" + "/a".repeat(300), "PUT", 404))
          .isSameAs(Policy.UNDECIDED);
    }

    @Test
    void becauseAnExpressionWouldOverflowTheStack() {
      assertThat(granted(decisions, "/deep/abc", "PUT").allowMethods()).isEqualTo("PUT");
      assertFails("/deep/" + "a".repeat(30_000));
      assertFails("/deep/%61" + "a".repeat(30_000));
    }

    @Test
    void becauseAnExpressionWouldTakeForHours() {
      assertThat(granted(decisions, "/slow/aab", "PUT").allowMethods()).isEqualTo("PUT");
      assertFails("/slow/" + "a".repeat(900));
      assertFails("/slow/" + "a".repeat(900) + ";v=1");
    }

    private void assertFails(String path) {
      assertThat(decisions.preflight(path, "PUT", TRUSTED))
          .isEqualTo(new Refused(PreflightAnswer.Reason.EXPRESSION_FAILED));
      assertThat(decisions.unchosen(path, "PUT", 404)).isSameAs(Policy.UNDECIDED);
    }
  }

  @Nested
  class WithoutOrigin {
    private final Decisions decisions =
        decisions(
            resource("A", "files", method("PUT", "{path: .+}", allow("*"))),
            resource("B", "free", method("PUT", "{path: .+}", null)));

    @Test
    void anOrdinaryPathIsDecidedAsWithOne() {
      assertThat(decisions.unchosenWithoutOrigin("/files/a", "PUT", 415, List.of()))
          .isSameAs(review(allow("*")));
      assertThat(decisions.unchosenWithoutOrigin("/x.json", "PUT", 415, List.of("/files/a")))
          .isSameAs(decisions.unchosen("/x.json", "PUT", 415, List.of("/files/a")));
      assertThat(decisions.unchosenWithoutOrigin("/free/a", "PUT", 415, List.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%20b", ";v=1/a", "/a;b//./%20%2F%25", "//a"})
    void anUnusualPathIsOnlyLookedAtAsItWasSent(String path) {
      assertThat(decisions.unchosenWithoutOrigin("/files" + path, "PUT", 415, List.of()))
          .isSameAs(Policy.UNDECIDED);
      assertThat(decisions.unchosenWithoutOrigin("/free" + path, "PUT", 415, List.of())).isNull();
      assertThat(decisions.unchosenWithoutOrigin("/x", "PUT", 415, List.of("/files" + path)))
          .isSameAs(Policy.UNDECIDED);
    }

    @Test
    void aMethodThatSeveralWaysLeadToIsGrantedNothingAtAnUnusualPath() {
      Decisions twins =
          decisions(
              resource("R", "r", locator("a", "Sub", ALLOW), locator("b", "Sub", null)),
              resource("Sub", null, method("GET", "{x}", null)));
      ChosenMethod method = Objects.requireNonNull(twins.resolve("Sub", "get()"));
      assertThat(method.policyWithoutOrigin("GET", "/r/a/x")).isSameAs(review(ALLOW));
      assertThat(method.policyWithoutOrigin("GET", "/r/b/x")).isNull();
      assertThat(method.policyWithoutOrigin("GET", "/r/a/%78")).isSameAs(Policy.UNDECIDED);
      assertThat(method.policy("GET", "/r/a/%78")).isSameAs(review(ALLOW));
    }
  }

  /** Suffixes that stand for media types, as Jersey's configuration can have them. */
  @Nested
  class APathThatTheServerRewrites {
    private final Decisions decisions =
        decisions(
            resource("A", "orders", method("PUT", "", ALLOW)),
            resource("B", "admin", method("PUT", "", sameOrigin())),
            resource("C", "admin.json", method("PUT", "", ALLOW)),
            resource("D", "files/{name}", method("PUT", "", ALLOW)));

    private PreflightAnswer put(String path, String... rewritten) {
      return decisions.preflight("/api" + path, 4, "PUT", TRUSTED, List.of(rewritten));
    }

    @Test
    void isGrantedWhereItIsRewrittenTo() {
      assertThat(put("/orders.json")).isInstanceOf(NotOurs.class);
      assertThat(put("/orders.json", "/orders")).isInstanceOf(Granted.class);
      assertThat(put("/files/a.json", "/files/a")).isInstanceOf(Granted.class);
      assertThat(put("/orders.en.json", "/orders.en", "/orders")).isInstanceOf(Refused.class);
    }

    @Test
    void isRefusedWhereEitherIsStricter() {
      assertThat(put("/admin.json", "/admin")).isInstanceOf(Refused.class);
      assertThat(put("/admin", "/orders")).isInstanceOf(Refused.class);
      assertThat(put("/files/a.json", "/files")).isInstanceOf(Refused.class);
    }

    @Test
    void decidesResponsesForWhichNoMethodWasChosen() {
      assertThat(decisions.unchosen("/orders.json", "PUT", 415)).isNull();
      assertThat(decisions.unchosen("/orders.json", "PUT", 415, List.of("/orders")))
          .isSameAs(review(ALLOW));
      assertThat(decisions.unchosen("/admin.json", "PUT", 415, List.of("/admin")))
          .isSameAs(Policy.UNDECIDED);
    }
  }

  @Nested
  class BelowALocator {

    @Test
    void theNearestPolicyWinsWhole() {
      Decisions decisions =
          decisions(
              resource("Root", "r", locator("a", "Sub", ALLOW), locator("b", "Sub", null)),
              resource(
                  "Sub",
                  null,
                  method("PUT", "own", ALLOW_OTHER, sameOrigin()),
                  method("PUT", "", null, sameOrigin())));
      assertThat(granted(decisions, "/r/a", "PUT").maxAge()).isEqualTo("1800");
      assertRefused(decisions, "/r/b", "PUT");
      assertRefused(decisions, "/r/a/own", "PUT");
      assertThat(decisions.preflight("/r/b/own", "PUT", OTHER)).isInstanceOf(Granted.class);
    }

    @Test
    void theHeadersOfAllLocatorsOnTheWayAreAllowed() {
      Decisions decisions =
          decisions(
              resource("Root", "r", locator("{a}", "Mid", ALLOW, "X-Root")),
              resource("Mid", null, locator("m", "Leaf", null, "X-Mid")),
              resource("Leaf", null, method("PUT", "", null, "X-Leaf")));
      assertThat(granted(decisions, "/r/1/m", "PUT").allowHeaders())
          .isEqualTo("X-Leaf, X-Mid, X-Root");
    }

    @Test
    void everyLocatorThatLeadsToItWithOnePolicyGivesItItsHeaders() {
      Decisions decisions =
          decisions(
              resource(
                  "Root",
                  "r",
                  locator("a", "Sub", ALLOW, "X-A"),
                  locator("b", "Sub", allow(TRUSTED), "X-B"),
                  locator("c", "Sub", ALLOW_OTHER, "X-C")),
              resource("Sub", null, method("PUT", "", null), locator("d", "Sub", null, "X-D")));
      for (String path : List.of("/r/a", "/r/b", "/r/a/d")) {
        assertThat(granted(decisions, path, "PUT").allowHeaders()).isEqualTo("X-A, X-B, X-D");
      }
    }

    /** By the ways through them, four such classes had 110,598 routes. */
    @Test
    void classesWhoseLocatorsLeadToEachOtherAreOnePlaceEach() {
      int count = 20;
      List<ResourceClass> classes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        List<Object> members = new ArrayList<>(List.of(method("PUT", "", null)));
        for (int j = 0; j < count; j++) {
          members.add(locator("c" + j, "C" + j, null, "X-" + i + "-" + j));
        }
        classes.add(resource("C" + i, null, members.toArray()));
      }
      classes.add(resource("Root", "r", locator("c0", "C0", ALLOW)));
      Decisions decisions = decisions(classes.toArray(ResourceClass[]::new));
      assertThat(decisions.routes()).isEqualTo(count);
      String headers =
          Objects.requireNonNull(granted(decisions, "/r/c0/c7/c19", "PUT").allowHeaders());
      assertThat(headers.split(", ", -1)).hasSize(count * count);
    }

    @Test
    void recursionEndsAndHandsPoliciesDown() {
      Decisions decisions =
          decisions(
              resource("Root", "r", locator("", "Node", ALLOW)),
              resource(
                  "Node",
                  null,
                  method("PUT", "", null),
                  locator("{child}", "Node", null),
                  locator("", "Node", null),
                  locator("private", "Node", sameOrigin())));
      assertThat(granted(decisions, "/r/a/b/c/d", "PUT").maxAge()).isEqualTo("1800");
      assertRefused(decisions, "/r/a/private/c", "PUT");
      assertThat(granted(decisions, "/r" + "/a".repeat(200), "PUT").maxAge()).isEqualTo("1800");
    }

    @Test
    void allThatItMayReturnHaveToGrant() {
      Decisions decisions =
          decisions(
              resource("Root", "r", mayReturn("a", "Base", "Sub"), locator("b", "Base", ALLOW)),
              resource("Base", null, method("PUT", "", null), method("DELETE", "", null)),
              resource(
                  "Sub",
                  null,
                  method("PUT", "", null),
                  method("DELETE", "", sameOrigin()),
                  method("PATCH", "", null)));
      assertThat(granted(decisions, "/r/a", "PUT").allowMethods()).isEqualTo("PUT, PATCH");
      assertRefused(decisions, "/r/a", "DELETE");
      assertThat(granted(decisions, "/r/b", "DELETE").allowMethods()).isEqualTo("PUT, DELETE");
    }

    @Test
    void aMethodOfASubtypeHasThePolicyThatTheLocatorHandsDown() {
      Decisions decisions =
          decisions(
              resource("Root", "r", mayReturn("a", "Base", "Sub")),
              resource("Base", null, method("PUT", "", null)),
              resource("Sub", null, method("PATCH", "", null)));
      assertThat(decisions.chosen("Sub", "patch()", "PATCH", "/r/a")).isSameAs(review(ALLOW));
    }

    private static Locator mayReturn(String template, String declared, String subtype) {
      return new Locator(template, "sub()", declared, List.of(subtype), ALLOW, List.of());
    }

    @Test
    void anOpaqueOneIsJudgedForTheUsualMethodsUnderItsOwnPolicy() {
      Decisions decisions =
          decisions(
              resource(
                  "Root", "r", locator("open", null, ALLOW, "X-A"), locator("blind", null, null)));
      assertThat(granted(decisions, "/r/open/any/thing", "PUT"))
          .isEqualTo(
              new Granted(false, false, "GET, HEAD, POST, PUT, PATCH, DELETE", "X-A", "1800"));
      assertThat(granted(decisions, "/r/open", "LINK").maxAge()).isEqualTo("0");
      assertNotOurs(decisions, "/r/blind/any", "PUT");
    }

    @Test
    void methodsOfOneTemplateAndPolicyShareTheirHeaders() {
      Decisions decisions =
          decisions(
              resource(
                  "A",
                  "a",
                  method("PUT", "{x}", ALLOW, "X-A"),
                  method("PUT", "{y}", allow(TRUSTED), "X-B")));
      assertThat(granted(decisions, "/a/1", "PUT").allowHeaders()).isEqualTo("X-A, X-B");
    }
  }

  @Nested
  class TheChosenMethod {

    @Test
    void isFoundByClassOrAliasAndAnyOfItsSignatures() {
      ResourceMethod list =
          new ResourceMethod(
              "GET",
              "",
              List.of("list(java.lang.String)", "list(java.lang.Object)"),
              ALLOW,
              null,
              List.of());
      Decisions decisions =
          decisions(new ResourceClass("A", List.of("Api"), "a", List.of(list), List.of()));
      assertThat(decisions.knows("A")).isTrue();
      assertThat(decisions.knows("Api")).isTrue();
      assertThat(decisions.knows("B")).isFalse();
      for (String name : List.of("A", "Api")) {
        for (String signature : list.signatures()) {
          assertThat(decisions.chosen(name, signature, "GET", "/a")).isSameAs(review(ALLOW));
        }
      }
      assertThat(decisions.chosen("B", "list(java.lang.String)", "GET", "/a")).isNull();
      assertThat(decisions.chosen("A", "list()", "GET", "/a")).isNull();
      assertThat(decisions.resolve("A", "list()")).isNull();
    }

    @Test
    void ofASubtypeIsNotThatOfItsSupertype() {
      Decisions decisions =
          decisions(
              resource("Base", "a", method("GET", "", ALLOW)),
              resource("Sub", "b", method("GET", "", ALLOW_OTHER)));
      assertThat(chosen(decisions, "Sub", "/a")).isSameAs(review(ALLOW_OTHER));
      assertThat(chosen(decisions, "SubOfBase", "/a")).isNull();
    }

    @Test
    void behindTwoLocatorsIsDecidedByThePath() {
      Decisions decisions =
          decisions(
              resource(
                  "Root",
                  "r",
                  locator("a", "Sub", ALLOW),
                  locator("b", "Sub", sameOrigin()),
                  locator("c/{x}", "Sub", ALLOW),
                  locator("{x}/d", "Sub", ALLOW_OTHER),
                  locator("free", "Sub", null)),
              resource("Sub", null, method("GET", "", null)));
      assertThat(chosen(decisions, "Sub", "/r/a")).isSameAs(review(ALLOW));
      assertThat(chosen(decisions, "Sub", "/r/b")).isSameAs(Policy.SAME_ORIGIN);
      assertThat(chosen(decisions, "Sub", "/r/free")).isNull();
      assertThat(chosen(decisions, "Sub", "/r/c/d")).isNull();
      assertThat(chosen(decisions, "Sub", "/r/nowhere")).isNull();
    }

    @Test
    void behindTwoLocatorsThatAgreeNeedsNoPath() {
      Decisions decisions =
          decisions(
              resource(
                  "Root", "r", locator("a", "Sub", ALLOW), locator("b", "Sub", allow(TRUSTED))),
              resource("Sub", null, method("GET", "", null)));
      assertThat(chosen(decisions, "Sub", "/elsewhere")).isSameAs(review(ALLOW));
    }

    @Test
    void belowAnOpaqueLocatorIsUnderThatLocatorsPolicy() {
      Decisions decisions =
          decisions(
              resource("Root", "r", locator("open", null, ALLOW), locator("blind", null, null)),
              resource("Sub", null, method("GET", "", null, sameOrigin())),
              resource("Orders", "orders", method("GET", "", null, ALLOW_OTHER)));
      assertThat(chosen(decisions, "Sub", "/r/open")).isSameAs(review(ALLOW));
      assertThat(chosen(decisions, "Sub", "/r/blind")).isNull();
      assertThat(chosen(decisions, "Orders", "/orders")).isSameAs(review(ALLOW_OTHER));
    }

    /** What the preflight there is judged by, so that neither is half in force. */
    @Test
    void withAPolicyOfItsOwnIsGrantedNoMoreBelowAnOpaqueLocatorThanThatsPolicy() {
      Decisions decisions =
          decisions(
              resource("Root", "r", locator("open", null, ALLOW), locator("blind", null, null)),
              resource("Same", null, method("GET", "", allow(TRUSTED))),
              resource("Other", null, method("GET", "", ALLOW_OTHER)),
              resource("Any", null, method("GET", "", allow("*"))),
              resource("Closed", null, method("GET", "", sameOrigin())));
      assertThat(chosen(decisions, "Same", "/r/open")).isSameAs(review(ALLOW));
      assertThat(chosen(decisions, "Other", "/r/open")).isSameAs(Policy.UNDECIDED);
      assertThat(chosen(decisions, "Closed", "/r/open")).isSameAs(Policy.UNDECIDED);
      assertThat(chosen(decisions, "Other", "/r/blind")).isSameAs(Policy.UNDECIDED);
      assertThat(chosen(decisions, "Any", "/r/blind")).isSameAs(Policy.SAME_ORIGIN);
      assertThat(chosen(decisions, "Closed", "/r/blind")).isSameAs(Policy.SAME_ORIGIN);
      assertThat(chosen(decisions, "Other", "/rewritten")).isSameAs(Policy.UNDECIDED);
      assertNotOurs(decisions, "/r/blind", "GET");
    }

    @Test
    void withAPolicyOfItsOwnKeepsItWhereAKnownWayLeadsToIt() {
      Decisions decisions =
          decisions(
              resource("Root", "r", locator("blind", null, null), locator("known", "Sub", null)),
              resource("Sub", "sub", method("GET", "", ALLOW)));
      for (String path : List.of("/sub", "/r/known", "/rewritten")) {
        assertThat(chosen(decisions, "Sub", path)).as(path).isSameAs(review(ALLOW));
      }
      assertThat(chosen(decisions, "Sub", "/r/blind")).isSameAs(Policy.UNDECIDED);
      Decisions none = decisions(resource("Sub", null, method("GET", "", ALLOW)));
      assertThat(chosen(none, "Sub", "/anywhere")).isSameAs(review(ALLOW));
    }

    @Test
    void withTheSameAliasInTwoClassesIsDecidedByThePath() {
      Decisions decisions =
          decisions(
              new ResourceClass(
                  "A", List.of("Api"), "a", List.of(method("GET", "", ALLOW)), List.of()),
              new ResourceClass(
                  "B", List.of("Api"), "b", List.of(method("GET", "", sameOrigin())), List.of()));
      assertThat(chosen(decisions, "Api", "/a")).isSameAs(review(ALLOW));
      assertThat(chosen(decisions, "Api", "/b")).isSameAs(Policy.SAME_ORIGIN);
    }
  }

  @Nested
  class WhereNoMethodWasChosen {
    private final Decisions decisions =
        decisions(
            table(
                resource(
                    "A",
                    "mixed",
                    method("GET", "", ALLOW),
                    method("PUT", "", sameOrigin()),
                    method("DELETE", "", null)),
                resource("B", "same", method("GET", "", ALLOW), method("PUT", "", allow(TRUSTED))),
                resource(
                    "C", "closed", method("GET", "", allow("*")), method("PUT", "", sameOrigin())),
                resource("D", "free", method("GET", "", null))));

    @Test
    void thePolicyIsThatOfPathAndMethod() {
      assertThat(decisions.unchosen("/mixed", "GET", 406)).isSameAs(review(ALLOW));
      assertThat(decisions.unchosen("/mixed", "PUT", 415)).isSameAs(Policy.SAME_ORIGIN);
      assertThat(decisions.unchosen("/mixed", "DELETE", 406)).isNull();
      assertThat(decisions.unchosen("/free", "GET", 401)).isNull();
    }

    @Test
    void forAMissingMethodThePathDecidesIfItsPoliciesAgree() {
      assertThat(decisions.unchosen("/same", "POST", 405)).isSameAs(review(ALLOW));
      assertThat(decisions.unchosen("/same", "OPTIONS", 200)).isSameAs(review(ALLOW));
      assertThat(decisions.unchosen("/mixed", "POST", 405)).isSameAs(Policy.UNDECIDED);
      assertThat(decisions.unchosen("/closed", "POST", 405)).isSameAs(Policy.SAME_ORIGIN);
    }

    @Test
    void theApplicationsPolicyIsThatOfErrorsAtUnknownPaths() {
      Decisions governed = deployed(ALLOW_OTHER);
      assertThat(governed.unchosen("/nowhere", "GET", 404)).isSameAs(review(ALLOW_OTHER));
      assertThat(governed.unchosen("/nowhere", "GET", 503)).isSameAs(review(ALLOW_OTHER));
      assertThat(governed.unchosen("/nowhere", "GET", 200)).isNull();
      assertThat(decisions.unchosen("/nowhere", "GET", 404)).isNull();
    }

    @Test
    void readingsThatDisagreeDecideNothing() {
      assertThat(decisions.unchosen("/%73ame", "GET", 404)).isSameAs(Policy.UNDECIDED);
      assertThat(decisions.unchosen("/x/../free", "GET", 404)).isNull();
    }
  }

  private static Decisions deployed(@Nullable DeclaredPolicy application, PolicyTable... tables) {
    return Decisions.of(
        new Deployed(List.of(tables), List.of(), name -> true, application), Tables::review);
  }

  @Nested
  class TheApplicationsPolicy {

    @Test
    void reachesEveryDescribedClassWithoutANearerOneWhicheverJarItComesFrom() {
      PolicyTable library = table(resource("com.lib.Pets", "pets", method("PUT", "", null)));
      PolicyTable own =
          new PolicyTable(
              "com.acme.OwnTable",
              List.of(
                  resource("com.acme.Mine", "mine", method("PUT", "", null, ALLOW_OTHER)),
                  resource("com.acme.Closed", "closed", method("PUT", "", sameOrigin()))),
              List.of(new DeclaredApplication("com.acme.App", ALLOW)));
      Decisions decisions = deployed(ALLOW, library, own);
      assertThat(granted(decisions, "/pets", "PUT").allowMethods()).isEqualTo("PUT");
      assertThat(decisions.preflight("/mine", "PUT", TRUSTED)).isInstanceOf(Refused.class);
      assertThat(decisions.preflight("/closed", "PUT", TRUSTED)).isInstanceOf(Refused.class);
      assertNotOurs(deployed(null, library, own), "/pets", "PUT");
    }

    @Test
    void countsBehindThatOfTheLocatorThatLedThere() {
      PolicyTable table =
          table(
              resource("Shop", "shop", locator("a", "Sub", ALLOW_OTHER), locator("b", "Sub", null)),
              resource("Sub", null, method("PUT", "", null)));
      Decisions decisions = deployed(ALLOW, table);
      assertThat(decisions.preflight("/shop/a", "PUT", TRUSTED)).isInstanceOf(Refused.class);
      assertThat(granted(decisions, "/shop/b", "PUT").allowMethods()).isEqualTo("PUT");
    }

    @Test
    void doesNotReachClassesThatNoTableDescribes() {
      ResourceClass unknown = resource("com.lib.Unknown", "unknown", method("PUT", "", null));
      Decisions decisions =
          Decisions.of(
              new Deployed(List.of(), List.of(unknown), name -> true, ALLOW), Tables::review);
      assertNotOurs(decisions, "/unknown", "PUT");
    }

    @Test
    void isThatOfAllApplicationsOrHasToBeChosen() {
      DeclaredApplication one = new DeclaredApplication("com.acme.One", ALLOW);
      DeclaredApplication same = new DeclaredApplication("com.acme.Two", ALLOW);
      DeclaredApplication none = new DeclaredApplication("com.acme.Plain", null);
      assertThat(Deployed.policyOfAllApplications(List.of(applications(one, same))))
          .hasValue(ALLOW);
      assertThat(Deployed.policyOfAllApplications(List.of(applications(none)))).isEmpty();
      assertThatThrownBy(() -> Deployed.policyOfAllApplications(List.of(applications(one, none))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("com.acme.One", "com.acme.Plain");
    }

    private static PolicyTable applications(DeclaredApplication... all) {
      return new PolicyTable("com.acme.Table", List.of(), List.of(all));
    }
  }

  /** RESTEasy takes the class that was registered first. */
  @Test
  void anEmptyTemplateAndASingleVariableHaveToGrantBoth() {
    ResourceClass empty = resource("A", "", method("DELETE", "a/b", sameOrigin()));
    ResourceClass variable = resource("B", "{x}", method("DELETE", "{y}", ALLOW));
    assertRefused(decisions(empty, variable), "/a/b", "DELETE");
    assertRefused(decisions(empty, variable), "/a;v=1/b", "DELETE");
    assertThat(granted(decisions(empty, variable), "/a/c", "DELETE").allowMethods())
        .isEqualTo("DELETE");
  }

  @Nested
  class MergedTables {

    @Test
    void mayDescribeAClassTwiceInTheSameWay() {
      ResourceClass orders = resource("com.acme.Orders", "orders", method("PUT", "", ALLOW));
      PolicyTable again = new PolicyTable("com.acme.OtherTable", List.of(orders), List.of());
      assertThat(granted(decisions(table(orders), again), "/orders", "PUT").allowMethods())
          .isEqualTo("PUT");
    }

    @Test
    void mustNotDescribeAClassDifferently() {
      PolicyTable one = table(resource("com.acme.Orders", "orders", method("PUT", "", ALLOW)));
      PolicyTable two =
          new PolicyTable(
              "com.acme.OldTable",
              List.of(resource("com.acme.Orders", "orders", method("PUT", "", null))),
              List.of());
      assertThatThrownBy(() -> decisions(one, two))
          .isInstanceOf(TableConflictException.class)
          .hasMessageContainingAll(
              "com.acme.Orders", "com.acme.CorsTable", "com.acme.OldTable", "rebuild both");
    }

    @Test
    void mustNotDescribeAnApplicationDifferently() {
      PolicyTable one =
          new PolicyTable("T1", List.of(), List.of(new DeclaredApplication("A", ALLOW)));
      PolicyTable two =
          new PolicyTable("T2", List.of(), List.of(new DeclaredApplication("A", null)));
      assertThatThrownBy(() -> deployed(null, one, two)).isInstanceOf(TableConflictException.class);
    }

    @Test
    void loseRootClassesThatAreNotServedButKeepThemBehindLocators() {
      PolicyTable table =
          table(
              resource("Served", "s", locator("sub", "Dropped", ALLOW)),
              resource("Dropped", "d", method("PUT", "", null, ALLOW)));
      Decisions decisions =
          Decisions.of(
              new Deployed(List.of(table), List.of(), "Served"::equals, null), Tables::review);
      assertNotOurs(decisions, "/d", "PUT");
      assertThat(granted(decisions, "/s/sub", "PUT").allowMethods()).isEqualTo("PUT");
      assertThat(decisions.knows("Dropped")).isTrue();
    }
  }
}
