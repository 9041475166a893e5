package dev.corsac.cli.compare;

import dev.corsac.policy.origin.OriginPattern;
import java.util.Collection;

/** Which elements of {@code origins} allow all that another one allows. */
final class OriginCover {
  private OriginCover() {}

  /**
   * Whether one of the elements allows whatever the other one does. A placeholder covers itself
   * only: its value is not known.
   */
  static boolean covers(Collection<String> elements, String other) {
    return elements.stream().anyMatch(element -> covers(element, other));
  }

  private static boolean covers(String element, String other) {
    if (element.equals(other) || element.equals("*")) {
      return true;
    }
    if (isPlaceholder(element) || isPlaceholder(other) || other.equals("*")) {
      return false;
    }
    try {
      return covers(OriginPattern.of(element), OriginPattern.of(other));
    } catch (IllegalArgumentException e) {
      // Not canonical in ASCII: tolerated, but not to be reasoned about.
      return false;
    }
  }

  private static boolean covers(OriginPattern wide, OriginPattern narrow) {
    return wide.scheme().equals(narrow.scheme())
        && coversHost(wide, narrow)
        && (wide.anyPort() || (!narrow.anyPort() && wide.port() == narrow.port()));
  }

  private static boolean coversHost(OriginPattern wide, OriginPattern narrow) {
    if (!wide.subdomains()) {
      return !narrow.subdomains() && wide.host().equals(narrow.host());
    }
    boolean below = narrow.host().endsWith("." + wide.host());
    return below || (narrow.subdomains() && narrow.host().equals(wide.host()));
  }

  private static boolean isPlaceholder(String element) {
    return element.contains("${");
  }
}
