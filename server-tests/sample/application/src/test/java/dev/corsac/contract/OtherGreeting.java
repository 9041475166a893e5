package dev.corsac.contract;

import dev.corsac.jaxrs.CorsResponseFilter;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import java.util.List;
import java.util.function.Supplier;

/** What another compilation has made of another {@code GreetingResource}. */
public final class OtherGreeting {
  private static final PolicyTable OTHER =
      new PolicyTable(
          "com.example.OtherCorsTable",
          List.of(
              new ResourceClass(
                  "dev.corsac.sample.application.GreetingResource",
                  List.of(),
                  "greeting",
                  List.of(),
                  List.of())),
          List.of());

  private OtherGreeting() {}

  /** The table. */
  public static final class Table implements Supplier<PolicyTable> {
    /** For the run time. */
    public Table() {}

    @Override
    public PolicyTable get() {
      return OTHER;
    }
  }

  /** Its filter. */
  public static final class Filter extends CorsResponseFilter {
    /** For servers. */
    public Filter() {
      super(OTHER);
    }
  }
}
