package dev.corsac.processor.page;

import dev.corsac.policy.Toleration;
import dev.corsac.processor.page.Report.Header;
import dev.corsac.processor.page.Report.Reach;
import dev.corsac.processor.page.Report.Resource;
import dev.corsac.processor.page.Report.Route;
import dev.corsac.processor.page.Report.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The report as one HTML file. Complete without its script, which only filters. Its
 * Content-Security-Policy lets that very script run and nothing be fetched, so that a value that
 * should ever get out of its quotes would still do nothing.
 */
final class HtmlReport {

  private final Report report;
  private final List<String> origins;
  private final StringBuilder html = new StringBuilder();

  private HtmlReport(Report report) {
    this.report = report;
    this.origins = report.origins();
  }

  /**
   * The file's content.
   *
   * @throws IOException if this jar lacks the style or the script
   */
  static String of(Report report) throws IOException {
    return new HtmlReport(report).page();
  }

  private String page() throws IOException {
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
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; script-src '%s'; img-src data:">
        <title>Cross-origin report</title>
        <link rel="icon" href="data:,">
        <style>%s</style>
        </head>
        <body>
        <a class="skip" href="#routes">Skip to the routes</a>
        """
            .formatted(hash(style), hash(script), style));
    header();
    filters();
    html.append("<main id=\"routes\">\n");
    report.resources().forEach(this::resource);
    html.append("<p id=\"nothing\" hidden>No route is left by these filters.</p>\n");
    warnings();
    html.append("</main>\n");
    html.append(
        """
        <footer>
        <p>CORS stops no request: it decides what scripts may read, and whether browsers send what
        needs a preflight request. What protects a service from requests is shown nowhere here.</p>
        <p>Written by Corsac's annotation processor, from what one compilation compiled. For programs, the
        same is in <code>META-INF/corsac/policies.json</code>.</p>
        </footer>
        """);
    html.append("<script>").append(script).append("</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private void header() {
    html.append(
        "<header>\n<p class=\"brand\">Corsac</p>\n<h1>Who may read what, from elsewhere</h1>\n");
    html.append("<dl class=\"numbers\">\n");
    number("routes", report.routes().count());
    number("for listed origins", report.count(Reach.LISTED_ORIGINS));
    number("for any origin", report.count(Reach.ANY_ORIGIN));
    number("same origin only", report.count(Reach.SAME_ORIGIN));
    number("not governed", report.count(Reach.NOT_GOVERNED));
    number("with credentials", report.routes().filter(Route::credentials).count());
    number("tolerate a risk", report.routes().filter(r -> !r.tolerated().isEmpty()).count());
    number("warnings, notes", report.warnings().size());
    html.append("</dl>\n</header>\n");
  }

  private void number(String what, long count) {
    html.append("<div><dt>").append(what).append("</dt><dd>").append(count).append("</dd></div>\n");
  }

  private void filters() {
    html.append("<form id=\"filters\" role=\"search\" aria-label=\"Filter the routes\">\n");
    html.append(
        "<label>Origin <select id=\"origin\" name=\"origin\"><option value=\"\">all</option>\n");
    for (int i = 0; i < origins.size(); i++) {
      html.append("<option value=\"").append(i).append("\">").append(text(origins.get(i)));
      html.append("</option>\n");
    }
    html.append("</select></label>\n");
    html.append(
        "<label>Method <select id=\"method\" name=\"method\"><option value=\"\">all</option>\n");
    for (String method : report.methods()) {
      html.append("<option>").append(text(method)).append("</option>\n");
    }
    html.append("</select></label>\n");
    html.append(
        """
        <label>Path contains <input id="path" name="path" type="search" autocomplete="off" spellcheck="false"></label>
        <button type="reset">Show all</button>
        <p id="count" role="status"></p>
        </form>
        <noscript><p class="hint">The filters need JavaScript; the report does not.</p></noscript>
        """);
  }

  private void resource(Resource resource) {
    html.append("<section class=\"resource\" aria-label=\"")
        .append(text(resource.name()))
        .append("\">\n");
    html.append("<h2>").append(text(resource.simpleName())).append("</h2>\n");
    html.append("<p class=\"home\"><code>").append(text(resource.name())).append("</code>");
    html.append("</p>\n");
    resource.routes().forEach(this::route);
    html.append("</section>\n");
  }

  private void route(Route route) {
    html.append("<article class=\"route\" data-method=\"")
        .append(text(route.surface().httpMethod()));
    html.append("\" data-path=\"").append(text(route.surface().template()));
    html.append("\" data-origins=\"").append(originNumbers(route)).append("\">\n");
    html.append("<h3><span class=\"method\">").append(text(route.surface().httpMethod()));
    html.append("</span> <span class=\"template\">").append(text(route.surface().template()));
    html.append("</span></h3>\n<p class=\"tags\">");
    tag(
        "reach-" + route.reach().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        route.reach().words());
    if (route.credentials()) {
      tag("credentials", "with credentials");
    }
    if (!route.tolerated().isEmpty()) {
      tag(
          "risk",
          route.tolerated().size() == 1
              ? "1 tolerated risk"
              : route.tolerated().size() + " tolerated risks");
    }
    if (!route.warnings().isEmpty()) {
      tag(
          "warned",
          route.warnings().size() == 1 ? "1 warning" : route.warnings().size() + " warnings");
    }
    html.append("</p>\n<dl class=\"facts\">\n");
    who(route);
    before(route);
    after(route);
    html.append("</dl>\n<p class=\"source\"><code>");
    html.append(text(route.element())).append("</code>");
    html.append(" · decided by ").append(text(route.decidedBy()));
    html.append("</p>\n");
    tolerated(route);
    html.append("</article>\n");
  }

  private String originNumbers(Route route) {
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < origins.size(); i++) {
      if (route.origins().contains(origins.get(i)) || route.reach() == Reach.ANY_ORIGIN) {
        numbers.append(numbers.isEmpty() ? "" : " ").append(i);
      }
    }
    return numbers.toString();
  }

  private void who(Route route) {
    StringBuilder who = new StringBuilder();
    switch (route.reach()) {
      case ANY_ORIGIN -> who.append("<p>Every page on the web.</p>");
      case SAME_ORIGIN -> who.append("<p>The service's own pages only.</p>");
      case NOT_GOVERNED ->
          who.append("<p>Nobody else, as far as Corsac goes: other code may add headers.</p>");
      case LISTED_ORIGINS -> {
        who.append("<ul>");
        route
            .origins()
            .forEach(
                origin -> who.append("<li><code>").append(text(origin)).append("</code></li>"));
        who.append("</ul>");
      }
    }
    if (route.credentials()) {
      who.append("<p>With cookies and other credentials.</p>");
    }
    fact("Who may", who.toString());
  }

  private void before(Route route) {
    StringBuilder before = new StringBuilder("<p>" + text(route.sending()) + "</p>");
    before.append("<p>").append(text(route.preflight())).append("</p>");
    if (!route.requestHeaders().isEmpty()) {
      before.append("<p>Scripts may send</p><ul>");
      for (Header header : route.requestHeaders()) {
        before.append(named(header.name(), header.source()));
      }
      before.append("</ul>");
    }
    fact("Before: what the browser asks", before.toString());
  }

  private void after(Route route) {
    StringBuilder after = new StringBuilder("<p>" + text(route.after()) + "</p>");
    if (!route.exposedHeaders().isEmpty()) {
      after.append("<p>and of its headers</p><ul>");
      for (String name : route.exposedHeaders()) {
        after.append(named(name, "listed in exposedHeaders"));
      }
      after.append("</ul>");
    }
    fact("After: what scripts can read", after.toString());
  }

  private static String named(String header, String source) {
    return "<li><code>" + text(header) + "</code> <small>" + text(source) + "</small></li>";
  }

  private void tolerated(Route route) {
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

  private void warnings() {
    if (report.warnings().isEmpty()) {
      return;
    }
    html.append("<section id=\"warnings\">\n<h2>Warnings and notes</h2>\n<ul>\n");
    for (Warning warning : report.warnings()) {
      html.append("<li><code>").append(text(warning.id())).append("</code> at <code>");
      html.append(text(warning.element().toString())).append("</code>");
      html.append("<p>").append(text(warning.text())).append("</p></li>\n");
    }
    html.append("</ul>\n</section>\n");
  }

  private void tag(String kind, String words) {
    html.append("<span class=\"tag ").append(kind).append("\">").append(words).append("</span> ");
  }

  private void fact(String name, String content) {
    html.append("<div><dt>")
        .append(name)
        .append("</dt><dd>")
        .append(content)
        .append("</dd></div>\n");
  }

  private static String text(String value) {
    return Shown.html(value);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the processor's jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
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
