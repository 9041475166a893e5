package dev.corsac.processor.read;

import java.util.Set;

/** The names of the variables in URI templates (Jakarta REST 3.1, section 3.4). */
final class PathVariables {

  private PathVariables() {}

  /** Adds the names in a template to a set; a malformed one is the server's to refuse. */
  static void addTo(Set<String> names, String template) {
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{' && ++depth == 1) {
        begin = i + 1;
      } else if (c == '}' && --depth == 0) {
        String inside = template.substring(begin, i);
        int colon = inside.indexOf(':');
        names.add((colon < 0 ? inside : inside.substring(0, colon)).strip());
      }
    }
  }
}
