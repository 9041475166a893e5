package dev.corsac.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.cli.compare.Difference.Kind;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static final PolicyDeclaration POLICY =
      PolicyDeclaration.ofOrigins("https://*.example.com");

  private static SurfaceRoute route(
      String method, Optional<PolicyDeclaration> policy, String... headers) {
    return new SurfaceRoute(
        SurfaceRoute.Kind.ROUTE,
        method,
        "/orders",
        "com.acme.Orders",
        method + "()",
        List.of(headers).stream().map(name -> new InferredHeader(name, "a parameter")).toList(),
        policy.map(it -> new SurfacePolicy("com.acme.Orders", "com.acme.Orders", it)),
        false);
  }

  private static List<String> between(SurfaceRoute before, SurfaceRoute after) {
    return Differences.between(List.of(before), List.of(after)).stream()
        .map(each -> each.kind() + " " + each.text())
        .toList();
  }

  private static List<String> between(PolicyDeclaration before, PolicyDeclaration after) {
    return between(route("GET", Optional.of(before)), route("GET", Optional.of(after)));
  }

  @Test
  void anOriginThatAPatternCoversIsNothingNew() {
    assertThat(
            between(
                POLICY,
                PolicyDeclaration.ofOrigins("https://*.example.com", "https://app.example.com")))
        .isEmpty();
    assertThat(between(POLICY, PolicyDeclaration.ofOrigins("https://app.example.com")))
        .containsExactly("NARROWED origin https://*.example.com is no longer allowed");
  }

  @Test
  void aPatternInThePlaceOfAnOriginWidens() {
    assertThat(between(PolicyDeclaration.ofOrigins("https://app.example.com"), POLICY))
        .containsExactly("WIDENED origin https://*.example.com is allowed");
  }

  @Test
  void credentialsHeadersAndExposedHeadersWidenAndNarrow() {
    PolicyDeclaration wide =
        POLICY.withCredentials().allowingHeaders("X-Trace").exposingHeaders("ETag");
    assertThat(between(POLICY, wide))
        .containsExactly(
            "WIDENED request header X-Trace is allowed",
            "WIDENED exposed header ETag is allowed",
            "WIDENED credentials are allowed");
    assertThat(between(wide, POLICY)).hasSize(3).allMatch(text -> text.startsWith("NARROWED"));
  }

  @Test
  void aStarForRequestHeadersDoesNotCoverAuthorization() {
    assertThat(between(POLICY.allowingHeaders("*"), POLICY.allowingHeaders("*", "Authorization")))
        .containsExactly("WIDENED request header Authorization is allowed");
  }

  @Test
  void anInferredHeaderWidens() {
    assertThat(
            between(
                route("PUT", Optional.of(POLICY)), route("PUT", Optional.of(POLICY), "If-Match")))
        .containsExactly("WIDENED request header If-Match is allowed");
  }

  @Test
  void aRouteThatIsOpenedWidensAndOneThatIsClosedNarrows() {
    SurfaceRoute closed = route("GET", Optional.of(PolicyDeclaration.sameOrigin()));
    SurfaceRoute open = route("GET", Optional.of(POLICY));
    SurfaceRoute free = route("GET", Optional.empty());
    assertThat(between(closed, open)).containsExactly("WIDENED opened to https://*.example.com");
    assertThat(between(open, closed)).containsExactly("NARROWED closed to https://*.example.com");
    assertThat(between(closed, free))
        .containsExactly(
            "WIDENED no longer governed: CORS headers of other code are no longer removed");
    assertThat(between(free, open)).containsExactly("WIDENED opened to https://*.example.com");
  }

  @Test
  void aGuardThatWentIsAWidening() {
    SurfaceRoute guarded = route("POST", Optional.of(POLICY));
    SurfaceRoute unguarded = route("POST", Optional.of(POLICY.unguarded()));
    String gone = "WIDENED no longer guarded: any site can make browsers send this request";
    assertThat(between(guarded, unguarded)).containsExactly(gone);
    assertThat(between(unguarded, guarded))
        .containsExactly("NARROWED guarded: requests that browsers send from elsewhere get 403");
    assertThat(between(guarded, route("POST", Optional.empty()))).contains(gone);
    PolicyDeclaration own = PolicyDeclaration.sameOrigin();
    assertThat(between(route("PUT", Optional.of(own)), route("PUT", Optional.of(own.unguarded()))))
        .containsExactly(gone);
    assertThat(between(POLICY, POLICY.unguarded())).isEmpty();
    assertThat(Differences.between(List.of(), List.of(route("PUT", Optional.of(own.unguarded())))))
        .extracting(Difference::kind)
        .containsExactly(Kind.WIDENED);
  }

  @Test
  void newRoutesWidenIfTheyGrantAnything() {
    SurfaceRoute get = route("GET", Optional.of(POLICY));
    SurfaceRoute post = route("POST", Optional.of(POLICY));
    SurfaceRoute secret = route("PUT", Optional.of(PolicyDeclaration.sameOrigin()));
    assertThat(Differences.between(List.of(get), List.of(get, post, secret)))
        .extracting(Difference::kind)
        .containsExactly(Kind.WIDENED, Kind.CHANGED);
    assertThat(Differences.between(List.of(get, post), List.of(get)))
        .extracting(Difference::kind)
        .containsExactly(Kind.NARROWED);
  }

  @Test
  void aRenamedMethodIsTheSameRoute() {
    SurfaceRoute before = route("GET", Optional.of(POLICY));
    SurfaceRoute after =
        new SurfaceRoute(
            SurfaceRoute.Kind.ROUTE,
            "GET",
            "/orders",
            "com.acme.Renamed",
            "all()",
            List.of(),
            before.policy(),
            false);
    assertThat(between(before, after)).isEmpty();
  }
}
