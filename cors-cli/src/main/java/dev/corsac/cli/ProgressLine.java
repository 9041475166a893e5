package dev.corsac.cli;

import dev.corsac.policy.surface.SurfaceRoute;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** How far a long run is, on a terminal only. Not thread safe. */
final class ProgressLine {
  private static final String START_OF_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean shown;
  private final int of;
  private int done;

  ProgressLine(CommandSpec spec, int of) {
    this.err = spec.commandLine().getErr();
    this.shown = spec.commandLine().getColorScheme().ansi().enabled();
    this.of = of;
  }

  void next(SurfaceRoute route) {
    done++;
    if (shown) {
      err.print(
          START_OF_LINE + done + " of " + of + ": " + route.method() + " " + route.template());
      err.flush();
    }
  }

  void clear() {
    if (shown) {
      err.print(START_OF_LINE);
      err.flush();
    }
  }
}
