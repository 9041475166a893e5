package dev.corsac.maven;

import dev.corsac.cli.Corsac;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * A goal that runs a command. Its parameter for {@code --some-option} is {@code someOption}, and
 * {@code -Dcorsac.some-option}.
 */
abstract class CommandMojo extends AbstractMojo {
  private static final String POLICIES = "META-INF/corsac/policies.json";
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--(?=[a-z])");
  private static final Pattern USAGE = Pattern.compile("Try \"corsac ([a-z]+) --help\"\\.");

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  /** The application's jars or class folders; put the path separator between several. */
  @Parameter(property = "corsac.classes", defaultValue = "${project.build.outputDirectory}")
  String classes;

  /** Write the output of the goal to this file instead of Maven's log. */
  @Parameter(property = "corsac.output-file")
  @Nullable File outputFile;

  /** More options of the command, as on the command line; one word per line. */
  @Parameter(property = "corsac.arguments")
  @Nullable String arguments;

  @Override
  public final void execute() throws MojoFailureException {
    if (isLeftOut()) {
      return;
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Arguments given = arguments();
    if (arguments != null) {
      arguments.lines().map(String::strip).filter(it -> !it.isEmpty()).forEach(given::operand);
    }
    int status = Corsac.run(given.all(), new PrintWriter(out), new PrintWriter(err));
    show(out.toString());
    String wrong = inMavensWords(err.toString().strip());
    if (status == 0 || (status == 1 && !failsTheBuild())) {
      wrong.lines().forEach(getLog()::warn);
    } else {
      throw new MojoFailureException(wrong.isEmpty() ? refusal() : wrong);
    }
  }

  /** The command, with all that was configured. */
  abstract Arguments arguments() throws MojoFailureException;

  /** Whether the build fails if the command's answer is "no". */
  boolean failsTheBuild() {
    return true;
  }

  /** What the build fails with if the command's answer is "no", and it has said why. */
  String refusal() {
    return "The answer is no. The reason is in the log above.";
  }

  /** The application, as what is no option of a command. */
  final List<String> places() {
    return Stream.of(classes.split(Pattern.quote(File.pathSeparator))).toList();
  }

  private boolean isLeftOut() throws MojoFailureException {
    if (project.getPackaging().equals("pom")) {
      getLog().info("Skipped: a project with packaging pom has no classes.");
      return true;
    }
    Path compiled = Path.of(project.getBuild().getOutputDirectory());
    if (!classes.equals(project.getBuild().getOutputDirectory())) {
      return false;
    }
    if (!Files.isDirectory(compiled) && session.getProjects().size() == 1) {
      throw new MojoFailureException(
          "Nothing is compiled yet: there is no "
              + compiled
              + ".\nCompile in the same command: mvn compile corsac:"
              + arguments().all().get(0));
    }
    boolean without = !Files.exists(compiled.resolve(POLICIES));
    if (without && session.getProjects().size() > 1) {
      getLog().info("Skipped: there is no " + POLICIES + " in " + compiled + ".");
      return true;
    }
    return false;
  }

  private void show(String text) throws MojoFailureException {
    if (outputFile == null) {
      text.lines().forEach(getLog()::info);
      return;
    }
    Path file = outputFile.toPath();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new MojoFailureException(
          file + " cannot be written: " + e + "\nName another file: -Dcorsac.output-file=FILE");
    }
    getLog().info(file + " is written.");
  }

  /** Commands speak of their options: {@code --origin} is {@code -Dcorsac.origin} here. */
  static String inMavensWords(String message) {
    String usage = USAGE.matcher(message).replaceAll("Try \"mvn corsac:help -Ddetail -Dgoal=$1\".");
    return OPTION.matcher(usage).replaceAll("-Dcorsac.");
  }
}
