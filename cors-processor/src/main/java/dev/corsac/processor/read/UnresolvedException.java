package dev.corsac.processor.read;

/**
 * Something that a declaration needs does not exist yet: another processor may generate it in the
 * next round, or the source is broken and the compiler itself says so. Behind a class file neither
 * is true: then nobody speaks unless we do.
 */
public final class UnresolvedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean ours;

  private UnresolvedException(String what, boolean ours) {
    super(what, null, false, false);
    this.ours = ours;
  }

  /** What the compiler reports, unless the next round brings it. */
  static UnresolvedException inSource(String what) {
    return new UnresolvedException(what, false);
  }

  /** What the compiler can do without, and we cannot. */
  static UnresolvedException inClassFile(String what) {
    return new UnresolvedException(what, true);
  }

  /** Whether the compiler lets it pass, so that it is ours to report. */
  boolean isOursToReport() {
    return ours;
  }
}
