package dev.corsac.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.route.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds {@link Decisions} against the reference model, on random tables and random requests. {@code
 * -Dproperty.tables=20000} takes longer, {@code -Dproperty.seed=445} begins with another table.
 */
class DecisionsPropertyTest {
  private static final int TABLES = Integer.getInteger("property.tables", 900);
  private static final int FIRST_SEED = Integer.getInteger("property.seed", 0);
  private static final int REQUESTS = 45;

  private static final List<String> TEMPLATES =
      List.of(
          "",
          "/",
          "a",
          "b",
          "/a/",
          "c d",
          "c%20d",
          "é",
          "a;b",
          "a%3Bb",
          "a+b",
          "%61",
          "a%2Fb",
          "a b;{x}",
          "a/b",
          "b/a",
          "{x}",
          "{y}",
          "a/{x}",
          "{x}/b",
          "a{x}",
          "{x}b",
          "{x}-{y}",
          "{x: [0-9]+}",
          "a/{n: [0-9]{1,2}}",
          "{x: [a-b]+}",
          "{x:[a-z]*}",
          "{rest: .*}",
          "{rest: .+}",
          "a/{rest: .*}",
          "{p: .+}/b",
          "{x: [a-c/]+}",
          "{x: [a-b]{1,2}}",
          "{x}/",
          "{x}é");
  private static final List<String> LOCATOR_TEMPLATES =
      List.of("a", "b", "{x}", "a/b", "{id: [0-9]+}", "a{x}", "{rest: .+}", "{p: .*}/a");
  private static final List<String> HTTP_METHODS =
      List.of("GET", "GET", "POST", "PUT", "DELETE", "PATCH", "patch", "HEAD", "OPTIONS", "LINK");
  private static final List<String> ORIGINS =
      List.of(Tables.TRUSTED, Tables.OTHER, Tables.STRANGER);
  private static final List<String> HEADERS = List.of("Authorization", "Content-Type", "X-A");
  private static final List<DeclaredPolicy> POLICIES =
      List.of(
          Tables.sameOrigin(),
          Tables.allow("*"),
          Tables.allow(Tables.TRUSTED),
          Tables.allow(Tables.TRUSTED, Tables.OTHER),
          Tables.declared(PolicyDeclaration.crossOrigin(Tables.TRUSTED).unguarded()),
          Tables.declared(PolicyDeclaration.sameOrigin().unguarded()),
          Tables.declared(
              PolicyDeclaration.crossOrigin(Tables.TRUSTED).withCredentials().withMaxAge(60)),
          Tables.declared(PolicyDeclaration.crossOrigin(Tables.OTHER).allowingHeaders("X-A")),
          Tables.declared(PolicyDeclaration.crossOrigin("*").allowingHeaders("*", "Authorization")),
          Tables.declared(
              PolicyDeclaration.crossOrigin(Tables.TRUSTED).allowingHeaders("*").withMaxAge(0)));
  private static final List<String> SEGMENTS =
      List.of(
          "a",
          "b",
          "a",
          "b",
          "12",
          "7",
          "ab",
          "abc",
          "a-b",
          "x",
          "c%20d",
          "%C3%A9",
          "%61",
          "a%2Fb",
          "%2e%2e",
          "..",
          ".",
          "",
          "a;v=1",
          "12;x",
          ";",
          "a;b",
          "a%3Bb",
          "a+b",
          "a%2Bb",
          "b%3Bx",
          "%2561",
          "a%252Fb",
          "...",
          "%E2%82%AC",
          "a%FF",
          "%25C3%25A9");

  @Tag("slow")
  @Test
  void agreesWithTheReferenceModelOnEveryRequest() {
    Map<String, Integer> seen = new TreeMap<>();
    int decided = 0;
    for (int seed = FIRST_SEED; seed < FIRST_SEED + TABLES; seed++) {
      Random random = new Random(seed);
      // Most compilations have few classes that overlap; opaque locators would blur chosen().
      boolean opaque = seed % 3 == 0;
      // Among few templates another search is at work than among many.
      List<PolicyTable> tables = tables(random, opaque, seed % 4 == 0 ? 3 : 1);
      Predicate<String> served = name -> !name.endsWith("9") && name.hashCode() % 7 != 0;
      DeclaredPolicy application = random.nextBoolean() ? pick(random, POLICIES) : null;
      Deployed deployed = new Deployed(tables, List.of(), served, application);
      Decisions decisions = Decisions.of(deployed, Tables::review);
      ReferenceModel reference = new ReferenceModel(deployed, Tables::review);
      for (int i = 0; i < REQUESTS; i++) {
        decided += compare(seed, random, tables, decisions, reference, opaque, seen);
      }
    }
    System.out.println(
        "Request decisions held against the reference model: " + decided + " " + seen);
    if (TABLES < 900) {
      return;
    }
    assertThat(decided).isGreaterThanOrEqualTo(100_000);
    assertThat(seen.keySet())
        .contains(
            "handled by the guard",
            "NotOurs",
            "Granted",
            "Refused",
            "named",
            "uncached",
            "SAME_ORIGIN",
            "UNDECIDED");
    assertThat(seen.values()).allMatch(count -> count > 100);
  }

