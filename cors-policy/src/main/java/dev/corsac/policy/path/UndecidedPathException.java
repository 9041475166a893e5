package dev.corsac.policy.path;

/**
 * A path that costs more than a request is worth: it could be read in too many ways, or a regular
 * expression of a URI template takes too long for it, or fails. Nothing is granted there.
 */
@SuppressWarnings("StaticAssignmentOfThrowable") // Without a trace, they are constants.
public final class UndecidedPathException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public static final UndecidedPathException TOO_MANY_READINGS =
      new UndecidedPathException("TOO_MANY_READINGS");
  public static final UndecidedPathException EXPRESSION_FAILED =
      new UndecidedPathException("EXPRESSION_FAILED");

  /** Without a stack trace, so that one object serves all requests. */
  private UndecidedPathException(String reason) {
    super(reason, null, false, false);
  }
}
