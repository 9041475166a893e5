package dev.corsac.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code corsac}. */
@Command(
    name = "corsac",
    mixinStandardHelpOptions = true,
    subcommands = {ListRoutes.class},
    description = "Shows, checks and exports the CORS policies of a compiled application.")
public final class Corsac {
  private Corsac() {}

  /**
   * Runs a command and ends the process: 0 done, 1 the answer is "no" (see each command), 2 wrong
   * arguments or input.
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Corsac()).execute(args));
  }
}
