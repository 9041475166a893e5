package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.edge.InexpressibleException;
import java.io.PrintWriter;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
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
      AcceptSurface.class,
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

  /**
   * Runs a command inside of another program: without colours, and without ending the process.
   * Several threads may call it, each with writers of its own.
   *
   * @param arguments the command and its options, as on the command line
   * @param out what the command answers; flushed
   * @param err what is wrong, in a line or two; flushed
   * @return what the process would end with: 0 done, 1 the answer is "no", 2 wrong arguments or
   *     input
   */
  public static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
    int status =
        commandLine()
            .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
            .setOut(out)
            .setErr(err)
            .execute(arguments.toArray(String[]::new));
    out.flush();
    err.flush();
    return status;
  }

  /** The command line, ready to be executed. */
  static CommandLine commandLine() {
    return new CommandLine(new Corsac())
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
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
