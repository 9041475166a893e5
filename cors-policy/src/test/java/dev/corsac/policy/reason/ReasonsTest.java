package dev.corsac.policy.reason;

import static dev.corsac.policy.route.Tables.OTHER;
import static dev.corsac.policy.route.Tables.STRANGER;
import static dev.corsac.policy.route.Tables.TRUSTED;
import static dev.corsac.policy.route.Tables.allow;
import static dev.corsac.policy.route.Tables.method;
import static dev.corsac.policy.route.Tables.resource;
import static dev.corsac.policy.route.Tables.sameOrigin;
import static dev.corsac.policy.route.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.PreflightAnswer.Refused;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.decide.GuardVerdict;
import dev.corsac.policy.origin.NearestOrigin;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.Tables;
import java.lang.management.ManagementFactory;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each cause has a sentence, which says what is wrong and what to write. */
class ReasonsTest {
  private static final String OWN = "https://api.example";
  private static final DeclaredPolicy ALLOW = allow(TRUSTED);

  private static final PolicyTable SHOP =
      table(
          resource("Orders", "orders", method("GET", "", ALLOW), method("DELETE", "{id}", ALLOW)),
          resource("Accounts", "accounts", method("PUT", "", sameOrigin())),
          resource("Open", "open", method("GET", "", allow("*")), method("PUT", "", null)),
          resource("First", "twice/{a: [0-9]+}", method("PUT", "", ALLOW)),
          resource("Second", "twice/{b: [0-8]+}", method("PUT", "", allow(OTHER))),
          resource("Any", "files/{id}", method("PUT", "", ALLOW)),
          resource("Slow", "slow/{id: a*a*a*a*a*a*b}", method("PUT", "", ALLOW)),
          resource("Mixed", "mixed", method("GET", "", ALLOW), method("POST", "", allow(OTHER))));

  private static final Decisions DECISIONS =
      Decisions.of(Deployed.all(List.of(SHOP)), Tables::review);
  private static final Reasons REASONS = Reasons.of(DECISIONS, bound(SHOP));

  private static Map<DeclaredPolicy, Policy> bound(PolicyTable table) {
    Map<DeclaredPolicy, Policy> bound = new HashMap<>();
    for (ResourceClass each : table.classes()) {
      each.policies().forEach(policy -> bound.put(policy, Tables.review(policy)));
    }
    return bound;
  }

  private static Asked asked(String method, String path, String origin, String... headers) {
    return new Asked(method, 1, path, List.of(), List.of(origin), List.of(headers), false, OWN);
  }

  private static List<Shortfall> preflight(Asked asked) {
    PreflightAnswer answer =
        DECISIONS.preflight(asked.path(), asked.method(), asked.decidingOrigin());
    return REASONS.preflight(asked, answer);
  }

