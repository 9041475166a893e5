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
    description = "Shows, checks and exports the CORS policies of a compiled application.")
public final class Corsac {
  private static final int BAD_INPUT = 2;

  /** The commands, in the order in which help lists them. */
  private static final List<String> COMMANDS =
      List.of("explain", "list", "diff", "report", "lock", "probe", "export");

  private Corsac() {}

  /**
   * Runs a command and ends the process: 0 done, 1 the answer is "no" (see each command), 2 wrong
   * arguments or input.
   */
  public static void main(String[] args) {
    System.exit(commandLine(List.of(args)).execute(args));
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
        commandLine(arguments)
            .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
            .setOut(out)
            .setErr(err)
            .execute(arguments.toArray(String[]::new));
    out.flush();
    err.flush();
    return status;
  }

  /**
   * The command line, ready to be executed with some arguments. If they begin with a command, it is
   * made with that one only: the options of all others would be a third of a short command's time.
   */
  static CommandLine commandLine(List<String> arguments) {
    CommandLine line = new CommandLine(new Corsac());
    if (!arguments.isEmpty() && COMMANDS.contains(arguments.get(0))) {
      line.addSubcommand(command(arguments.get(0)));
    } else {
      COMMANDS.forEach(name -> line.addSubcommand(command(name)));
      line.addSubcommand(new HelpCommand()).addSubcommand(new GenerateCompletion());
    }
    return line.setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Corsac::mistaken)
        .setExecutionExceptionHandler(Corsac::failed);
  }

  private static Object command(String name) {
    return switch (name) {
      case "explain" -> new ExplainRequest();
      case "list" -> new ListRoutes();
      case "diff" -> new CompareSurfaces();
      case "report" -> new ReportSurface();
      case "lock" -> new AcceptSurface();
      case "probe" -> new ProbeDeployment();
      case "export" -> new ExportPolicies();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** In a line or two: the usage, which is a page, would hide what is wrong. */
  private static int mistaken(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(mistake.getMessage());
    UnmatchedArgumentException.printSuggestions(mistake, err);
    tryHelp(command);
    return BAD_INPUT;
  }

  private static void tryHelp(CommandLine command) {
    command.getErr().println("Try \"" + command.getCommandSpec().qualifiedName() + " --help\".");
  }

  private static int failed(Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (failure instanceof InexpressibleException) {
      err.println(failure.getMessage());
    } else if (failure instanceof BadInputException) {
      err.println(failure.getMessage());
      tryHelp(command);
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
