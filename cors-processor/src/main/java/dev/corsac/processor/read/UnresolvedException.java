package dev.corsac.processor.read;

/**
 * Something that a declaration needs does not exist yet: another processor may generate it in the
 * next round, or the source is broken and the compiler itself says so.
 */
public final class UnresolvedException extends Exception {
  private static final long serialVersionUID = 1L;

  UnresolvedException(String what) {
    super(what, null, false, false);
  }
}
