package dev.corsac.cli;

import dev.corsac.cli.application.NoPoliciesException;
import dev.corsac.cli.edge.InexpressibleException;
import java.io.PrintWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command {@code corsac}. */
@Command(
    name = "corsac",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = ProgramVersion.class,
    subcommands = {
      ExplainRequest.class,
      ListRoutes.class,
      CompareSurfaces.class,
      ProbeDeployment.class,
      ExportPolicies.class,
      GenerateCompletion.class
    },
    description = "Shows, checks and exports the CORS policies of a compiled application.")
public final class Corsac {
  private static final int BAD_INPUT = 2;

  private Corsac() {}

  /**
   * Runs a command and ends the process: 0 done, 1 the answer is "no" (see each command), 2 wrong
   * arguments or input.
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to be executed. */
  static CommandLine commandLine() {
    return new CommandLine(new Corsac()).setExecutionExceptionHandler(Corsac::failed);
  }

  private static int failed(Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (failure instanceof NoPoliciesException
        || failure instanceof InexpressibleException
        || failure instanceof IllegalStateException) {
      err.println(failure.getMessage());
    } else {
      StackTraceElement[] trace = failure.getStackTrace();
      err.println(
          "corsac has a bug, please report it: "
              + failure
              + (trace.length == 0 ? "" : " at " + trace[0]));
    }
    return BAD_INPUT;
  }
}
