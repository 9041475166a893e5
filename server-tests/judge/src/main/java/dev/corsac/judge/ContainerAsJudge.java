package dev.corsac.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.jaxrs.CorsFeature;
import dev.corsac.judge.CompiledApplication.RefusedException;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.rule.RouteReview;
import jakarta.ws.rs.core.Application;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server as the judge of the policy table: random applications are compiled with the processor
 * and deployed, and the resource method that the server chooses for a random request must be the
 * one that the table means, or one of a pair that {@code route-overlap} reported.
 *
 * <p>{@code -Djudge.applications=500 -Djudge.requests=200} judges longer, {@code -Djudge.seed=17}
 * begins with another application.
 */
public abstract class ContainerAsJudge {
  private static final int APPLICATIONS = Integer.getInteger("judge.applications", 15);
  private static final int REQUESTS = Integer.getInteger("judge.requests", 60);
  // Kept: a logger that nobody holds forgets its level.
  private static final Logger ROOT = Logger.getLogger("");
  private static final int FIRST_SEED = Integer.getInteger("judge.seed", 1);

  private final ServerUnderTest server;
  private final Map<String, Integer> seen = new TreeMap<>();
  private final List<String> complaints = new ArrayList<>();

  protected ContainerAsJudge(ServerUnderTest server) {
    this.server = server;
  }

  @Test
  void theMethodThatTheServerChoosesIsTheOneThatTheTableMeans(@TempDir Path directory)
      throws Exception {
    Level before = ROOT.getLevel();
    ROOT.setLevel(Level.SEVERE);
    try {
      judgeAll(directory);
    } finally {
      // Other tests of this virtual machine read what is logged.
      ROOT.setLevel(before);
    }
  }

  private void judgeAll(Path directory) throws Exception {
    int judged = 0;
    for (int seed = FIRST_SEED; judged < APPLICATIONS; seed++) {
      judged += judge(seed, directory.resolve("s" + seed)) ? 1 : 0;
      assertThat(seed - FIRST_SEED)
          .as("seeds without an application that deploys")
          .isLessThan(judged * 8 + 40);
    }
    System.out.println(
        getClass().getSimpleName() + ": " + judged + " applications, requests: " + seen);
    assertThat(String.join("\n", complaints)).isEmpty();
    assertThat(seen.getOrDefault("chosen as the table says", 0)).isGreaterThan(judged * 10);
  }

  /** Returns whether the application could be judged. */
  private boolean judge(int seed, Path directory) throws Exception {
    RandomApplication application = new RandomApplication(seed);
    try (CompiledApplication compiled = CompiledApplication.of(application.sources(), directory)) {
      List<RouteReview.Pair> pairs = compiled.pairs();
      if (pairs.stream().anyMatch(p -> p.id() == DiagnosticId.POLICY_CONFLICT)) {
        count("application refused: policy-conflict");
        return false;
      }
      Set<Class<?>> classes = compiled.load(application.roots());
      classes.addAll(List.of(CorsFeature.class, ChosenReport.class));
      try (ServerUnderTest.Running running = start(compiled, classes)) {
        Bench bench =
            new Bench(
                seed, application, compiled, overlapping(pairs), new RawClient(running.port()));
        for (int i = 0; i < REQUESTS; i++) {
          RandomApplication.Request request = application.randomRequest();
          judge(bench, request.method(), request.path());
        }
      }
      return true;
    } catch (RefusedException e) {
      if (!e.getMessage().contains("[cors:policy-conflict]")) {
        throw e;
      }
      count("application refused: policy-conflict");
      return false;
    }
  }

