package dev.corsac.policy.route;

/** Two different tables describe one class: the same class was compiled twice, differently. */
public final class TableConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which class, and which tables. */
  public TableConflictException(String message) {
    super(message);
  }
}
