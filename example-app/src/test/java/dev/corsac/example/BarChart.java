package dev.corsac.example;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars as SVG. The text beside each bar says what it shows, so nobody needs to tell the
 * colours apart.
 *
 * @param title what is shown, in words, for those who do not see it as well
 * @param bars from top to bottom
 */
record BarChart(String title, List<Bar> bars) {
  private static final int ROW = 24;
  private static final int TOP = 44;
  private static final int LEFT = 270;
  private static final int LONGEST = 360;
  private static final int WIDTH = 760;

  /**
   * One bar.
   *
   * @param name what stands on its left
   * @param length not negative
   * @param figure what stands on its right
   * @param ours whether it is Corsac's
   */
  record Bar(String name, double length, String figure, boolean ours) {}

  String svg() {
    double longest = bars.stream().mapToDouble(Bar::length).max().orElseThrow();
    int height = TOP + ROW * bars.size() + 12;
    StringBuilder svg =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" role="img" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="14">
            <title>%3$s</title>
            <rect width="%1$d" height="%2$d" fill="#fff"/>
            <text x="16" y="26" font-size="16" font-weight="bold">%3$s</text>
            """
                .formatted(WIDTH, height, escaped(title)));
    int top = TOP;
    for (Bar bar : bars) {
      double length = Math.max(1, bar.length / longest * LONGEST);
      svg.append(
          String.format(
              Locale.ROOT,
              """
              <text x="%d" y="%d" text-anchor="end">%s</text>
              <rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
              <text x="%.1f" y="%d">%s</text>
              """,
              LEFT - 8,
              top + 16,
              escaped(bar.name),
              LEFT,
              top + 3,
              length,
              ROW - 6,
              bar.ours ? "#0b5cad" : "#9aa5b1",
              LEFT + length + 6,
              top + 16,
              escaped(bar.figure)));
      top += ROW;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
