package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.edge.InexpressibleException;
import java.io.PrintWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

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
      ReportSurface.class,
      ProbeDeployment.class,
      ExportPolicies.class,
      HelpCommand.class,
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
    return new CommandLine(new Corsac())
        .setParameterExceptionHandler(Corsac::mistaken)
        .setExecutionExceptionHandler(Corsac::failed);
  }

  /** In a line or two: the usage, which is a page, would hide what is wrong. */
  private static int mistaken(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(mistake.getMessage());
    UnmatchedArgumentException.printSuggestions(mistake, err);
    err.println("Try \"" + command.getCommandSpec().qualifiedName() + " --help\".");
    return BAD_INPUT;
  }

  private static int failed(Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (failure instanceof BadInputException || failure instanceof InexpressibleException) {
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
