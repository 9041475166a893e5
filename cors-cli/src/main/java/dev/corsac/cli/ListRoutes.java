package dev.corsac.cli;

import dev.corsac.cli.application.Route;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code corsac list}: the routes of an application and who may call them. */
@Command(name = "list", description = "Lists the routes of an application and who may call them.")
final class ListRoutes implements Callable<Integer> {
  @Mixin private ApplicationArgument application = new ApplicationArgument();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    for (Route route : application.open().routes()) {
      spec.commandLine()
          .getOut()
          .println(
              route.method()
                  + " "
                  + route.template()
                  + " "
                  + route.policy().map(policy -> String.join(" ", policy.origins())).orElse("-"));
    }
    return 0;
  }
}
