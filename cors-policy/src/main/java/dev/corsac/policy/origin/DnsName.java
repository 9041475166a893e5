package dev.corsac.policy.origin;

import dev.corsac.policy.finding.Quoted;
import java.util.Optional;

/** What the host of an origin may look like beyond what the URL Standard's parser lets through. */
final class DnsName {

  static final int LONGEST_NAME = 253;
  static final int LONGEST_LABEL = 63;

  private DnsName() {}

  /**
   * What keeps a domain from being a DNS name: {@code a-z 0-9 - _}, labels of 1 to 63 that neither
   * begin nor end with a hyphen, at most 253 in all, no trailing dot.
   *
   * @param domain in lower-case ASCII
   * @return a clause that goes on after "its host", or empty if it is a DNS name
   */
  static Optional<String> fault(String domain) {
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      if (c != '.' && !isLabelCharacter(c)) {
        return Optional.of(
            "contains " + Quoted.text(String.valueOf(c)) + ", which no DNS name can contain");
      }
    }
    if (domain.endsWith(".") && domain.length() > 1) {
      return Optional.of("ends with a dot. Leave the dot at the end out");
    }
    if (domain.length() > LONGEST_NAME) {
      return Optional.of(
          "is " + domain.length() + " characters long, and DNS allows " + LONGEST_NAME);
    }
    for (String label : domain.split("\\.", -1)) {
      if (label.isEmpty()) {
        return Optional.of("has an empty label: two dots in a row, or a dot at its start");
      }
      if (label.length() > LONGEST_LABEL) {
        return Optional.of(
            "has a label of " + label.length() + " characters, and DNS allows " + LONGEST_LABEL);
      }
      if (label.startsWith("-") || label.endsWith("-")) {
        return Optional.of(
            "has the label " + Quoted.text(label) + ", and no label begins or ends with a hyphen");
      }
    }
    return Optional.empty();
  }

  static boolean isLabelCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }
}
