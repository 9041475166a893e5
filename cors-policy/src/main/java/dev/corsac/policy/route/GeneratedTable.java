package dev.corsac.policy.route;

import java.util.function.Supplier;

/**
 * The superclass of generated tables, which only hand it their table. Were each of them a {@code
 * Supplier} by itself, a small compilation would take some 3 percent longer: a compiler looks hard
 * at a class that implements a generic interface.
 *
 * <p>Immutable and thread safe.
 */
public abstract class GeneratedTable implements Supplier<PolicyTable> {
  private final PolicyTable table;

  /** For generated code. */
  protected GeneratedTable(PolicyTable table) {
    this.table = table;
  }

  @Override
  public final PolicyTable get() {
    return table;
  }
}
