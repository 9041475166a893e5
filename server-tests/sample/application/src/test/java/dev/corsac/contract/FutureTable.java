package dev.corsac.contract;

import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableText;
import java.util.function.Supplier;

/** What a later version of the processor may generate. */
public final class FutureTable implements Supplier<PolicyTable> {
  private static final PolicyTable TABLE =
      TableText.read("com.example.FutureTable", "surprise  com.example.Orders\n");

  /** For the run time. */
  public FutureTable() {}

  @Override
  public PolicyTable get() {
    return TABLE;
  }
}
