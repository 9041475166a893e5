package dev.corsac.cli.report;

import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.print.Shown;
import dev.corsac.cli.report.ReportedRoute.AllowedHeader;
import dev.corsac.cli.report.SurfaceReport.Group;
import dev.corsac.policy.Toleration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The report as one HTML file in ASCII. Complete without its script, which only filters and
 * unfolds. Its Content-Security-Policy lets that very script run and nothing be fetched, so that a
 * value that should ever get out of its quotes would still do nothing.
 */
public final class HtmlReport {
  /** Up to here a group's routes can be seen at once; more are folded. */
  private static final int OPEN_ROUTES = 30;

  private final SurfaceReport report;
  private final List<String> origins;
  private final List<ReportedRoute> all;
  private final StringBuilder html = new StringBuilder();
  private int number;

  private HtmlReport(SurfaceReport report) {
    this.report = report;
    this.origins = report.origins();
    this.all = report.all();
  }

  /** The file's content. */
  public static String of(SurfaceReport report) {
    return new HtmlReport(report).page();
  }

  private String page() {
    String style = resource("report.css");
    String script = resource("report.js");
    html.append(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'">
        <title>Cross-origin report</title>
        <link rel="icon" href="data:,">
        <style>%s</style>
        </head>
        <body>
        <a class="skip" href="#routes">Skip to the routes</a>
        """
            .formatted(hash(style), hash(script), style));
    summary();
    filters();
    classes();
    html.append("<main id=\"routes\">\n");
    report.groups().forEach(this::group);
    html.append("<p id=\"nothing\" hidden>No route is left by these filters.</p>\n</main>\n");
    html.append(
        """
        <footer>
        <p>CORS does not stop requests. It decides what scripts may read, and whether browsers send
        what needs a preflight. The guard stops requests that change something, if they come from an
        origin that the policy does not allow.</p>
        <p>If several routes match a path, a preflight is granted only if all of them grant it.
        <code>${&hellip;}</code> gets its value where the service runs.</p>
        <p>%s</p>
        <p>Written by <code>corsac report</code> from <code>META-INF/corsac/policies.json</code>, which
        the compiler wrote.</p>
        </footer>
        """
            .formatted(text(report.door())));
    html.append("<script>").append(script).append("</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private void summary() {
    html.append(
        "<header>\n<p class=\"brand\">Corsac</p>\n<h1>Who may read what, from elsewhere</h1>\n");
    html.append("<dl class=\"numbers\">\n");
    report
        .numbers()
        .forEach((what, count) ->
            html.append("<div><dt>")
                .append(filter(what))
                .append("</dt><dd>")
                .append(count)
                .append("</dd></div>\n"));
    html.append("</dl>\n</header>\n");
  }

  /** A number's words, as a link to the routes that it counts. */
  private String filter(String what) {
    return report.traits().stream()
        .filter(trait -> trait.words().equals(what))
        .findFirst()
        .map(trait -> "<a href=\"#is=" + trait.token() + "\">" + what + "</a>")
        .orElse(what);
  }

  private void filters() {
    html.append(
        """
        <form id="filters" role="search" aria-label="Filter the routes" hidden>
        <label>Path, class or method contains <input name="text" type="search" autocomplete="off" spellcheck="false"></label>
        """);
    html.append("<label>Origin <select name=\"origin\"><option value=\"\">all</option>\n");
    origins.forEach(this::option);
    html.append("</select></label>\n");
    html.append("<label>Method <select name=\"method\"><option value=\"\">all</option>\n");
    report.methods().forEach(this::option);
    html.append("</select></label>\n<fieldset><legend>Only what is one of these</legend>\n");
    for (Trait trait : report.traits()) {
      html.append("<label><input type=\"checkbox\" name=\"is\" value=\"")
          .append(trait.token())
          .append("\"> ")
          .append(trait.words())
          .append("</label>\n");
    }
    html.append(
        """
        </fieldset>
        <p class="buttons"><button type="reset">Show all</button>
        <button type="button" id="unfold">Unfold</button>
        <button type="button" id="fold">Fold</button></p>
        <p id="count" role="status"></p>
        </form>
        <noscript><p class="hint">The filters need JavaScript; the report does not.</p></noscript>
        """);
  }

  private void option(String value) {
    html.append("<option>").append(text(value)).append("</option>\n");
  }

  /** Where the first route of each class is. */
  private void classes() {
    Map<String, List<Integer>> numbers = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      numbers
          .computeIfAbsent(all.get(i).route().resourceClass(), unused -> new ArrayList<>())
          .add(i);
    }
    html.append("<nav aria-label=\"Classes\"><details id=\"classes\"><summary>Classes <small>")
        .append(numbers.size())
        .append("</small></summary>\n<ul>\n");
    numbers.forEach((name, routes) -> {
      html.append("<li><a href=\"#r").append(routes.get(0)).append("\">");
      html.append(text(name.substring(name.lastIndexOf('.') + 1))).append("</a> <small>");
      html.append(text(name)).append("</small> ");
      counts(routes.stream().map(all::get).toList());
      html.append("</li>\n");
    });
    html.append("</ul>\n</details></nav>\n");
  }

  /** How many routes, and how many of each kind that is looked for. */
  private void counts(List<ReportedRoute> routes) {
    html.append("<small>").append(routes.size()).append(routes.size() == 1 ? " route" : " routes");
    for (Trait trait : report.traits()) {
      long count = routes.stream().filter(it -> it.traits().contains(trait)).count();
      if (count > 0) {
        html.append(" &middot; ").append(count).append(" ").append(trait.words());
      }
    }
    html.append("</small>");
  }

  private void group(Group group) {
    html.append("<details class=\"group\"")
        .append(all.size() <= OPEN_ROUTES ? " open" : "")
        .append("><summary><h2>")
        .append(text(group.name()))
        .append("</h2> ");
    counts(group.routes());
    html.append("</summary>\n");
    group.routes().forEach(this::route);
    html.append("</details>\n");
  }

  private void route(ReportedRoute route) {
    html.append("<details class=\"route\" id=\"r").append(number++).append("\" data-is=\"");
    html.append(route.traits().stream().map(Trait::token).collect(Collectors.joining(" ")));
    html.append("\" data-origins=\"").append(originNumbers(route)).append("\"><summary>");
    html.append("<h3><span class=\"method\">").append(text(route.route().method()));
    html.append("</span> <span class=\"template\">").append(text(route.route().template()));
    html.append("</span></h3> <span class=\"tags\">");
    tags(route);
    html.append("</span></summary>\n<p class=\"source\">").append(element(route));
    html.append(route.kind().map(kind -> ", " + kind).orElse(""));
    html.append(" &middot; ").append(text(route.decidedBy())).append("</p>\n<dl>\n");
    fact("Who may read", who(route) + "<p>" + text(route.after()) + "</p>" + exposed(route));
    fact("Preflight", "<p>" + text(route.preflight()) + "</p>" + overlaps(route) + headers(route));
    fact("From elsewhere", "<p>" + text(route.guard()) + "</p>");
    html.append("</dl>\n");
    versions(route);
    tolerated(route);
    html.append("</details>\n");
  }

  private static String element(ReportedRoute route) {
    String code = "<code>" + text(route.element()) + "</code>";
    return route
        .source()
        .map(url -> "<a href=\"" + text(url) + "\" rel=\"noreferrer\">" + code + "</a>")
        .orElse(code);
  }

  private static String overlaps(ReportedRoute route) {
    return route.overlaps().map(each -> "<p>" + text(each) + "</p>").orElse("");
  }

  /** What differs, and both versions beside each other. */
  private void versions(ReportedRoute route) {
    if (route.differences().isEmpty()) {
      return;
    }
    html.append("<ul class=\"differences\" aria-label=\"Differences\">\n");
    for (Difference each : route.differences()) {
      html.append("<li><b>").append(Trait.of(each.kind()).words()).append(":</b> ");
      html.append(text(each.text())).append("</li>\n");
    }
    html.append("</ul>\n");
    Optional<ReportedRoute> before = route.before();
    boolean gone = before.isPresent() && before.get().route().equals(route.route());
    if (before.isPresent()) {
      html.append("<table class=\"versions\"><thead><tr><td></td><th scope=\"col\">before</th>");
      html.append("<th scope=\"col\">now</th></tr></thead><tbody>\n");
      version("Who may read", before.get(), route, gone, ReportedRoute::readers);
      version("Request headers", before.get(), route, gone, ReportedRoute::headerNames);
      version("Preflight", before.get(), route, gone, ReportedRoute::preflight);
      version("From elsewhere", before.get(), route, gone, ReportedRoute::guard);
      version("Decided by", before.get(), route, gone, ReportedRoute::decidedBy);
      html.append("</tbody></table>\n");
    }
  }

  private void version(
      String name,
      ReportedRoute before,
      ReportedRoute now,
      boolean gone,
      Function<ReportedRoute, String> fact) {
    String old = fact.apply(before);
    String current = gone ? "gone" : fact.apply(now);
    html.append(old.equals(current) ? "<tr>" : "<tr class=\"other\">");
    html.append("<th scope=\"row\">").append(name).append("</th><td>").append(text(old));
    html.append("</td><td>").append(text(current)).append("</td></tr>\n");
  }

  private String originNumbers(ReportedRoute route) {
    if (route.reach() == Reach.ANY_ORIGIN) {
      return "*";
    }
    return route.origins().stream()
        .map(origin -> String.valueOf(origins.indexOf(origin)))
        .collect(Collectors.joining(" "));
  }

  private void tags(ReportedRoute route) {
    if (route.reach() == Reach.SAME_ORIGIN) {
      tag("reach", route.reach().words());
    }
    // How many stand behind a placeholder nobody knows here: it has a tag of its own.
    long count = route.origins().stream().filter(origin -> !origin.contains("${")).count();
    if (route.reach() == Reach.LISTED_ORIGINS && count > 0) {
      tag("reach", count + (count == 1 ? " origin" : " origins"));
    }
    route.traits().forEach(trait -> tag(trait.token(), trait.words()));
  }

  private void tag(String token, String words) {
    html.append("<span class=\"tag ").append(token).append("\">").append(words).append("</span> ");
  }

  private static String who(ReportedRoute route) {
    String listed =
        route.reach() == Reach.LISTED_ORIGINS
            ? route.origins().stream()
                .map(origin -> "<li><code>" + text(origin) + "</code></li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"))
            : "";
    return route.configured().stream()
        .map(each -> "<p>" + text(each.sentence()) + "</p>")
        .collect(Collectors.joining("", listed, ""));
  }

  private static String exposed(ReportedRoute route) {
    return route.exposedHeaders().isEmpty()
        ? ""
        : route.exposedHeaders().stream()
            .map(name -> "<li><code>" + text(name) + "</code></li>")
            .collect(Collectors.joining("", "<p>Of its headers also</p><ul>", "</ul>"));
  }

  private static String headers(ReportedRoute route) {
    return route.requestHeaders().isEmpty()
        ? ""
        : route.requestHeaders().stream()
            .map(HtmlReport::header)
            .collect(Collectors.joining("", "<p>Scripts may send</p><ul>", "</ul>"));
  }

  private static String header(AllowedHeader header) {
    return "<li><code>"
        + text(header.name())
        + "</code> <small>"
        + text(header.source())
        + "</small></li>";
  }

  private void tolerated(ReportedRoute route) {
    if (route.tolerated().isEmpty()) {
      return;
    }
    html.append("<ul class=\"risks\" aria-label=\"Tolerated risks\">\n");
    for (Toleration accepted : route.tolerated()) {
      html.append("<li><b>Tolerated:</b> <code>").append(text(accepted.id())).append("</code> <q>");
      html.append("<bdi>").append(text(accepted.reason())).append("</bdi></q></li>\n");
    }
    html.append("</ul>\n");
  }

  private void fact(String name, String content) {
    html.append("<div><dt>").append(name).append("</dt><dd>").append(content);
    html.append("</dd></div>\n");
  }

  private static String text(String value) {
    return Shown.html(value);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("this jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
