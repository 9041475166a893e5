package dev.corsac.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.CompiledClasses;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.jaxrs.CorsFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Other projects' suites over HTTP: their policies become resource classes, which are compiled with
 * the processor, and the server answers their requests. What must be so is judged as a browser
 * judges it. A row that says something else of Corsac must still differ: a difference that is gone
 * is no difference by design.
 */
public abstract class OthersSuites {
  private final ServerUnderTest server;

  protected OthersSuites(ServerUnderTest server) {
    this.server = server;
  }

  static List<String> files() {
    return Suite.FILES;
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatTheirTestsHoldToBeRightIsSoHere(String file) throws Exception {
    Suite suite = SuiteReader.read(file);
    List<SuitePolicy> policies =
        suite.policies().stream()
            .filter(policy -> policy.compiles() && !policy.rows().isEmpty())
            .toList();
    List<String> complaints = new ArrayList<>();
    String packageName = "suites." + file.replace('-', '_');
    try (CompiledClasses compiled =
        CompiledClasses.withProcessor(
            packageName, SuiteSources.of(policies).toArray(String[]::new))) {
      assertThat(compiled.messages()).doesNotContain("[cors:tolerate-unused]");
      for (List<SuitePolicy> together : byProperties(policies).values()) {
        complaints.addAll(judge(compiled, together));
      }
    }
    assertThat(String.join("\n", complaints)).isEmpty();
  }

  private static Map<Map<String, Object>, List<SuitePolicy>> byProperties(
      List<SuitePolicy> policies) {
    Map<Map<String, Object>, List<SuitePolicy>> groups = new LinkedHashMap<>();
    for (SuitePolicy policy : policies) {
      groups.computeIfAbsent(policy.properties(), none -> new ArrayList<>()).add(policy);
    }
    return groups;
  }

  private List<String> judge(CompiledClasses compiled, List<SuitePolicy> policies)
      throws Exception {
    List<String> names = new ArrayList<>();
    names.add(CorsFeature.class.getName());
    policies.forEach(policy -> names.add(SuiteSources.className(policy)));
    List<String> complaints = new ArrayList<>();
    try (ServerUnderTest.Running running =
        compiled.serve(server, policies.get(0).properties(), names.toArray(String[]::new))) {
      for (SuitePolicy policy : policies) {
        for (SuiteRow row : policy.rows()) {
          if (row.portable()) {
            judge(running.port(), policy, row, complaints);
          }
        }
      }
    }
    return complaints;
  }

  private static void judge(int port, SuitePolicy policy, SuiteRow row, List<String> complaints) {
    Reply reply = send(port, policy, row);
    BrowserReading reading = new BrowserReading(row, reply);
    List<Fact> expected = row.isByDesign() ? row.ours() : row.must();
    for (Fact fact : expected) {
      if (!reading.holds(fact)) {
        complaints.add(policy.name() + ", " + row + ": not " + fact + ": " + reply);
      }
    }
    if (row.isByDesign() && row.must().stream().allMatch(reading::holds)) {
      complaints.add(policy.name() + ", " + row + ": no difference any more: " + reply);
    }
  }

  private static Reply send(int port, SuitePolicy policy, SuiteRow row) {
    List<String> hosts = row.values("Host");
    RawClient client = hosts.isEmpty() ? new RawClient(port) : new RawClient(port, hosts.get(0));
    String self = hosts.isEmpty() ? "127.0.0.1:" + port : hosts.get(0);
    String[] lines =
        row.headers().stream()
            .filter(line -> !line.startsWith("Host:"))
            .map(line -> line.replace("{self}", "http://" + self))
            .toArray(String[]::new);
    return client.send(row.method(), "/api/" + SuiteSources.path(policy), lines);
  }
}
