package dev.corsac.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.testing.FetchRequest.Redirect;
import dev.corsac.testing.Outcome.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way to fail is reached by a request, and says which it is. */
class FailureTest {
  private static final String PAGE = "https://app.example.com";
  private static final String API = "https://api.example.com/orders";
  private static final FetchRequest GET = FetchRequest.get(PAGE, API);
  private static final HttpResponse OK = HttpResponse.of(200);
  private static final HttpResponse ALLOWED = OK.with("Access-Control-Allow-Origin", PAGE);

  private static HttpResponse redirect(String location) {
    return new HttpResponse(302, ALLOWED.headers()).with("Location", location);
  }

  private static Outcome fetch(FetchRequest request, HttpResponse always) {
    return Fetch.over(sent -> always).fetch(request);
  }

  private static Outcome of(Failure failure) {
    FetchRequest put = GET.method("PUT");
    FetchRequest traced = GET.header("X-Trace", "1");
    HttpResponse anything = ALLOWED.with("Access-Control-Allow-Headers", "*");
    HttpResponse include = ALLOWED.with("Access-Control-Allow-Credentials", "true");
    return switch (failure) {
      case FORBIDDEN_METHOD -> fetch(GET.method("TRACE"), OK);
      case NOT_HTTP -> fetch(FetchRequest.get(PAGE, "ftp://api.example.com/"), OK);
      case URL_WITH_CREDENTIALS -> fetch(FetchRequest.get(PAGE, "https://a:b@api.example/"), OK);
      case METHOD_WITHOUT_CORS -> fetch(put.mode(FetchRequest.Mode.NO_CORS), OK);
      case HEADER_NAME -> fetch(GET.header("X Trace", "1"), OK);
      case REDIRECT_IS_ERROR -> fetch(GET.redirect(Redirect.ERROR), redirect("/"));
      case TOO_MANY_REDIRECTS -> fetch(GET, redirect("/"));
      case REDIRECT_TO_NO_URL -> fetch(GET, redirect("http://[/"));
      case REDIRECT_NOT_HTTP -> fetch(GET, redirect("ftp://api.example.com/"));
      case REDIRECT_WITH_CREDENTIALS -> fetch(GET, redirect("https://a:b@api.example.com/"));
      case NO_ANSWER ->
          Fetch.over(
                  sent -> {
                    throw new UncheckedIOException(new IOException("refused"));
                  })
              .fetch(GET);
      case NO_TOKEN -> fetch(put, ALLOWED.with("Access-Control-Allow-Methods", "P(T"));
      case PREFLIGHT_STATUS -> fetch(put, new HttpResponse(401, ALLOWED.headers()));
      case METHOD_NOT_ALLOWED -> fetch(put, ALLOWED);
      case METHOD_BY_NO_WILDCARD ->
          fetch(put.withCredentials(), include.with("Access-Control-Allow-Methods", "*"));
      case AUTHORIZATION_BY_NO_WILDCARD -> fetch(GET.header("Authorization", "x"), anything);
      case HEADER_NOT_ALLOWED -> fetch(traced, ALLOWED);
      case HEADER_BY_NO_WILDCARD ->
          fetch(traced.withCredentials(), include.with("Access-Control-Allow-Headers", "*"));
      case NO_ALLOW_ORIGIN -> fetch(GET, OK);
      case ANY_ORIGIN_WITH_CREDENTIALS ->
          fetch(GET.withCredentials(), OK.with("Access-Control-Allow-Origin", "*"));
      case SEVERAL_ORIGINS -> fetch(GET, ALLOWED.with("Access-Control-Allow-Origin", PAGE));
      case OTHER_ORIGIN -> fetch(GET, OK.with("Access-Control-Allow-Origin", PAGE + "/"));
      case NO_CREDENTIALS -> fetch(GET.withCredentials(), ALLOWED);
      case NAVIGATION -> fetch(FetchRequest.form(PAGE, API), OK);
      case OPAQUE -> fetch(GET.mode(FetchRequest.Mode.NO_CORS), OK);
    };
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void everyFailureHasASentence(Failure failure) {
    Outcome outcome = of(failure);
    Step refusal = outcome.refusal().orElseThrow();
    assertThat(Arrays.stream(Failure.values()).filter(each -> each.isOf(refusal)))
        .as(refusal.toString())
        .containsExactly(failure);
    assertThat(outcome.readable()).isFalse();
    assertThat(outcome.toString()).contains(refusal.clause()).contains(refusal.sentence());
  }

  @Test
  void aWildcardIsNamedOnlyWhereThereIsOne() {
    Outcome refused = fetch(GET.header("Authorization", "x"), ALLOWED);
    assertThat(refused.refusal().orElseThrow().sentence())
        .isEqualTo(
            "Request header field authorization is not allowed by Access-Control-Allow-Headers"
                + " (none) in the preflight's response.");
  }

  private static CompiledTable orders(String origin) {
    DeclaredPolicy policy =
        new DeclaredPolicy("com.acme.Orders", PolicyDeclaration.crossOrigin(origin));
    ResourceMethod get = new ResourceMethod("GET", "", List.of("get()"), policy, null, List.of());
    ResourceMethod put = new ResourceMethod("PUT", "", List.of("put()"), policy, null, List.of());
    ResourceClass orders =
        new ResourceClass("com.acme.Orders", List.of(), "orders", List.of(get, put), List.of());
    return CompiledTable.of(
        List.of(new PolicyTable("Table", List.of(orders), List.of())),
        "",
        name -> Optional.empty());
  }

  @Test
  void theCompiledPolicyAddsWhatItWouldNeed() {
    Fetch fetch = Fetch.over(orders("https://other.example.com"));
    assertThat(fetch.fetch(GET.method("PUT")).reasons())
        .singleElement()
        .asString()
        .startsWith("the policy of com.acme.Orders does not list this origin.");
    assertThat(fetch.fetch(GET).toString())
        .contains("has been blocked by CORS policy: The response has no")
        .contains("  NO  Corsac's policy: the policy of com.acme.Orders does not list");
    Fetch allowing = Fetch.over(orders(PAGE));
    assertThat(allowing.fetch(GET).reasons()).isEmpty();
    assertThat(allowing.fetch(GET.header("X-Trace", "1")).reasons())
        .singleElement()
        .asString()
        .contains("allowedHeaders = \"x-trace\" in the policy of com.acme.Orders");
    assertThat(allowing.fetch(GET.withCredentials()).reasons())
        .singleElement()
        .asString()
        .contains("allowCredentials = true");
    assertThat(allowing.fetch(GET.method("PUT").withCredentials()).reasons())
        .singleElement()
        .asString()
        .contains("allowCredentials = true");
  }

  @Test
  void aPathThatNothingGovernsIsToldWithTheNearest() {
    FetchRequest misspelt = FetchRequest.get(PAGE, "https://api.example.com/order");
    assertThat(Fetch.over(orders(PAGE)).fetch(misspelt).reasons())
        .singleElement()
        .asString()
        .contains("The nearest path that has one is \"/orders\" (GET, PUT).");
  }

  @Test
  void headersThatAreNotExposedAreNamed() {
    HttpResponse created = ALLOWED.with("Location", "/orders/1").with("Date", "now");
    assertThat(fetch(GET, created).steps())
        .filteredOn(Step::passed)
        .extracting(Step::sentence)
        .anyMatch(each -> each.contains("write exposedHeaders = \"Location\""));
    Optional<String> exposed =
        fetch(GET, created.with("Access-Control-Expose-Headers", "Location")).steps().stream()
            .map(Step::sentence)
            .filter(each -> each.contains("exposedHeaders"))
            .findAny();
    assertThat(exposed).isEmpty();
  }
}
