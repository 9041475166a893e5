package dev.corsac.policy.decide;

import static dev.corsac.policy.route.Tables.OTHER;
import static dev.corsac.policy.route.Tables.STRANGER;
import static dev.corsac.policy.route.Tables.TRUSTED;
import static dev.corsac.policy.route.Tables.allow;
import static dev.corsac.policy.route.Tables.decisions;
import static dev.corsac.policy.route.Tables.declared;
import static dev.corsac.policy.route.Tables.method;
import static dev.corsac.policy.route.Tables.resource;
import static dev.corsac.policy.route.Tables.sameOrigin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.PreflightAnswer.NotOurs;
import dev.corsac.policy.PreflightAnswer.Reason;
import dev.corsac.policy.PreflightAnswer.Refused;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.Tables;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a preflight is refused, and what is granted where several routes have to agree. */
class RefusalsTest {
  private static final DeclaredPolicy ALLOW = allow(TRUSTED);
  private static final DeclaredPolicy ALLOW_BOTH = allow(TRUSTED, OTHER);
  private static final DeclaredPolicy ALLOW_OTHER = allow(OTHER);

  private static Decisions oneTemplate(
      @Nullable DeclaredPolicy one, @Nullable DeclaredPolicy other) {
    return decisions(
        resource("A", "a", method("PUT", "", one), method("GET", "", ALLOW)),
        resource("B", "a", method("PUT", "", other)));
  }

  private static PreflightAnswer put(Decisions decisions) {
    return decisions.preflight("/a", "PUT", TRUSTED);
  }

  @ParameterizedTest
  @CsvSource({
    "/a, POST, NO_SUCH_METHOD",
    "/a, LINK, NOT_GOVERNED",
    "/a, DELETE, ORIGIN_NOT_ALLOWED",
    "/a, PATCH, ORIGIN_NOT_ALLOWED",
    "/%61, PUT, READINGS_DIFFER",
  })
  void theReasonIsThatOfTheMethod(String path, String method, Reason reason) {
    Decisions decisions =
        decisions(
            resource(
                "A",
                "a",
                method("PUT", "", ALLOW),
                method("DELETE", "", ALLOW_OTHER),
                method("PATCH", "", sameOrigin()),
                method("LINK", "", null)));
    assertThat(decisions.preflight(path, method, TRUSTED)).isEqualTo(new Refused(reason));
    assertThat(decisions.preflight(path, method, null))
        .isEqualTo(new Refused(Reason.NOT_ONE_ORIGIN));
  }

  @Test
  void theReasonOfSeveralRoutesIsThatTheyDifferIfOneGrants() {
    assertThat(put(oneTemplate(ALLOW, ALLOW_OTHER))).isEqualTo(new Refused(Reason.ROUTES_DIFFER));
    assertThat(put(oneTemplate(ALLOW, null))).isEqualTo(new Refused(Reason.ROUTES_DIFFER));
    assertThat(put(oneTemplate(null, ALLOW_OTHER)))
        .isEqualTo(new Refused(Reason.ORIGIN_NOT_ALLOWED));
    assertThat(put(oneTemplate(sameOrigin(), ALLOW_OTHER)))
        .isEqualTo(new Refused(Reason.ORIGIN_NOT_ALLOWED));
    assertThat(put(oneTemplate(null, null))).isEqualTo(new Refused(Reason.NOT_GOVERNED));
  }

  /** What is kept of one answer must not be given for another question. */
  @Test
  void answersAreGivenToTheirQuestionsInWhateverOrderTheyCome() {
    Decisions decisions =
        decisions(resource("A", "a", method("PUT", "", ALLOW), method("PATCH", "", ALLOW_BOTH)));
    for (int i = 0; i < 2; i++) {
      assertThat(decisions.preflight("/a", "DELETE", TRUSTED))
          .isEqualTo(new Granted(false, false, "PUT, PATCH", null, "0"));
      assertThat(decisions.preflight("/a", "POST", TRUSTED))
          .isEqualTo(new Refused(Reason.NO_SUCH_METHOD));
      assertThat(decisions.preflight("/a", "PUT", TRUSTED))
          .isEqualTo(new Granted(false, false, "PUT", null, "1800"));
      assertThat(decisions.preflight("/a", "PATCH", OTHER))
          .isEqualTo(new Granted(false, false, "PATCH", null, "1800"));
      assertThat(decisions.preflight("/a", "PUT", STRANGER))
          .isEqualTo(new Refused(Reason.ORIGIN_NOT_ALLOWED));
    }
  }

  /** So many that their answers are not kept. */
  @Test
  void manyPoliciesAtOnePlaceAreEachAsked() {
    List<String> methods = List.of("PUT", "PATCH", "DELETE", "LINK", "UNLINK", "LOCK");
    Decisions decisions =
        decisions(
            resource(
                "A",
                "a",
                methods.stream()
                    .map(each -> method(each, "", allow(TRUSTED, origin(each))))
                    .toArray()));
    for (String each : methods) {
      assertThat(decisions.preflight("/a", each, TRUSTED))
          .isEqualTo(new Granted(false, false, each, null, "1800"));
      for (String method : methods) {
        assertThat(decisions.preflight("/a", method, origin(each)) instanceof Granted)
            .as("%s to %s", method, origin(each))
            .isEqualTo(each.equals(method));
      }
    }
  }