  @Test
  void whatALocatorReturnsIsUnderItsPolicyUnlessItHasItsOwn(@TempDir Path directory)
      throws Exception {
    String head = "package fixed;\nimport dev.corsac.*;\nimport jakarta.ws.rs.*;\n";
    Map<String, String> sources =
        Map.of(
            "fixed/Items.java",
            head + "public interface Items { @GET String all(); }",
            "fixed/Plain.java",
            head + "public class Plain implements Items { public String all() { return \"\"; } }",
            "fixed/Closed.java",
            head
                + "@SameOrigin public class Closed implements Items {"
                + " public String all() { return \"\"; } }",
            "fixed/Root.java",
            head
                + """
                @Path("r") public class Root {
                  @Path("plain") @CrossOrigin("https://a.example")
                  public Items plain() { return new Plain(); }
                  @Path("closed") @CrossOrigin("https://a.example")
                  public Items closed() { return new Closed(); }
                  @Path("shut") @SameOrigin public Items shut() { return new Plain(); }
                  @Path("free") public Items free() { return new Plain(); }
                }
                """);
    try (CompiledApplication compiled = CompiledApplication.of(sources, directory)) {
      Set<Class<?>> classes = compiled.load(List.of("fixed.Root"));
      classes.add(CorsFeature.class);
      try (ServerUnderTest.Running running = start(compiled, classes)) {
        RawClient client = new RawClient(running.port());
        Map<String, String> allowed = new TreeMap<>();
        for (String path : List.of("plain", "closed", "shut", "free")) {
          Reply reply = client.send("GET", "/r/" + path, "Origin: https://a.example");
          assertThat(reply.status()).as(path).isEqualTo(200);
          allowed.put(path, String.join(", ", reply.lines("Access-Control-Allow-Origin")));
        }
        assertThat(allowed)
            .isEqualTo(Map.of("plain", "https://a.example", "closed", "", "shut", "", "free", ""));
      }
    }
  }

  @Test
  void aRootClassThatALocatorReturnsAsItsInterfaceIsUnderThePolicyOfTheWay(@TempDir Path directory)
      throws Exception {
    String head = "import dev.corsac.*;\nimport jakarta.ws.rs.*;\n";
    Map<String, String> sources =
        Map.of(
            "fixed/Items.java",
            "package fixed;\n" + head + "public interface Items { @GET String all(); }",
            "pack/package-info.java",
            "@dev.corsac.CrossOrigin(\"https://a.example\") package pack;",
            "pack/Both.java",
            "package pack;\n"
                + head
                + "@Path(\"both\") public class Both implements fixed.Items {"
                + " public String all() { return \"\"; } }",
            "fixed/Root.java",
            "package fixed;\n"
                + head
                + """
                @Path("r") public class Root {
                  @Path("shut") @SameOrigin public Items shut() { return new pack.Both(); }
                }
                """);
    try (CompiledApplication compiled = CompiledApplication.of(sources, directory)) {
      Set<Class<?>> classes = compiled.load(List.of("fixed.Root", "pack.Both"));
      classes.add(CorsFeature.class);
      try (ServerUnderTest.Running running = start(compiled, classes)) {
        RawClient client = new RawClient(running.port());
        for (String path : List.of("/both", "/r/shut")) {
          Reply reply = client.send("GET", path, "Origin: https://a.example");
          assertThat(reply.status()).as(path).isEqualTo(200);
          assertThat(reply.lines("Access-Control-Allow-Origin"))
              .as(path)
              .isEqualTo(path.equals("/both") ? List.of("https://a.example") : List.of());
        }
      }
    }
  }

