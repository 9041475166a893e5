package dev.corsac.cli;

import dev.corsac.policy.route.CorsacVersion;
import picocli.CommandLine.IVersionProvider;

/** The version that the build has written. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"corsac " + CorsacVersion.get()};
  }
}