  private static String origin(String method) {
    return "https://" + method.toLowerCase(java.util.Locale.ROOT) + ".example";
  }

  /** Each pair of routes in both orders: neither may be the one that counts. */
  @Test
  void severalRoutesGrantTogetherWhatEachDoes() {
    DeclaredPolicy any = allow("*");
    DeclaredPolicy credentials = declared(PolicyDeclaration.crossOrigin(TRUSTED).withCredentials());
    DeclaredPolicy moreCredentials =
        declared(PolicyDeclaration.crossOrigin(TRUSTED, OTHER).withCredentials());
    DeclaredPolicy anyForLong = declared(PolicyDeclaration.crossOrigin("*").withMaxAge(3600));
    DeclaredPolicy briefly = declared(PolicyDeclaration.crossOrigin(TRUSTED).withMaxAge(60));
    assertTogether(any, ALLOW, new Granted(false, false, "PUT", null, "1800"));
    assertTogether(any, anyForLong, new Granted(true, false, "PUT", null, "1800"));
    assertTogether(credentials, ALLOW_BOTH, new Granted(false, false, "PUT", null, "1800"));
    assertTogether(credentials, moreCredentials, new Granted(false, true, "PUT", null, "1800"));
    assertTogether(briefly, ALLOW_BOTH, new Granted(false, false, "PUT", null, "60"));
  }

  @Test
  void severalRoutesAllowTogetherTheHeadersThatEachDoes() {
    DeclaredPolicy some =
        declared(PolicyDeclaration.crossOrigin(TRUSTED).allowingHeaders("X-A", "X-B"));
    DeclaredPolicy others =
        declared(PolicyDeclaration.crossOrigin(TRUSTED, OTHER).allowingHeaders("X-B", "X-C"));
    DeclaredPolicy all = declared(PolicyDeclaration.crossOrigin("*").allowingHeaders("*"));
    assertTogether(some, others, new Granted(false, false, "PUT", "X-B", "1800"));
    assertTogether(some, all, new Granted(false, false, "PUT", "X-A, X-B", "1800"));
    assertTogether(ALLOW, all, new Granted(false, false, "PUT", null, "1800"));
  }

  private static void assertTogether(DeclaredPolicy one, DeclaredPolicy other, Granted granted) {
    for (List<DeclaredPolicy> each : List.of(List.of(one, other), List.of(other, one))) {
      PreflightAnswer answer =
          decisions(
                  resource("A", "a", method("PUT", "", each.get(0))),
                  resource("B", "a", method("PUT", "", each.get(1))))
              .preflight("/a", "PUT", TRUSTED);
      assertThat(answer).isEqualTo(granted);
    }
  }

  /** A server may look for a HEAD method at every template before a GET method serves it. */
  @Test
  void aHeadMethodOfALesserTemplateHasToGrantToo() {
    Decisions decisions =
        decisions(
            resource("A", "r", method("GET", "a", ALLOW), method("HEAD", "{x}", sameOrigin())));
    assertThat(decisions.preflight("/r/a", "GET", TRUSTED)).isInstanceOf(Granted.class);
    assertThat(decisions.preflight("/r/a", "HEAD", TRUSTED))
        .isEqualTo(new Refused(Reason.ROUTES_DIFFER));
    assertThat(decisions.preflight("/r/b", "HEAD", TRUSTED))
        .isEqualTo(new Refused(Reason.ORIGIN_NOT_ALLOWED));
  }

  @Test
  void aClassThatNoTableDescribesHasToGrantTooAndDoesNot() {
    Decisions decisions =
        Decisions.of(
            new Deployed(
                List.of(Tables.table(resource("A", "a", method("PUT", "", ALLOW)))),
                List.of(resource("com.lib.Unknown", "a", method("PUT", "", null))),
                name -> true,
                null),
            Tables::review);
    assertThat(put(decisions)).isEqualTo(new Refused(Reason.ROUTES_DIFFER));
  }

  /** What only Jersey goes on to is in force there with the headers of its policy. */
  @Test
  void whatAServerGoesOnToSharesTheHeadersOfItsPolicy() {
    Decisions decisions =
        decisions(
            resource("A", "{n: [0-9]+}", method("PUT", "", ALLOW, "X-Admin")),
            resource("B", "{x}", method("POST", "", ALLOW)));
    assertThat(decisions.preflight("/7", "PUT", TRUSTED))
        .isEqualTo(new Granted(false, false, "PUT", "X-Admin", "1800"));
    Decisions below =
        decisions(
            resource(
                "A",
                "{n: [0-9]+}",
                method("PUT", "", ALLOW, "X-Admin"),
                method("PUT", "more", ALLOW)),
            resource("B", "{x}", method("POST", "", ALLOW_BOTH)));
    assertThat(below.preflight("/7", "PUT", TRUSTED))
        .isEqualTo(new Granted(false, false, "PUT", "X-Admin", "1800"));
    assertThat(below.preflight("/x", "PUT", TRUSTED)).isInstanceOf(Granted.class);
    assertThat(below.preflight("/x/y", "PUT", TRUSTED)).isInstanceOf(NotOurs.class);
  }
}
