package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.origin.OriginGrammar;
import dev.corsac.policy.origin.OriginReading;

/** An origin on the command line. */
final class OriginArgument {
  private OriginArgument() {}

  /**
   * Checks that browsers can send it.
   *
   * @throws BadInputException if they cannot; the message has the nearest that they can
   */
  static void check(String origin) {
    OriginReading reading = new OriginGrammar(DomainToAscii.ASCII_ONLY).read(origin);
    if (reading instanceof OriginReading.Refused refused) {
      throw new BadInputException(
          refused.problem()
              + refused
                  .suggestion()
                  .map(text -> "\nDid you mean " + Quoted.text(text) + "?")
                  .orElse(""));
    }
    if (reading instanceof OriginReading.Accepted accepted && !accepted.pattern().isExact()) {
      throw new BadInputException(Quoted.text(origin) + " is a pattern. Give one origin.");
    }
  }
}
