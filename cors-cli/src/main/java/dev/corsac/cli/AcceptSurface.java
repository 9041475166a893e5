package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.policy.surface.SurfaceLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code corsac lock}: the reviewed surface, and the one that was compiled. */
@Command(
    name = "lock",
    description = {
      "Shows where the compiled surface differs from the lock file (-Acorsac.lock). With --accept"
          + " it writes the file.",
      "Exit status: 0 no difference, or written; 1 different and not written; 2 bad input."
    })
final class AcceptSurface implements Callable<Integer> {
  @Mixin private CompiledPlaces application = new CompiledPlaces();

  @Option(
      names = "--lock",
      defaultValue = "surface.lock",
      paramLabel = "FILE",
      description = "The lock file; default ${DEFAULT-VALUE}.")
  private Path lock = Path.of("");

  @Option(
      names = "--accept",
      description = "Write the lock file, after you have read the differences.")
  private boolean accept;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String compiled = CompiledApplication.lock(application.places());
    boolean exists = Files.exists(lock);
    List<String> differences =
        SurfaceLock.parse(compiled).differencesFrom(SurfaceLock.parse(exists ? read() : ""));
    PrintWriter out = spec.commandLine().getOut();
    if (exists && differences.isEmpty()) {
      out.println("The surface is the same as in " + lock + ".");
      out.flush();
      return 0;
    }
    out.println(
        exists
            ? "The surface differs from " + lock + ":"
            : "There is no " + lock + " yet. The surface is:");
    differences.forEach(out::println);
    if (accept) {
      new OutputFolder(Objects.requireNonNull(lock.toAbsolutePath().getParent()))
          .write(lock.getFileName().toString(), compiled);
      out.println(lock + " is written. Commit it, so somebody reviews it.");
    }
    out.flush();
    if (!accept) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("Nothing was written. If this is what you want, run it again with --accept.");
      err.flush();
    }
    return accept ? 0 : 1;
  }

  private String read() {
    try {
      return Files.readString(lock);
    } catch (IOException e) {
      throw new BadInputException(
          lock + " cannot be read: " + e + ". It is a text file in UTF-8.", e);
    }
  }
}
