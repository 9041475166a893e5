package dev.corsac.cli.print;

import java.io.PrintWriter;
import java.util.OptionalInt;

/**
 * Text for people. Not thread safe.
 *
 * @param out where it goes
 * @param colours whether to use colours
 * @param width how many characters fit into a line; empty where it is not a terminal
 */
public record Terminal(PrintWriter out, boolean colours, OptionalInt width) {
  private static final String ESCAPE = "\u001b[";

  /** Prints a line. */
  public void line(String text) {
    out.println(text);
  }

  /** In green, where there are colours. */
  public String good(String text) {
    return paint(text, "32");
  }

  /** In red, where there are colours. */
  public String bad(String text) {
    return paint(text, "31");
  }

  /** In bold, where there are colours. */
  public String strong(String text) {
    return paint(text, "1");
  }

  private String paint(String text, String code) {
    return colours ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
