package dev.corsac.jaxrs;

import dev.corsac.policy.Policy;
import dev.corsac.policy.route.Decisions;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableConflictException;
import java.util.List;

/**
 * The tables as they concern one application.
 *
 * @param tables all that its class loaders show
 * @param served which of their classes it serves
 * @param settings where its placeholders get their values
 */
record ApplicationTables(List<PolicyTable> tables, Served served, Settings settings) {

  /** The policies that the application can come to need, with the values that are set now. */
  PolicyBinding bind(Settings current) {
    return PolicyBinding.of(served.policies(tables), current);
  }

  /**
   * What requests ask, under these policies.
   *
   * @throws CorsDeploymentException if two tables contradict each other
   */
  Decisions decide(PolicyBinding binding) {
    try {
      return Decisions.of(
          tables,
          served,
          // What is not reachable here is never asked for; should it be, it grants nothing.
          policy -> binding.policies().getOrDefault(policy, Policy.SAME_ORIGIN));
    } catch (TableConflictException | IllegalArgumentException e) {
      throw new CorsDeploymentException(String.valueOf(e.getMessage()), e);
    }
  }
}
