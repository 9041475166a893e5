package dev.corsac.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.CompiledClasses;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.jaxrs.CorsDeploymentException;
import dev.corsac.jaxrs.CorsFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The server's own choice as the oracle: whatever method it runs for a path, no preflight for that
 * path is granted to an origin that the policy of this very method refuses, and no response of it
 * can be read from there. Nothing here knows how paths are matched.
 *
 * <p>What only the guard can know is counted and listed: a path that a filter of the application
 * rewrites after the preflight was answered, and a subtype from another jar. There the request
 * itself must end before the method.
 *
 * <p>{@code -Dfuzz.applications=100 -Dfuzz.requests=100} lasts longer, {@code -Dfuzz.seed=17}
 * begins with another application.
 */
public abstract class ServerAsOracle {
  private static final int APPLICATIONS = Integer.getInteger("fuzz.applications", 4);
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 60);
  private static final int FIRST_SEED = Integer.getInteger("fuzz.seed", 1);
  private static final Pattern RAN = Pattern.compile("\\w+\\.m\\d+");
  private static final Set<String> SAFELISTED = Set.of("GET", "HEAD", "POST");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  // Kept: a logger that nobody holds forgets its level.
  private static final Logger ROOT = Logger.getLogger("");

  private final ServerUnderTest server;
  private final Map<String, Integer> seen = new TreeMap<>();
  private final Set<String> guards = new TreeSet<>();
  private final List<String> complaints = new ArrayList<>();
  private final Map<Integer, RandomHierarchy> sources = new TreeMap<>();

  /** On this server. */
  protected ServerAsOracle(ServerUnderTest server) {
    this.server = server;
  }

  @Test
  void noPreflightIsGrantedForAMethodWhoseOwnPolicyRefusesIt() throws Exception {
    Level before = ROOT.getLevel();
    ROOT.setLevel(Level.OFF);
    try {
      int judged = 0;
      for (int seed = FIRST_SEED; judged < APPLICATIONS; seed++) {
        judged += judge(seed) ? 1 : 0;
        assertThat(seed - FIRST_SEED).as("seeds that do not compile").isLessThan(8 * judged + 40);
      }
      report(judged);
    } finally {
      ROOT.setLevel(before);
    }
  }

  private void report(int judged) {
    System.out.printf("%s: %d applications: %s%n", getClass().getSimpleName(), judged, seen);
    guards.stream().limit(20).forEach(each -> System.out.println("  for the guard: " + each));
    if (guards.size() > 20) {
      System.out.println("  for the guard: and " + (guards.size() - 20) + " more");
    }
    StringBuilder text = new StringBuilder(String.join("\n", complaints));
    sources.forEach(
        (seed, each) -> text.append("\n\nseed ").append(seed).append(":\n").append(each));
    assertThat(text.toString()).isEmpty();
    assertThat(seen.getOrDefault("granted by the policy of what runs", 0)).isGreaterThan(judged);
  }

  /** Returns whether the application compiles. */
  private boolean judge(int seed) throws Exception {
    RandomHierarchy application = new RandomHierarchy(seed);
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(application.packageName(), application.sources());
        CompiledClasses far =
            compiled.usedBy(application.otherPackage(), application.farSources())) {
      Map<String, Supplier<Object>> made = made(compiled);
      application.far().forEach((type, name) -> made.put(type, () -> far.instance(name)));
      List<Class<?>> classes = new ArrayList<>(List.of(CorsFeature.class));
      application.listed().forEach(each -> classes.add(compiled.type(each)));
      int meddler = seed % (Meddling.ALL.size() + 1);
      if (meddler < Meddling.ALL.size()) {
        classes.add(Meddling.ALL.get(meddler));
      }
      try (ServerUnderTest.Running running =
          far.deploy(server, new SampleApplication(Map.of(), classes.toArray(Class<?>[]::new)))) {
        Bench bench = new Bench(seed, application, new RawClient(running.port()));
        for (int i = 0; i < REQUESTS; i++) {
          judge(bench, application.randomRequest());
        }
      }
      return true;
    } catch (CorsDeploymentException e) {
      throw new AssertionError("seed " + seed, e);
    } catch (CompiledClasses.Refused e) {
      if (!e.getMessage().contains("[cors:policy-conflict]")) {
        throw new AssertionError("seed " + seed, e);
      }
      count("application refused: policy-conflict");
      return false;
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Supplier<Object>> made(CompiledClasses compiled)
      throws ReflectiveOperationException {
    return (Map<String, Supplier<Object>>) compiled.type("Far").getField("MADE").get(null);
  }

  private record Bench(int seed, RandomHierarchy application, RawClient client) {}

  /** What the server did with a request: the method that ran, if any. */
  private record Run(String method, String target, String chosen, boolean rewritten) {
    static Run of(Bench bench, RandomHierarchy.Request request) {
      String target = "/api" + request.path();
      Reply reply = bench.client().send(request.method(), target);
      return new Run(request.method(), target, chosen(reply), !reply.lines("Rewritten").isEmpty());
    }

    static String chosen(Reply reply) {
      Matcher ran = RAN.matcher(reply.body());
      return reply.status() < 300 && ran.find() ? ran.group() : "";
    }

    String kind() {
      String of = chosen.contains("Far.") ? "another jar's subtype" : "what is declared";
      return (chosen.contains("Near.") ? "a subtype" : of) + (rewritten ? ", rewritten" : "");
    }

    /** Whether nothing but the request itself shows which method is meant. */
    boolean onlyTheGuardKnows() {
      return rewritten || chosen.contains("Far.");
    }
  }

  private void judge(Bench bench, RandomHierarchy.Request request) {
    Run run = Run.of(bench, request);
    if (run.chosen().isEmpty()) {
      count("nothing runs");
      return;
    }
    count("ran: " + run.kind());
    Set<String> allowed = bench.application().allowed(run.chosen());
    boolean governed = !bench.application().isUngoverned(run.chosen());
    boolean granted = false;
    for (String origin : bench.application().origins()) {
      boolean grant = grants(preflight(bench, run, origin), run, origin, governed);
      granted |= grant && allowed.contains(origin);
      if (grant && !allowed.contains(origin)) {
        wrongGrant(bench, run, origin);
      }
    }
    if (granted) {
      count("granted by the policy of what runs");
    } else {
      count(allowed.isEmpty() ? "refused, as its policy says" : "refused, in doubt");
    }
    read(bench, run, allowed);
  }

  private static Reply preflight(Bench bench, Run run, String origin) {
    return bench
        .client()
        .send(
            "OPTIONS",
            run.target(),
            "Origin: " + origin,
            "Access-Control-Request-Method: " + run.method());
  }

  /** Fetch Standard, CORS-preflight fetch: the safelisted methods need not be listed. */
  private static boolean grants(Reply reply, Run run, String origin, boolean governed) {
    String method = run.method();
    List<String> allow = reply.lines("Access-Control-Allow-Origin");
    // No policy here says "any origin": where nothing governs, that is other code's affair.
    boolean mayAsk = allow.equals(List.of(origin)) || (governed && allow.equals(List.of("*")));
    List<String> methods =
        reply.lines("Access-Control-Allow-Methods").stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::strip)
            .toList();
    return reply.status() / 100 == 2
        && mayAsk
        && (SAFELISTED.contains(method) || methods.contains(method) || methods.contains("*"));
  }

  private void wrongGrant(Bench bench, Run run, String origin) {
    if (!run.onlyTheGuardKnows()) {
      count("WRONG");
      complaints.add(
          "seed %d: the preflight for %s %s is granted to %s, and the method %s runs, whose policy allows %s"
              .formatted(
                  bench.seed(),
                  run.method(),
                  run.target(),
                  origin,
                  run.chosen(),
                  bench.application().allowed(run.chosen())));
      sources.put(bench.seed(), bench.application());
      return;
    }
    count(run.rewritten() ? "for the guard: rewritten" : "for the guard: another jar's subtype");
    guards.add(
        "seed %d: %s %s runs %s, granted to %s"
            .formatted(bench.seed(), run.method(), run.target(), run.chosen(), origin));
    if (!SAFE.contains(run.method())) {
      Reply reply =
          bench
              .client()
              .send(run.method(), run.target(), "Origin: " + origin, "Sec-Fetch-Site: cross-site");
      if (!Run.chosen(reply).isEmpty() || reply.status() != 403) {
        count("WRONG");
        complaints.add(
            "seed %d: the guard lets %s %s of %s through to %s: %d"
                .formatted(
                    bench.seed(),
                    run.method(),
                    run.target(),
                    origin,
                    run.chosen(),
                    reply.status()));
        sources.put(bench.seed(), bench.application());
      }
    }
  }

  /** What a script may read of the response is what the policy of the method that ran says. */
  private void read(Bench bench, Run run, Set<String> allowed) {
    for (String origin : bench.application().origins()) {
      if (!SAFE.contains(run.method()) && !allowed.contains(origin)) {
        continue;
      }
      Reply reply = bench.client().send(run.method(), run.target(), "Origin: " + origin);
      List<String> expected = allowed.contains(origin) ? List.of(origin) : List.of();
      boolean right =
          bench.application().isUngoverned(run.chosen())
              ? !reply.lines("Access-Control-Allow-Origin").contains(origin)
              : reply.lines("Access-Control-Allow-Origin").equals(expected)
                  && (allowed.isEmpty() || reply.vary().contains("origin"));
      if (!right) {
        count("WRONG");
        complaints.add(
            "seed %d: %s %s from %s runs %s, whose policy allows %s, and has %s"
                .formatted(
                    bench.seed(),
                    run.method(),
                    run.target(),
                    origin,
                    run.chosen(),
                    allowed,
                    reply.headers()));
        sources.put(bench.seed(), bench.application());
      }
    }
  }

  private void count(String what) {
    seen.merge(what, 1, Integer::sum);
  }
}
