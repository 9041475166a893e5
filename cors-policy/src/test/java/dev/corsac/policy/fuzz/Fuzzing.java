package dev.corsac.policy.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What Jazzer calls; its only argument is the target. */
public final class Fuzzing {
  private static FuzzTarget target = FuzzTarget.ORIGIN;

  private Fuzzing() {}

  /** Called once, before the first text. */
  public static void fuzzerInitialize(String[] args) {
    target = FuzzTarget.valueOf(args[0].toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Called with each text that Jazzer thinks of. */
  public static void fuzzerTestOneInput(byte[] text) {
    target.check(new String(text, StandardCharsets.UTF_8));
  }
}
