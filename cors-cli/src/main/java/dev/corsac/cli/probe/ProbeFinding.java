package dev.corsac.cli.probe;

/**
 * A response that is not what the compiled policies imply.
 *
 * @param failed whether a script may read more or less than they say, or a cache may mix answers
 *     up; else the answer has only been changed on its way
 * @param request what was sent, for people
 * @param what how the response differs
 * @param cause what is likely to blame
 */
public record ProbeFinding(boolean failed, String request, String what, String cause) {}