  private static int compare(
      int seed,
      Random random,
      List<PolicyTable> tables,
      Decisions decisions,
      ReferenceModel reference,
      boolean opaque,
      Map<String, Integer> seen) {
    String path = random.nextInt(3) == 0 ? path(random) : path(random, tables.get(0).classes());
    String method = pick(random, HTTP_METHODS);
    String origin = pick(random, ORIGINS);
    Supplier<String> where =
        () -> "seed " + seed + ": " + method + " " + path + " from " + origin + " in " + tables;
    PreflightAnswer expected = reference.preflight(path, method, origin);
    PreflightAnswer actual = decisions.preflight(path, method, origin);
    assertThat(withoutReason(actual)).as(where).isEqualTo(withoutReason(expected));
    count(seen, actual);
    if (actual instanceof PreflightAnswer.Granted granted
        && List.of(granted.allowMethods().split(", ", -1)).contains(method)) {
      assertThat(reference.possible(path, method))
          .as(where)
          .allMatch(policy -> isHandled(policy, method, origin, granted.allowCredentials()));
      seen.merge("handled by the guard", 1, Integer::sum);
    }
    int status = random.nextBoolean() ? 404 : 200;
    Policy unchosen = decisions.unchosen(path, method, status);
    assertThat(unchosen).as(where).isSameAs(reference.unchosen(path, method, status));
    count(seen, unchosen);
    if (opaque) {
      return 2;
    }
    ResourceClass chosenClass = pick(random, tables.get(0).classes());
    ResourceMethod chosen = pick(random, chosenClass.methods());
    String signature = chosen.signatures().get(0);
    assertThat(decisions.chosen(chosenClass.name(), signature, chosen.httpMethod(), path))
        .as(() -> where.get() + " chosen " + chosenClass.name() + "." + signature)
        .isSameAs(reference.chosen(chosenClass.name(), chosen, path));
    return 3;
  }

  /** Whether the guard handles what a browser sends once its preflight was granted. */
  private static boolean isHandled(
      @Nullable Policy policy, String method, String origin, boolean credentials) {
    List<String> cookies = credentials ? List.of("session=1") : List.of();
    Map<String, List<String>> fields =
        Map.of(
            "origin", List.of(origin), "sec-fetch-site", List.of("cross-site"), "cookie", cookies);
    GuardedRequest request =
        new GuardedRequest() {
          @Override
          public String method() {
            return method;
          }

          @Override
          public List<String> lines(String name) {
            return fields.getOrDefault(name, List.of());
          }

          @Override
          public @Nullable String authority() {
            return "service.example";
          }
        };
    return policy != null && new Guard(null).judge(policy, request).handled();
  }

  private static void count(Map<String, Integer> seen, PreflightAnswer answer) {
    seen.merge(answer.getClass().getSimpleName(), 1, Integer::sum);
    if (answer instanceof PreflightAnswer.Granted granted && granted.maxAge().equals("0")) {
      seen.merge(granted.allowHeaders() == null ? "named" : "uncached", 1, Integer::sum);
    }
  }

  private static void count(Map<String, Integer> seen, @Nullable Policy policy) {
    if (policy == Policy.SAME_ORIGIN || policy == Policy.UNDECIDED) {
      seen.merge(policy.varies() ? "UNDECIDED" : "SAME_ORIGIN", 1, Integer::sum);
    }
  }

  private static PreflightAnswer withoutReason(PreflightAnswer answer) {
    return answer instanceof PreflightAnswer.Refused
        ? new PreflightAnswer.Refused(PreflightAnswer.Reason.NOT_ONE_ORIGIN)
        : answer;
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    int segments = random.nextInt(5);
    for (int i = 0; i < segments; i++) {
      // Mostly ordinary segments, sometimes any.
      int bound = random.nextInt(4) == 0 ? SEGMENTS.size() : 10;
      path.append('/').append(SEGMENTS.get(random.nextInt(bound)));
    }
    return path + (random.nextInt(5) == 0 || segments == 0 ? "/" : "");
  }

