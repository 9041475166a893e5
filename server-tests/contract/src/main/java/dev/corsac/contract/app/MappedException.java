package dev.corsac.contract.app;

/** Has a mapper. */
public class MappedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
