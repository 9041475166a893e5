package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example's page and the report on a phone, and for those who do not see them: what Chromium
 * can be asked about names, headings, landmarks and sizes. Skipped where there is none.
 */
class AccessiblePagesTest {

  /** Fingers need 24 pixels (WCAG 2.2, 2.5.8), but for links in a line of text. */
  private static final String FAULTS =
      """
      const faults = [];
      const all = (selector) => [...document.querySelectorAll(selector)];
      const name = (element) => (element.getAttribute("aria-label") || element.title
        || [...(element.labels || [])].map((each) => each.textContent).join(" ")
        || element.textContent).trim();
      const expect = (fine, fault) => { if (!fine) { faults.push(fault); } };

      expect(document.documentElement.lang === "en", "no language");
      expect(document.title.trim(), "no title");
      expect(document.documentElement.scrollWidth <= innerWidth, "wider than the window");
      expect(innerWidth < 600, "no phone: " + innerWidth);
      all("details").forEach((each) => { each.open = true; });
      let above = 0;
      all("h1, h2, h3, h4, h5, h6").forEach((heading) => {
        const level = Number(heading.tagName[1]);
        expect(level <= above + 1, `h${level} "${name(heading)}" below h${above}`);
        expect(name(heading), `h${level} without words`);
        above = level;
      });
      expect(all("h1").length === 1, "not one h1");
      ["body > header", "main", "body > footer"].forEach((landmark) =>
        expect(all(landmark).length === 1, "not one " + landmark));
      all("nav, [role=search], table, [role=table], fieldset").forEach((each) =>
        expect(each.getAttribute("aria-label") || each.caption || each.querySelector(":scope > legend"),
          `${each.tagName} ${each.id} without a name`));
      all("th").forEach((each) => expect(each.scope, `th "${name(each)}" without a scope`));
      all("img").forEach((each) => expect(each.hasAttribute("alt"), "img without alt"));
      all("iframe").forEach((each) => expect(each.title, "iframe without a title"));
      const ids = all("[id]").map((each) => each.id);
      expect(new Set(ids).size === ids.length, "an id twice");
      const tall = (element) => {
        const whole = element.matches("input") ? element.labels[0] || element : element;
        const behind = getComputedStyle(whole, "::after");
        return Math.max(whole.getBoundingClientRect().height,
          behind.position === "absolute" ? parseFloat(behind.height) : 0);
      };
      all("button, input, select, summary, a[href]").filter((each) => each.offsetParent).forEach((each) => {
        expect(name(each), `${each.tagName} ${each.id} without a name`);
        expect(each.matches("p a, .skip") || tall(each) >= 24,
          `${each.tagName} "${name(each)}" is ${tall(each)} pixels high`);
      });
      all("[id=faults]").forEach((each) => each.remove());
      const list = document.createElement("pre");
      list.id = "faults";
      list.textContent = faults.join("\\n");
      document.body.append(list);
      """;

  private static final Pattern FOUND = Pattern.compile("(?s)<pre id=\"faults\">(.*?)</pre>");

  @TempDir Path directory;
  private Chromium chromium;

  @BeforeEach
  void findChromium() {
    assumeTrue(
        Chromium.find(directory).isPresent(),
        "no Chromium on the PATH: name one with -Dchromium=…");
    chromium = Chromium.find(directory).orElseThrow();
  }

  @Test
  void theExamplesPageHasNoFault() throws Exception {
    try (Example example = Example.start(Ports.FREE)) {
      String page = chromium.at(example.trusted().toString()).dom();
      String style =
          Documents.read(
              Documents.ROOT.resolve("example-app/src/main/resources/dev/corsac/example/page.css"));

      assertThat(page).contains("role=\"table\" aria-label=");
      assertThat(
              faults(
                  page.replaceAll("<script[^>]*></script>", "")
                      .replace(
                          "<link rel=\"stylesheet\" href=\"page.css\">",
                          "<style>" + style + "</style>")))
          .isEmpty();
    }
  }

  @Test
  void theReportHasNoFault() throws Exception {
    CommandLineTest.Ran ran =
        CommandLineTest.corsac("report", "--format", "html", "example-app/target/classes");

    assertThat(faults(ran.out())).isEmpty();
  }

  @Test
  void aPageWithFaultsIsFoundOut() throws Exception {
    assertThat(
            faults(
                """
                <!doctype html><title>t</title><h1>One</h1><h3>Three</h3>
                <input><table><tr><th>Head</th></tr></table><main></main>
                <ul><li><a href="#x">small</a></li></ul><div style="width:900px">wide</div></body>
                """))
        .contains(
            "no language",
            "wider than the window",
            "h3 \"Three\" below h1",
            "not one body &gt; header",
            "TABLE  without a name",
            "th \"Head\" without a scope",
            "INPUT  without a name",
            "A \"small\" is");
  }

  private String faults(String page) throws Exception {
    Path file = directory.resolve("page.html");
    Files.writeString(
        file,
        page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
            .replace("</body>", "<script>" + FAULTS + "</script></body>"));
    Chromium.Look look = chromium.at(file.toUri().toString(), "--window-size=390,844");
    Matcher found = FOUND.matcher(look.dom());
    assertThat(found.find()).as(String.join("\n", look.console())).isTrue();
    return found.group(1);
  }
}