  private ServerUnderTest.Running start(CompiledApplication compiled, Set<Class<?>> classes)
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(compiled.loader());
    try {
      return server.start(new Listing(classes));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Set<String> overlapping(List<RouteReview.Pair> pairs) {
    Set<String> names = new HashSet<>();
    for (RouteReview.Pair pair : pairs) {
      names.add(nameOf(pair.one()));
      names.add(nameOf(pair.two()));
    }
    return names;
  }

  private static String nameOf(RouteReview.Route route) {
    return route.signature().replaceAll("\\(.*", "");
  }

  /** One application on one server. */
  private record Bench(
      int seed,
      RandomApplication application,
      CompiledApplication compiled,
      Set<String> overlapping,
      RawClient client,
      Decisions decisions) {
    Bench(
        int seed,
        RandomApplication application,
        CompiledApplication compiled,
        Set<String> overlapping,
        RawClient client) {
      this(seed, application, compiled, overlapping, client, compiled.decisions());
    }

    /** The Java methods to whose origins the table grants a preflight. */
    List<String> meant(String method, String path) {
      return application.javaMethods().stream()
          .filter(name ->
              grants(decisions.preflight(path, method, RandomApplication.origin(name)), method))
          .toList();
    }

    private static boolean grants(PreflightAnswer answer, String method) {
      return answer instanceof PreflightAnswer.Granted granted
          && Arrays.asList(granted.allowMethods().split(", ", -1)).contains(method);
    }
  }

  private void judge(Bench bench, String method, String path) {
    List<String> meant = bench.meant(method, path);
    Reply reply = bench.client().send(method, path);
    String chosen = reply.lines(ChosenReport.CHOSEN).stream().findFirst().orElse("none");
    String where =
        "seed %d: %s %s: the server chose %s (%d), the table means %s, of\n%s"
            .formatted(
                bench.seed(), method, path, chosen, reply.status(), meant, bench.application());
    boolean odd =
        path.contains("%") || path.contains(";") || path.contains("//") || path.contains("..");
    if (meant.isEmpty() && chosen.equals("none")) {
      count("none chosen as the table says");
    } else if (meant.equals(List.of(chosen))) {
      count("chosen as the table says");
      headersOfTheChosen(bench, method, path, chosen);
    } else if (meant.isEmpty() && odd) {
      count("refused, as the path can be read in several ways");
      headersOfTheChosen(bench, method, path, chosen);
    } else if (meant.isEmpty() && bench.overlapping().contains(chosen)) {
      count("refused, as route-overlap said");
      headersOfTheChosen(bench, method, path, chosen);
    } else if (meant.isEmpty() && bench.application().meetsLeafWithout(method, path)) {
      count("refused, as only Jersey goes on to another class");
      headersOfTheChosen(bench, method, path, chosen);
    } else if (chosen.equals("none") && method.equals("OPTIONS") && meant.size() == 1) {
      // Servers give every template an OPTIONS, so that none yields to the next.
      count("OPTIONS, answered by the server's own");
    } else if (chosen.equals("none")
        && meant.size() == 1
        && bench.application().meetsLocator(path)) {
      count("granted where the server goes into a locator and finds nothing");
    } else if (chosen.equals("none")
        && meant.size() == 1
        && bench.application().meetsEmptyVariable(path)) {
      count("granted where some servers want a slash before an empty variable");
    } else if (chosen.equals("none")
        && meant.size() == 1
        && bench.application().hasClassesAtNothingAndAtAVariable()) {
      count("granted where this server finds nothing in one of two classes, others in the other");
    } else {
      count("WRONG");
      complaints.add(where);
    }
  }

  private void headersOfTheChosen(Bench bench, String method, String path, String chosen) {
    for (String name : List.of(chosen, bench.application().javaMethods().get(0))) {
      String origin = RandomApplication.origin(name);
      Reply reply = bench.client().send(method, path, "Origin: " + origin);
      List<String> expected = name.equals(chosen) ? List.of(origin) : List.of();
      if (!reply.lines("Access-Control-Allow-Origin").equals(expected)
          || !reply.vary().contains("origin")) {
        complaints.add(
            "seed %d: %s %s from %s: %s has %s"
                .formatted(bench.seed(), method, path, origin, chosen, reply.headers()));
      }
    }
  }

  private void count(String what) {
    seen.merge(what, 1, Integer::sum);
  }

  private static final class Listing extends Application {
    private final Set<Class<?>> classes;

    Listing(Set<Class<?>> classes) {
      this.classes = classes;
    }

    @Override
    public Set<Class<?>> getClasses() {
      return classes;
    }
  }
}
