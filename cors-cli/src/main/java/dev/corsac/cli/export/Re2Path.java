package dev.corsac.cli.export;

import dev.corsac.cli.edge.EdgeLocation;
import dev.corsac.cli.edge.EdgeTable;
import dev.corsac.policy.path.TemplateSegment;
import java.util.List;
import java.util.stream.Collectors;

/** Paths as regular expressions of RE2, which has no look-around. */
final class Re2Path {
  private static final String ENCODED = "%(?:20|[89A-Fa-f][0-9A-Fa-f])";

  private Re2Path() {}

  /** One sentence for each segment that RE2 may read differently, or that can hide a text. */
  static void check(EdgeLocation location, List<String> problems) {
    for (TemplateSegment segment : location.template().segments()) {
      boolean expression = segment.text().isEmpty() && !segment.isVariable();
      if (expression
          && (!PortableRegex.isPortable(segment.expression())
              || PortableRegex.isOpen(segment.expression()))) {
        problems.add(
            location.name()
                + ": "
                + segment
                + " is a regular expression that could match encoded characters, or that Java and"
                + " RE2 may read differently. List the characters: [a-z0-9-]+");
      }
    }
  }

  /** The whole raw path without its query. */
  static String of(EdgeLocation location, EdgeTable table) {
    return of(List.of(location), table);
  }

  /** The same for several places: whatever matches one of them. */
  static String of(List<EdgeLocation> locations, EdgeTable table) {
    String paths =
        locations.stream().map(each -> below(each, table)).collect(Collectors.joining("|"));
    return PortableRegex.quoted(table.base())
        + (locations.size() == 1 ? paths : "(?:" + paths + ")");
  }

  private static String below(EdgeLocation location, EdgeTable table) {
    String plain = table.encodedText() ? "[^/;%]+" : "(?:[^/;%]|" + ENCODED + ")+";
    return location.template().segments().isEmpty()
        ? "/?"
        : location
            .template()
            .expression(segment -> segment.isVariable() ? plain : segment.expression());
  }
}
