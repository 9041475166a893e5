package dev.corsac.policy.route;

import dev.corsac.policy.route.PreflightAnswer.Reason;

/**
 * A path that costs more than a request is worth: it could be read in too many ways, or a regular
 * expression of a URI template takes too long for it, or fails. Nothing is granted there.
 */
@SuppressWarnings("StaticAssignmentOfThrowable") // Without a trace, they are constants.
final class UndecidedPathException extends RuntimeException {
  private static final long serialVersionUID = 1;

  static final UndecidedPathException TOO_MANY_READINGS =
      new UndecidedPathException(Reason.TOO_MANY_READINGS);
  static final UndecidedPathException EXPRESSION_FAILED =
      new UndecidedPathException(Reason.EXPRESSION_FAILED);

  private final Reason reason;

  /** Without a stack trace, so that one object serves all requests. */
  private UndecidedPathException(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