  /** A path that the templates on some way through the classes match, now and then changed. */
  private static String path(Random random, List<ResourceClass> classes) {
    ResourceClass at = pick(random, classes);
    StringBuilder path =
        new StringBuilder(filled(random, at.template() == null ? "" : at.template()));
    for (int i = 0; i < 5 && !at.locators().isEmpty() && random.nextBoolean(); i++) {
      Locator locator = pick(random, at.locators());
      path.append(filled(random, locator.template()));
      if (locator.target() == null) {
        return path + path(random);
      }
      at = classes.get(Integer.parseInt(locator.target().substring(1)));
    }
    path.append(filled(random, pick(random, at.methods()).template()));
    String changed =
        switch (random.nextInt(12)) {
          case 0 -> path + "/";
          case 1 -> path.toString().replaceFirst("/", "//");
          case 2 -> path.toString().replaceFirst("a", "%61");
          case 3 -> path + ";v=1";
          case 4 -> path + "/../" + pick(random, SEGMENTS);
          case 5 -> "/b/.." + path;
          case 6 -> path.toString().replaceFirst("(.)/", "$1%2F");
          default -> path.toString();
        };
    return changed.startsWith("/") ? changed : "/" + changed;
  }

  private static String filled(Random random, String template) {
    String path = template.replace(" ", "%20").replace("é", "%C3%A9");
    while (path.contains("{")) {
      // Innermost braces first, so that those of a quantifier go too.
      path = path.replaceFirst("\\{[^{}]*\\}", pick(random, List.of("a", "b", "7", "12", "ab")));
    }
    path = path.replaceAll("^/|/$", "");
    return path.isEmpty() ? "" : "/" + path;
  }

  private static List<PolicyTable> tables(Random random, boolean opaque, int times) {
    List<ResourceClass> classes = new ArrayList<>();
    int linked = 2 + random.nextInt(4);
    int count = times * linked;
    // Small vocabularies make templates overlap.
    List<String> templates = sample(random, TEMPLATES, 7 * times);
    List<DeclaredPolicy> policies = sample(random, POLICIES, 3);
    for (int i = 0; i < count; i++) {
      classes.add(resource(random, i, linked, times, templates, policies, opaque));
    }
    return List.of(
        new PolicyTable("T1", classes, List.of()),
        new PolicyTable("T2", classes.subList(0, 1), List.of()));
  }

  private static ResourceClass resource(
      Random random,
      int number,
      int linked,
      int times,
      List<String> templates,
      List<DeclaredPolicy> policies,
      boolean opaque) {
    List<ResourceMethod> methods = new ArrayList<>();
    DeclaredPolicy ofClass = random.nextInt(3) == 0 ? pick(random, policies) : null;
    DeclaredPolicy outer = random.nextInt(3) == 0 ? pick(random, policies) : null;
    for (int i = 0; i < times * (1 + random.nextInt(4)); i++) {
      DeclaredPolicy own = random.nextInt(3) == 0 ? pick(random, policies) : ofClass;
      methods.add(
          new ResourceMethod(
              pick(random, HTTP_METHODS),
              pick(random, templates),
              List.of("m" + i + "()"),
              own,
              outer,
              headers(random)));
    }
    List<Locator> locators = new ArrayList<>();
    // Not between all of many classes: the model follows a few locators in a row.
    for (int i = 0; number < linked && i < random.nextInt(3); i++) {
      boolean blind = opaque && random.nextInt(3) == 0;
      locators.add(
          new Locator(
              random.nextInt(12) == 0 ? "" : pick(random, LOCATOR_TEMPLATES),
              "l" + i + "()",
              blind ? null : "C" + random.nextInt(linked),
              blind || random.nextInt(6) > 0 ? List.of() : List.of("C" + random.nextInt(linked)),
              random.nextInt(3) == 0 ? pick(random, policies) : null,
              headers(random)));
    }
    String template = random.nextInt(4) == 0 ? null : pick(random, templates);
    return new ResourceClass("C" + number, List.of(), template, methods, locators);
  }

  private static List<String> headers(Random random) {
    return random.nextInt(4) == 0 ? List.of(pick(random, HEADERS)) : List.of();
  }

  private static <T> List<T> sample(Random random, List<T> all, int count) {
    List<T> sample = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sample.add(pick(random, all));
    }
    return sample;
  }

  private static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