  private static Shortfall only(List<Shortfall> found) {
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static Shortfall only(String method, String path, String origin, String... headers) {
    return only(preflight(asked(method, path, origin, headers)));
  }

  private static Shortfall actual(
      String method, String path, boolean credentials, @Nullable Policy policy, String... origins) {
    Asked asked =
        new Asked(method, 1, path, List.of(), List.of(origins), List.of(), credentials, OWN);
    return REASONS.actual(asked, policy).orElseThrow();
  }

  /** One request for each cause. */
  private static List<Shortfall> ofEachCause() {
    List<Shortfall> found = new ArrayList<>();
    found.add(
        only(
            preflight(
                new Asked(
                    "PUT",
                    1,
                    "/orders",
                    List.of(),
                    List.of(TRUSTED, TRUSTED),
                    List.of(),
                    false,
                    OWN))));
    found.add(
        only(
            preflight(
                new Asked(
                    "PUT", 2, "/orders", List.of(), List.of(TRUSTED), List.of(), false, OWN))));
    found.add(only("GET", "/order", TRUSTED));
    found.add(only("PUT", "/open", TRUSTED));
    found.add(only("LOCK", "/orders", TRUSTED));
    found.add(only("GET", "/orders", "http://trusted.example"));
    found.add(only("GET", "/orders", "null"));
    found.add(only("PUT", "/accounts", TRUSTED));
    found.add(only("GET", "/orders", OWN));
    found.add(actual("PUT", "/mixed", false, Policy.UNDECIDED, STRANGER));
    found.add(only("PUT", "/twice/7", TRUSTED));
    found.add(only("PUT", "/files//a", TRUSTED));
    found.add(only("PUT", "/files/" + "%41/;a//../".repeat(40), TRUSTED));
    found.add(only("PUT", "/slow/" + "a".repeat(900), TRUSTED));
    found.add(only("DELETE", "/orders/7", TRUSTED, "x-trace"));
    found.add(actual("GET", "/orders", true, DECISIONS.unchosen("/orders", "GET", 200), TRUSTED));
    found.add(actual("GET", "/open", true, DECISIONS.unchosen("/open", "GET", 200), TRUSTED));
    found.add(Reasons.unexposed(List.of("etag"), "X-A", false).orElseThrow());
    return found;
  }

  @Test
  void everyCauseHasASentence() {
    List<Shortfall> found = ofEachCause();
    assertThat(found).extracting(Shortfall::cause).containsExactly(Cause.values());
    assertThat(found).extracting(Shortfall::sentence).doesNotHaveDuplicates();
    assertThat(found)
        .allSatisfy(each ->
            assertThat(each.sentence()).matches("(?s)[^A-Z \n].{20,}\\.").doesNotContain("  "));
  }

  @Test
  void everyReasonOfARefusedPreflightHasASentence() {
    for (PreflightAnswer.Reason reason : PreflightAnswer.Reason.values()) {
      Shortfall found =
          only(REASONS.preflight(asked("PUT", "/orders", STRANGER), new Refused(reason)));
      assertThat(found.sentence()).as(reason.name()).endsWith(".").hasSizeGreaterThan(20);
    }
  }

  @Test
  void everyRequestThatIsRefusedIsToldWithTheReasonOfTheDecision() {
    Set<PreflightAnswer.Reason> seen = EnumSet.noneOf(PreflightAnswer.Reason.class);
    for (Asked asked :
        List.of(
            asked("PUT", "/open", TRUSTED),
            asked("LOCK", "/orders", STRANGER),
            asked("GET", "/orders", STRANGER),
            asked("PUT", "/twice/7", TRUSTED),
            asked("PUT", "/files//a", TRUSTED),
            asked("PUT", "/files/" + "%41/;a//../".repeat(40), TRUSTED),
            asked("PUT", "/slow/" + "a".repeat(900), TRUSTED))) {
      PreflightAnswer answer = DECISIONS.preflight(asked.path(), asked.method(), TRUSTED);
      if (asked.origins().contains(STRANGER)) {
        answer = DECISIONS.preflight(asked.path(), asked.method(), STRANGER);
      }
      assertThat(answer).as(asked.path()).isInstanceOf(Refused.class);
      seen.add(((Refused) answer).reason());
    }
    seen.add(PreflightAnswer.Reason.NOT_ONE_ORIGIN);
    assertThat(seen).containsExactlyInAnyOrder(PreflightAnswer.Reason.values());
  }

  @Test
  void everyVerdictOfTheGuardHasAClause() {
    assertThat(GuardVerdict.values())
        .allSatisfy(
            verdict -> assertThat(verdict.reason()).hasSizeGreaterThan(10).doesNotEndWith("."))
        .extracting(GuardVerdict::reason)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsGrantedIsNotTold() {
    assertThat(preflight(asked("DELETE", "/orders/7", TRUSTED))).isEmpty();
    Policy orders = DECISIONS.unchosen("/orders", "GET", 200);
    assertThat(REASONS.actual(asked("GET", "/orders", TRUSTED), orders)).isEmpty();
    Asked nobody = new Asked("GET", 1, "/orders", List.of(), List.of(), List.of(), true, OWN);
    assertThat(REASONS.actual(nobody, orders)).isEmpty();
    assertThat(Reasons.unexposed(List.of("ETag", "Date"), "etag", true)).isEmpty();
    assertThat(Reasons.unexposed(List.of("ETag"), "*", false)).isEmpty();
    assertThat(Reasons.unexposed(List.of("ETag"), "*", true)).isPresent();
  }

  @Test
  void theOriginIsNotBlamedForAMethodThatDoesNotExist() {
    assertThat(only("LOCK", "/orders", TRUSTED).sentence())
        .isEqualTo("there is no \"LOCK\" at this path. This origin may use GET, HEAD.");
  }

  @Test
  void aHeaderIsNotSaidToBeLeftOutByAWildcardThatIsNotThere() {
    assertThat(only("DELETE", "/orders/7", TRUSTED, "authorization").sentence())
        .contains("\"authorization\" is not allowed", "allowedHeaders = \"authorization\"")
        .doesNotContain("*");
  }

  @Test
  void theNearestPathIsNamed() {
    assertThat(nearest("/order")).contains("\"/orders\" (GET)");
    assertThat(nearest("/Orders/7")).contains("\"/orders/{id}\" (DELETE)");
    assertThat(nearest("/api/v1/accounts")).contains("\"/accounts\" (PUT)");
    assertThat(nearest("/")).contains("The nearest path that has one is");
    Reasons nothing = Reasons.of(Tables.decisions(table()), Map.of());
    assertThat(
            only(nothing.preflight(asked("GET", "/x", TRUSTED), new PreflightAnswer.NotOurs()))
                .sentence())
        .contains("Nothing in this application is.");
  }

  @Test
  void pathsBelowLocatorsAreNamedWhole() {
    PolicyTable table =
        table(
            resource("Shops", "shops", Tables.locator("{shop}/", "Stock", ALLOW)),
            resource("Stock", null, method("GET", "/stock", null)),
            resource("Self", "self", Tables.locator("more", "Self", ALLOW)));
    Decisions decisions = Tables.decisions(table);
    assertThat(decisions.governedPaths(10).get(0).template()).isEqualTo("/shops/{shop}/stock");
    assertThat(decisions.governedPaths(1)).hasSize(1);
  }

  @Test
  void theNearestPathIsFoundAmongManyForAHostilePath() {
    List<ResourceClass> classes = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      classes.add(resource("C" + i, "c" + i, method("GET", "", ALLOW)));
    }
    Decisions decisions = Tables.decisions(table(classes.toArray(ResourceClass[]::new)));
    assertThat(decisions.governedPaths(NearestPath.MOST)).hasSize(2_000);
    String hostile = "/" + "c1/".repeat(100_000) + "x".repeat(100_000);
    assertThat(NearestPath.hint(hostile, decisions.governedPaths(NearestPath.MOST)))
        .contains("\"/c1\"");
    assertThat(NearestPath.hint("/\r\n\u202e", List.of())).doesNotContain("\n");
  }

  private static String nearest(String path) {
    return only("GET", path, TRUSTED).sentence();
  }

  @Test
  void ofManyPlacesThatSayTheSameThoseAtThePathAreNamed() {
    List<ResourceClass> classes = new ArrayList<>();
    for (String name : List.of("A", "B", "C", "D", "E")) {
      DeclaredPolicy policy = new DeclaredPolicy(name, PolicyDeclaration.crossOrigin(TRUSTED));
      classes.add(resource(name, name, method("GET", "", policy), method("PUT", "all", policy)));
      classes.add(resource("All" + name, "all", method("GET" + name, "", policy)));
    }
    PolicyTable table = table(classes.toArray(ResourceClass[]::new));
    Decisions decisions = Tables.decisions(table);
    Reasons reasons = Reasons.of(decisions, bound(table));
    Asked asked = asked("GET", "/E", STRANGER);
    assertThat(
            only(reasons.preflight(asked, decisions.preflight("/E", "GET", STRANGER))).sentence())
        .contains("the policy of E does not list");
    asked = asked("GETA", "/all", STRANGER);
    assertThat(
            only(reasons.preflight(asked, decisions.preflight("/all", "GETA", STRANGER)))
                .sentence())
        .contains("the policy of A, B, C and 2 more does not list");
  }

  /** Two policies with one list of tenants, which differ in what their authors tolerate. */
  @Tag("slow")
  @Test
  void aRefusalByAHundredThousandOriginsCostsNoMoreThanByAThousand() {
    long thousand = allocatedByRefusals(1_100);
    long hundredThousand = allocatedByRefusals(100_000);
    assertThat(hundredThousand).isLessThan(thousand * 5 / 4);
  }

  private static long allocatedByRefusals(int origins) {
    Map<DeclaredPolicy, Policy> bound = bindTenants(origins);
    Decisions decisions = decideTenants(bound);
    Reasons reasons = Reasons.of(decisions, bound);
    Asked asked = asked("GET", "/b", STRANGER);
    PreflightAnswer answer = decisions.preflight(asked.path(), "GET", STRANGER);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 0; i < 4; i++) {
      if (i == 2) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      assertThat(only(reasons.preflight(asked, answer)).sentence())
          .contains("Of the first 1,000 configured origins the nearest is");
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static List<OriginPattern> tenants(int number) {
    List<OriginPattern> tenants = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      tenants.add(OriginPattern.of("https://tenant-" + (100_000 + i) + ".example"));
    }
    return tenants;
  }

  private static Map<DeclaredPolicy, Policy> bindTenants(int number) {
    Map<DeclaredPolicy, Policy> bound = new HashMap<>();
    for (String name : List.of("a", "b")) {
      PolicyDeclaration declaration =
          PolicyDeclaration.crossOrigin("${tenants}")
              .tolerating(new Toleration("origin-local", name));
      bound.put(
          new DeclaredPolicy(name, declaration),
          Policy.of(OriginSet.of(tenants(number)), List.of(), List.of(), false, 1800));
    }
    return bound;
  }

  private static Decisions decideTenants(Map<DeclaredPolicy, Policy> bound) {
    ResourceClass[] classes =
        bound.keySet().stream()
            .map(each -> resource(each.site(), each.site(), method("GET", "", each)))
            .toArray(ResourceClass[]::new);
    return Decisions.of(
        Deployed.all(List.of(table(classes))), each -> Objects.requireNonNull(bound.get(each)));
  }

  /** The decisions keep one of two policies that grant the same, the reasons know both. */
  @Test
  void aPolicyWithALongListIsNamedByTheClassAtThePath() {
    Map<DeclaredPolicy, Policy> bound = bindTenants(5_000);
    Decisions decisions = decideTenants(bound);
    Reasons reasons = Reasons.of(decisions, bound);
    for (String name : List.of("a", "b")) {
      Asked asked = asked("GET", "/" + name, STRANGER);
      PreflightAnswer answer = decisions.preflight(asked.path(), "GET", STRANGER);
      assertThat(only(reasons.preflight(asked, answer)).sentence())
          .contains("the policy of " + name + " does not list");
    }
  }

  @Tag("slow")
  @Test
  void noMoreOriginsAreLookedAtThanAThousand() {
    AtomicInteger looked = new AtomicInteger();
    List<OriginPattern> all = tenants(100_000);
    Collection<OriginPattern> counting =
        new AbstractCollection<>() {
          @Override
          public Iterator<OriginPattern> iterator() {
            Iterator<OriginPattern> each = all.iterator();
            return new Iterator<>() {
              @Override
              public boolean hasNext() {
                return each.hasNext();
              }

              @Override
              public OriginPattern next() {
                looked.incrementAndGet();
                return each.next();
              }
            };
          }

          @Override
          public int size() {
            return all.size();
          }
        };
    assertThat(NearestOrigin.hint(STRANGER, counting)).contains("the nearest is");
    assertThat(looked.get()).isLessThanOrEqualTo(1_100);
  }
}
