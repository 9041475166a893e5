package dev.corsac.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.browsers.app.Handled;
import dev.corsac.testing.CompiledTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random policies, random calls: a browser's verdict is what the standard says of the policy. */
abstract class RandomCorpus {

  private static final int POLICIES = 150;

  private final BrowserKind kind;

  RandomCorpus(BrowserKind kind) {
    this.kind = kind;
  }

  @Test
  void theBrowserDecidesWhatTheStandardSaysOfThePolicy() {
    long seed = Long.getLong("browsers.seed");
    int count = Integer.getInteger("browsers.cases");
    Random random = new Random(seed);
    List<RandomPolicy> policies = new ArrayList<>();
    List<Pages> ports = new ArrayList<>();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (Bench bench =
        Bench.start(
            kind,
            pages -> {
              ports.addAll(pages);
              for (int i = 0; i < POLICIES; i++) {
                policies.add(RandomPolicy.draw(random, "Resource" + i, pages));
              }
              return RandomApplication.compile(policies);
            })) {
      List<RandomCase> cases = draw(random, count, policies, ports, bench);
      Map<String, Outcome> outcomes = ask(bench, cases);
      report(bench, seed, cases, outcomes);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static List<RandomCase> draw(
      Random random, int count, List<RandomPolicy> policies, List<Pages> ports, Bench bench) {
    String api = bench.api().origin(Names.API);
    List<RandomCase> cases = new ArrayList<>();
    while (cases.size() < count) {
      RandomPolicy policy = policies.get(random.nextInt(policies.size()));
      String page =
          ports
              .get(random.nextInt(ports.size()))
              .origin(RandomCase.HOSTS.get(random.nextInt(RandomCase.HOSTS.size())));
      if (random.nextInt(20) == 0) {
        page = api;
      } else if (random.nextInt(5) > 0) {
        page = nearOf(random, policy, page, ports);
      }
      cases.add(RandomCase.draw(random, page, random.nextInt(12) == 0, policy, api));
    }
    return cases;
  }

  /** A page that the policy means, since most random pages are strangers. */
  private static String nearOf(
      Random random, RandomPolicy policy, String otherwise, List<Pages> ports) {
    String pattern = policy.origins().get(random.nextInt(policy.origins().size()));
    if (pattern.equals("*")) {
      return otherwise;
    }
    String host = pattern.replaceFirst("^[a-z]+://", "").replaceFirst(":[^:]*$", "");
    String port = pattern.replaceFirst("^.*:", "");
    if (host.startsWith("*.")) {
      String apex = host.substring(2);
      host =
          RandomCase.HOSTS.stream()
              .filter(one -> one.endsWith("." + apex))
              .findFirst()
              .orElse(apex);
    }
    return "http://"
        + host
        + ":"
        + (port.equals("*") ? ports.get(random.nextInt(ports.size())).port() : port);
  }

  private static Map<String, Outcome> ask(Bench bench, List<RandomCase> cases) {
    Map<String, List<RandomCase>> byCaller = new TreeMap<>();
    for (RandomCase one : cases) {
      byCaller
          .computeIfAbsent(one.page() + " " + one.sandboxed(), any -> new ArrayList<>())
          .add(one);
    }
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (List<RandomCase> same : byCaller.values()) {
      bench.browser().open(same.get(0).page() + "/page");
      bench
          .browser()
          .call(same.stream().map(RandomCase::call).toList(), same.get(0).sandboxed())
          .forEach(outcome -> outcomes.put(outcome.id(), outcome));
    }
    return outcomes;
  }

  private void report(
      Bench bench, long seed, List<RandomCase> cases, Map<String, Outcome> outcomes) {
    Set<Deviation> deviations = EnumSet.noneOf(Deviation.class);
    EnumSet.allOf(Deviation.class).stream().filter(one -> one.of(kind)).forEach(deviations::add);
    Map<String, Integer> verdicts = new TreeMap<>();
    Map<String, Integer> guarded = new TreeMap<>();
    List<String> unexplained = new ArrayList<>();
    int explained = 0;
    CompiledTable compiled = CompiledTable.onClassPath("", name -> Optional.of("none"));
    for (RandomCase one : cases) {
      Outcome outcome = outcomes.get(one.call().id());
      Prediction observed = observed(outcome, bench.api().arrivals(one.call().id()));
      verdicts.merge(observed.verdict().toString(), 1, Integer::sum);
      boolean fromResource = outcome.status() == one.status();
      Prediction standard = predicted(one, Set.of(), fromResource);
      Prediction known = predicted(one, deviations, fromResource);
      // The test kit over the compiled table, as users run it; resources' own headers it has none.
      dev.corsac.testing.Outcome kit = Prediction.outcome(one, compiled, Set.of());
      assertThat(Prediction.of(kit).verdict())
          .as("the test kit on %s", one)
          .isEqualTo(standard.verdict());
      guarded.merge(guarded(one, observed.verdict(), kit, bench), 1, Integer::sum);
      if (observed.equals(standard)) {
        continue;
      }
      if (observed.equals(known)) {
        explained++;
      } else {
        unexplained.add(
            "%s%npredicted %s%nobserved  %s%n%s%narrived %s%n%s%n"
                .formatted(
                    one.call(),
                    known,
                    observed,
                    outcome,
                    bench.api().arrivals(one.call().id()),
                    one));
      }
    }
    print(
        "%s: %d random cases with seed %d, %d explained differences %s, %d unexplained differences%n%s%n%s"
            .formatted(
                bench.browser().version(),
                cases.size(),
                seed,
                explained,
                deviations,
                unexplained.size(),
                verdicts,
                guarded));
    assertThat(unexplained).isEmpty();
    assertThat(guarded.getOrDefault("refused", 0)).isGreaterThan(cases.size() / 200);
    assertThat(guarded.getOrDefault("unsafe, ran", 0)).isGreaterThan(cases.size() / 40);
    // A corpus of strangers only would show nothing.
    for (Verdict common :
        List.of(Verdict.READ, Verdict.HIDDEN, Verdict.READ_AFTER_PREFLIGHT, Verdict.NOT_SENT)) {
      assertThat(verdicts.getOrDefault(common.toString(), 0)).isGreaterThan(cases.size() / 40);
    }
  }

  /**
   * Whether what arrived ran a method, which is for the guard to say; and the test kit knows.
   *
   * @return a name for what happened
   */
  private static String guarded(
      RandomCase one, Verdict observed, dev.corsac.testing.Outcome kit, Bench bench) {
    String method = one.call().method();
    StatedPolicy stated = new StatedPolicy(one.policy(), Set.of());
    String origin = one.sandboxed() ? "null" : one.page();
    String own = bench.api().origin(Names.API);
    // The browsers have no cookies here; the test kit assumes that users have some.
    boolean lets = stated.lets(normalized(method), origin, own, false);
    boolean kitLets =
        stated.lets(normalized(method), origin, own, one.call().credentials().equals("include"));
    boolean ran = Handled.ran(one.call().id());
    boolean refused = Handled.refused(one.call().id());
    if (ran || refused) {
      assertThat(observed.requests()).as("arrived: %s", one).isPositive();
      assertThat(ran).as("the method ran on %s", one).isEqualTo(lets);
      assertThat(refused).as("the guard refuses %s", one).isEqualTo(!lets);
    }
    if (kit.arrived() && one.policy().methods().contains(normalized(method))) {
      assertThat(kit.refusedByGuard()).as("the test kit on %s", one).isEqualTo(!kitLets);
    }
    boolean safe = List.of("GET", "HEAD", "OPTIONS").contains(method);
    return refused ? "refused" : ran ? (safe ? "safe, ran" : "unsafe, ran") : "no method chosen";
  }

  /** Browsers normalize "put", but neither "patch" nor what they do not know. */
  private static String normalized(String method) {
    return method.equals("put") ? "PUT" : method;
  }

  private static Prediction predicted(
      RandomCase one, Set<Deviation> deviations, boolean fromResource) {
    Prediction prediction =
        Prediction.of(one, new StatedPolicy(one.policy(), deviations), deviations);
    return fromResource ? prediction : prediction.withoutHeaders();
  }

  private static Prediction observed(Outcome outcome, List<Arrival> arrivals) {
    Set<String> seen = new TreeSet<>(outcome.headers());
    seen.retainAll(Prediction.KNOWN);
    return new Prediction(Verdict.of(outcome, arrivals), seen);
  }

  @SuppressWarnings("SystemOut") // the counts that a reader of the build looks for
  private static void print(String text) {
    System.out.println(text);
  }
}
