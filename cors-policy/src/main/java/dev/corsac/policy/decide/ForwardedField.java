package dev.corsac.policy.decide;

import java.util.ArrayList;
import java.util.List;

/** The field {@code Forwarded} (RFC 7239, section 4). */
final class ForwardedField {
  private final String line;
  private int at;

  private ForwardedField(String line) {
    this.line = line;
  }

  /**
   * The values of {@code host=} in all elements of a line; what stands behind a fault is not read.
   */
  static List<String> hosts(String line) {
    return new ForwardedField(line).hosts();
  }

  private List<String> hosts() {
    List<String> hosts = new ArrayList<>();
    while (at < line.length()) {
      String name = until("=;,").strip();
      if (at < line.length() && line.charAt(at) == '=') {
        at++;
        String value = value();
        if (name.equalsIgnoreCase("host")) {
          hosts.add(value);
        }
        until(";,");
      }
      at++;
    }
    return hosts;
  }

  private String until(String delimiters) {
    int begin = at;
    while (at < line.length() && delimiters.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(begin, at);
  }

  /** A token or a quoted string (RFC 9110, section 5.6.4). */
  private String value() {
    if (at >= line.length() || line.charAt(at) != '"') {
      return until(";,").strip();
    }
    StringBuilder text = new StringBuilder();
    for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
      if (line.charAt(at) == '\\' && at + 1 < line.length()) {
        at++;
      }
      text.append(line.charAt(at));
    }
    if (at >= line.length()) {
      return "";
    }
    at++;
    return text.toString();
  }
}
