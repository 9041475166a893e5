package dev.corsac.benchmarks;

/** Where figures come from. */
public final class Environment {

  private Environment() {}

  /** The virtual machine, the operating system and the number of processors, in one line. */
  public static String describe() {
    return System.getProperty("java.vm.name")
        + " "
        + System.getProperty("java.runtime.version")
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors\n";
  }
}
