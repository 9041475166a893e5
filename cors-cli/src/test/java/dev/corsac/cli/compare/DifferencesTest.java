package dev.corsac.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.cli.application.Route;
import dev.corsac.cli.application.Route.Header;
import dev.corsac.cli.application.Route.RoutePolicy;
import dev.corsac.cli.compare.Difference.Kind;
import dev.corsac.policy.PolicyDeclaration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static final PolicyDeclaration POLICY =
      PolicyDeclaration.ofOrigins("https://*.example.com");

  private static Route route(String method, Optional<PolicyDeclaration> policy, String... headers) {
    return new Route(
        method,
        "/orders",
        "com.acme.Orders",
        method + "()",
        Optional.empty(),
        policy.map(declaration ->
            new RoutePolicy(
                declaration.crossOrigin() ? "CrossOrigin" : "SameOrigin",
                "com.acme.Orders",
                "com.acme.Orders",
                Optional.empty(),
                declaration)),
        List.of(headers).stream().map(name -> new Header(name, "a parameter")).toList());
  }

  private static List<String> between(Route before, Route after) {
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
    Route closed = route("GET", Optional.of(PolicyDeclaration.sameOrigin()));
    Route open = route("GET", Optional.of(POLICY));
    Route free = route("GET", Optional.empty());
    assertThat(between(closed, open)).containsExactly("WIDENED opened to https://*.example.com");
    assertThat(between(open, closed)).containsExactly("NARROWED closed to https://*.example.com");
    assertThat(between(closed, free))
        .containsExactly(
            "WIDENED no longer governed: CORS headers of other code are no longer removed");
    assertThat(between(free, open)).containsExactly("WIDENED opened to https://*.example.com");
  }

  @Test
  void aGuardThatWentIsAWidening() {
    Route guarded = route("POST", Optional.of(POLICY));
    Route unguarded = route("POST", Optional.of(POLICY.unguarded()));
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
    Route get = route("GET", Optional.of(POLICY));
    Route post = route("POST", Optional.of(POLICY));
    Route secret = route("PUT", Optional.of(PolicyDeclaration.sameOrigin()));
    assertThat(Differences.between(List.of(get), List.of(get, post, secret)))
        .extracting(Difference::kind)
        .containsExactly(Kind.WIDENED, Kind.CHANGED);
    assertThat(Differences.between(List.of(get, post), List.of(get)))
        .extracting(Difference::kind)
        .containsExactly(Kind.NARROWED);
  }

  @Test
  void aRenamedMethodIsTheSameRoute() {
    Route before = route("GET", Optional.of(POLICY));
    Route after =
        new Route(
            "GET",
            "/orders",
            "com.acme.Renamed",
            "all()",
            Optional.empty(),
            before.policy(),
            List.of());
    assertThat(between(before, after)).isEmpty();
  }
}
