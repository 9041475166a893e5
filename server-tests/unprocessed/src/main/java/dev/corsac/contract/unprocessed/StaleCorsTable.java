package dev.corsac.contract.unprocessed;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import java.util.List;
import java.util.function.Supplier;

/** What the processor generated before the classes were changed. */
public final class StaleCorsTable implements Supplier<PolicyTable> {

  /** For the run time. */
  public StaleCorsTable() {}

  @Override
  public PolicyTable get() {
    return new PolicyTable(
        StaleCorsTable.class.getName(),
        List.of(
            resource(StaleMethodResource.class, "stale-method", "https://app.example.com"),
            resource(StaleResource.class, "stale", "https://old.example.com")),
        List.of());
  }

  private static ResourceClass resource(Class<?> type, String template, String origin) {
    DeclaredPolicy policy =
        new DeclaredPolicy(type.getName(), PolicyDeclaration.crossOrigin(origin));
    return new ResourceClass(
        type.getName(),
        List.of(),
        template,
        List.of(new ResourceMethod("GET", "", List.of("get()"), policy, null, List.of())),
        List.of());
  }
}
