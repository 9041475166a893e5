package dev.corsac.policy.finding;

import java.util.Optional;

/**
 * One objection, as data: printed once, at the edge.
 *
 * @param id which rule objects
 * @param severity how much it weighs here; some rules weigh differently from case to case
 * @param place where in the annotation
 * @param problem what is wrong, why it matters and what to do, in sentences, without the id
 * @param suggestion the text to paste in place of the value, if the fix is mechanical
 */
public record Finding(
    DiagnosticId id, Severity severity, Place place, String problem, Optional<String> suggestion) {

  /** A finding of the id's own severity, without a suggestion. */
  public static Finding of(DiagnosticId id, Place place, String problem) {
    return new Finding(id, id.severity(), place, problem, Optional.empty());
  }

  /** The same finding with a text to paste. */
  public Finding suggesting(String text) {
    return new Finding(id, severity, place, problem, Optional.of(text));
  }

  /** The same finding with another weight. */
  public Finding weighing(Severity other) {
    return new Finding(id, other, place, problem, suggestion);
  }

  /**
   * The message as a person reads it: {@code [cors:id] problem}, and {@code Did you mean "…"?} on a
   * line of its own where there is a suggestion.
   */
  public String message() {
    String text = "[cors:" + id.id() + "] " + problem;
    return suggestion.map(s -> text + "\nDid you mean \"" + s + "\"?").orElse(text);
  }
}
