package dev.corsac.processor;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What is said of an exception that should not have been thrown. */
final class OwnFault {

  private OwnFault() {}

  /**
   * A request for a report.
   *
   * @param withTrace whether the stack trace is in it; else the text says how to get it
   */
  static String report(Throwable fault, boolean withTrace) {
    StackTraceElement[] trace = fault.getStackTrace();
    String bug = "Corsac has a bug, please report it: " + fault;
    if (!withTrace) {
      return bug
          + (trace.length == 0 ? "" : " at " + trace[0])
          + ". Please add what -Acorsac.debug=true prints.";
    }
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text, true));
    return bug + "\n" + text;
  }
}
