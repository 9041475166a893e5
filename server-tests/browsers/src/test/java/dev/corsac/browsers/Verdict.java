package dev.corsac.browsers;

import java.util.List;

/**
 * What a browser made of a call.
 *
 * @param preflights how many preflight requests arrived
 * @param requests how many others arrived
 * @param readable whether the script got the answer
 */
record Verdict(int preflights, int requests, boolean readable) {

  static final Verdict READ = new Verdict(0, 1, true);
  static final Verdict HIDDEN = new Verdict(0, 1, false);
  static final Verdict READ_AFTER_PREFLIGHT = new Verdict(1, 1, true);
  static final Verdict HIDDEN_AFTER_PREFLIGHT = new Verdict(1, 1, false);
  static final Verdict NOT_SENT = new Verdict(1, 0, false);
  static final Verdict NOTHING_SENT = new Verdict(0, 0, false);

  /** The verdict as the script's word and the server's list show it. */
  static Verdict of(Outcome outcome, List<Arrival> arrivals) {
    int preflights = (int) arrivals.stream().filter(Arrival::isPreflight).count();
    return new Verdict(preflights, arrivals.size() - preflights, outcome.readable());
  }
}
