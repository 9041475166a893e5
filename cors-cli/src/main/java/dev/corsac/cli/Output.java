package dev.corsac.cli;

import dev.corsac.cli.print.Terminal;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints to. */
final class Output {
  private Output() {}

  /** Its standard output, with colours on a terminal only. */
  static Terminal of(CommandSpec spec) {
    return new Terminal(
        spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi().enabled());
  }
}
