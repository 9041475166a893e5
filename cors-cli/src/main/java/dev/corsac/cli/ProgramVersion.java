package dev.corsac.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Corsac.class.getPackage().getImplementationVersion();
    return new String[] {"corsac " + (version == null ? "(not packaged)" : version)};
  }
}
