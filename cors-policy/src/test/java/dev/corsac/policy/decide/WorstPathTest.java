package dev.corsac.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.path.RequestPath;
import dev.corsac.policy.path.Steps;
import dev.corsac.policy.path.TemplateIndex;
import dev.corsac.policy.path.UndecidedPathException;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.Tables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/architecture.md#hostile-input: counted, not timed. {@link WorstPath#main} has the times. */
class WorstPathTest {

  private static TemplateIndex<RouteGraph.Root> roots(String template) {
    ResourceClass resource =
        Tables.resource("A", template, Tables.method("PUT", "", Tables.allow(Tables.TRUSTED)));
    return RouteGraph.of(
            new TreeMap<>(Map.of("A", resource)),
            name -> true,
            new BoundPolicies(Tables::review),
            name -> null)
        .roots();
  }

  /** Characters made and looked at. */
  private static long steps(TemplateIndex<RouteGraph.Root> roots, String path) {
    Steps steps = new Steps(path.length());
    try {
      PreflightAnswers.at(roots, RequestPath.readings(path, 0, steps), steps);
    } catch (UndecidedPathException e) {
      // It took what it took.
    }
    return steps.taken();
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "orders/{id}, 100, 5",
    "orders/{id}, 1000, 4",
    "orders/{id}, 8000, 4",
    "{path: .+}, 100, 5",
    "{path: .+}, 1000, 4",
    "{path: .+}, 8000, 4",
  })
  void noPathThatASearchFindsCausesMuchMoreWorkThanAnOrdinaryOneOfItsLength(
      String template, int length, int times) {
    TemplateIndex<RouteGraph.Root> roots = roots(template);
    String ordinary = "/orders/" + "a".repeat(length - 8);
    String worst =
        WorstPath.find(length, List.of("/", "/orders/"), 400, 7, path -> steps(roots, path));
    assertThat(steps(roots, worst))
        .as(worst)
        .isGreaterThan(steps(roots, ordinary))
        .isLessThanOrEqualTo(times * steps(roots, ordinary));
  }
}
