package dev.corsac.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.cli.explain.Remedy.Change;
import dev.corsac.cli.explain.Remedy.Impossible;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.Fetch;
import dev.corsac.testing.FetchRequest;
import dev.corsac.testing.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmallestChangeTest {
  private static final String CLASS = "com.acme.Orders";
  private static final String METHOD = CLASS + ".change(java.lang.String)";
  private static final PolicyDeclaration POLICY =
      PolicyDeclaration.crossOrigin("https://app.example.com");
  private static final Placeholders NONE = name -> Optional.empty();

  private static ResourceMethod method(
      String name, @Nullable DeclaredPolicy own, @Nullable DeclaredPolicy outer) {
    return new ResourceMethod(name, "", List.of("change(java.lang.String)"), own, outer, List.of());
  }

  /** PUT and GET at /orders. */
  private static PolicyTable table(@Nullable DeclaredPolicy own, @Nullable DeclaredPolicy outer) {
    ResourceClass orders =
        new ResourceClass(
            CLASS,
            List.of(),
            "orders",
            List.of(method("PUT", own, outer), method("GET", own, outer)),
            List.of());
    return new PolicyTable("Table", List.of(orders), List.of());
  }

  private static SurfaceRoute route(
      String template, @Nullable DeclaredPolicy policy, String declaredOn) {
    return new SurfaceRoute(
        SurfaceRoute.Kind.ROUTE,
        "PUT",
        template,
        CLASS,
        "change(java.lang.String)",
        List.of(),
        Optional.ofNullable(policy)
            .map(it -> new SurfacePolicy(it.site(), declaredOn, it.declaration())),
        false);
  }

  private static FetchRequest put(String origin) {
    return FetchRequest.get(origin, "https://api.example.com/orders").method("PUT");
  }

  private static Remedy find(PolicyTable table, SurfaceRoute route, FetchRequest request) {
    List<PolicyTable> tables = List.of(table);
    Outcome refused = Fetch.over(CompiledTable.of(tables, "", NONE)).fetch(request);
    assertThat(refused.readable()).isFalse();
    Remedy remedy =
        new SmallestChange(CompiledTable.of(tables, "", NONE), NONE, request, route, List.of())
            .find(refused);
    return remedy;
  }

  private static Remedy find(PolicyDeclaration policy, FetchRequest request) {
    DeclaredPolicy declared = new DeclaredPolicy(CLASS, policy);
    return find(table(declared, null), route("/orders", declared, CLASS), request);
  }

  @Test
  void onlyWhatIsNeededChanges() {
    Change change = (Change) find(POLICY, put("https://app.example.com").header("X-Trace", "1"));
    assertThat(change.what()).containsExactly("allow the request header X-Trace");
    assertThat(change.after()).isEqualTo(POLICY.allowingHeaders("X-Trace"));
    assertThat(change.element()).isEqualTo(CLASS);
  }

  @Test
  void anOriginThatAPatternAllowsIsNotAdded() {
    PolicyDeclaration pattern = PolicyDeclaration.crossOrigin("https://*.example.com");
    Change change = (Change) find(pattern, put("https://app.example.com").withCredentials());
    assertThat(change.what()).containsExactly("allow credentials");
  }

  @Test
  void severalCausesAreMendedTogether() {
    Change change =
        (Change)
            find(POLICY, put("https://new.example.com").withCredentials().header("X-Trace", "1"));
    assertThat(change.after().effectiveOrigins())
        .containsExactly("https://app.example.com", "https://new.example.com");
    assertThat(change.after().allowCredentials()).isTrue();
    assertThat(change.after().allowedHeaders()).containsExactly("X-Trace");
  }

  @Test
  void anyOriginWithCredentialsBecomesTheOrigin() {
    Change change =
        (Change)
            find(
                PolicyDeclaration.crossOrigin("*"),
                put("https://new.example.com").withCredentials());
    assertThat(change.after().effectiveOrigins()).containsExactly("https://new.example.com");
    assertThat(change.after().allowCredentials()).isTrue();
  }

  @Test
  void aMethodWithoutAPolicyGetsOne() {
    Change change =
        (Change)
            find(table(null, null), route("/orders", null, ""), put("https://new.example.com"));
    assertThat(change.before()).isEmpty();
    assertThat(change.element()).isEqualTo(METHOD);
    assertThat(change.after().effectiveOrigins()).containsExactly("https://new.example.com");
  }

  @Test
  void theApplicationsPolicyIsChangedWhereItDecides() {
    DeclaredPolicy outer = new DeclaredPolicy("com.acme.Shop", POLICY);
    Change change =
        (Change)
            find(
                table(null, outer),
                route("/orders", outer, "com.acme.Shop"),
                put("https://new.example.com"));
    assertThat(change.element()).isEqualTo("com.acme.Shop");
  }

  @Test
  void aLocatorsPolicyIsChangedWhereItDecides() {
    DeclaredPolicy own = new DeclaredPolicy("com.acme.Shops.orders()", POLICY);
    ResourceClass shops =
        new ResourceClass(
            "com.acme.Shops",
            List.of(),
            "shops",
            List.of(),
            List.of(new Locator("orders", "orders()", CLASS, own, List.of())));
    ResourceClass orders =
        new ResourceClass(CLASS, List.of(), null, List.of(method("PUT", null, null)), List.of());
    PolicyTable table = new PolicyTable("Table", List.of(shops, orders), List.of());
    FetchRequest request =
        FetchRequest.get("https://new.example.com", "https://api.example.com/shops/orders")
            .method("PUT");
    Change change = (Change) find(table, route("/shops/orders", own, own.site()), request);
    assertThat(change.element()).isEqualTo("com.acme.Shops.orders()");
  }

  @Test
  void sameOriginBecomesCrossOrigin() {
    Change change = (Change) find(PolicyDeclaration.sameOrigin(), put("https://new.example.com"));
    assertThat(change.after().crossOrigin()).isTrue();
  }

  @Test
  void whatTheCompilerRefusesIsNoRemedy() {
    Impossible insecure =
        (Impossible) find(POLICY, put("http://new.example.com").withCredentials());
    assertThat(insecure.reasons()).anyMatch(reason -> reason.contains("[cors:origin-insecure]"));
    Impossible sandboxed = (Impossible) find(POLICY, put("null"));
    assertThat(sandboxed.reasons()).anyMatch(reason -> reason.contains("[cors:origin-null]"));
  }

  @Test
  void whatNoPolicyCanGrantIsSaid() {
    Impossible impossible =
        (Impossible) find(POLICY, put("https://app.example.com").method("TRACE"));
    assertThat(impossible.reasons())
        .anyMatch(reason -> reason.contains("Browsers never send TRACE for a script."));
  }

  @Test
  void whatTheCompilerWarnsOfIsShown() {
    Change change = (Change) find(POLICY, put("http://localhost:3000"));
    assertThat(change.objections()).anyMatch(text -> text.contains("[cors:origin-local]"));
  }
}
