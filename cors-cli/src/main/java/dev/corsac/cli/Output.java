package dev.corsac.cli;

import dev.corsac.cli.print.Terminal;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints to. */
final class Output {
  private Output() {}

  /** Its standard output, with colours and a width on a terminal only. */
  static Terminal of(CommandSpec spec) {
    boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
    return new Terminal(
        spec.commandLine().getOut(),
        terminal,
        terminal ? OptionalInt.of(spec.usageMessage().width()) : OptionalInt.empty());
  }
}
