package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report that the packaged command writes of this example, as Chromium shows it. Skipped where
 * there is none.
 */
class ReportPageTest {

  private static final Path DIRECTORY = Path.of("target", "cors-report").toAbsolutePath();
  private static final Path REPORT = DIRECTORY.resolve("cors-report.html");
  private static final Pattern ROUTE =
      Pattern.compile(
          "<details class=\"route\"([^>]*)><summary><h3><span class=\"method\">(\\w+)</span>"
              + " <span class=\"template\">([^<]*)<");

  /** Goes to a route in the middle, as an address or the keyboard does. */
  private static final String MEASURE =
      """
      document.querySelectorAll("details").forEach((each) => { each.open = true; });
      const middle = document.querySelectorAll(".route > summary")[6];
      middle.focus();
      middle.scrollIntoView();
      const filters = document.getElementById("filters");
      const sticky = getComputedStyle(filters).position === "sticky";
      const end = sticky ? filters.getBoundingClientRect().bottom : 0;
      const cells = [...document.querySelectorAll(".versions tbody td")].map((each) => each.offsetWidth);
      document.title = "wide=" + (document.documentElement.scrollWidth > innerWidth)
        + " covered=" + (middle.getBoundingClientRect().top < end)
        + " cell=" + Math.min(...cells);
      """;

  @TempDir Path directory;
  private Chromium chromium;

  @BeforeAll
  static void write() throws Exception {
    CommandLineTest.Ran ran =
        CommandLineTest.corsac(
            "report", "--output", DIRECTORY.toString(), "example-app/target/classes");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
  }

  @BeforeEach
  void findChromium() {
    assumeTrue(
        Chromium.find(directory).isPresent(),
        "no Chromium on the PATH: name one with -Dchromium=…");
    chromium = Chromium.find(directory).orElseThrow();
  }

  @Test
  void itIsShownWholeWithoutAComplaintAndNothingIsFetched() throws Exception {
    Chromium.Look look = chromium.at(REPORT.toUri().toString());

    assertThat(shown(look.dom()))
        .containsExactly(
            "GET /account",
            "GET /catalogue",
            "GET /catalogue/{name}",
            "GET /orders",
            "POST /orders",
            "DELETE /orders/{id}",
            "GET /orders/{id}",
            "PUT /orders/{id}",
            "POST /tips",
            "POST /tips/guarded",
            "POST /transfers");
    assertThat(look.dom()).contains("role=\"status\">11 of 11 shown</p>");
    assertThat(look.console()).isEmpty();
    assertThat(look.requests()).isEmpty();
  }

  @Test
  void aPageThatFetchesOrComplainsIsFoundOut() throws Exception {
    Path page =
        Files.writeString(
            directory.resolve("page.html"),
            "<img src='http://pictures.example/'><script>console.error('a complaint')</script>");
    Chromium.Look look = chromium.at(page.toUri().toString());

    assertThat(look.requests()).isNotEmpty();
    assertThat(look.console()).anyMatch(line -> line.contains("a complaint"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "method=POST; POST /orders, POST /tips, POST /tips/guarded, POST /transfers",
        "is=not-guarded; POST /tips",
        "is=any-origin&is=not-guarded&text=catalogue; GET /catalogue, GET /catalogue/{name}",
        "text=TransfersResource; POST /transfers",
        "text=/Orders/; DELETE /orders/{id}, GET /orders/{id}, PUT /orders/{id}",
        "method=PUT&text=tips; ''"
      })
  void itsFiltersLeaveWhatTheySay(String filters, String routes) throws Exception {
    Chromium.Look look = chromium.at(REPORT.toUri() + "#" + filters);

    assertThat(String.join(", ", shown(look.dom()))).isEqualTo(routes);
    assertThat(look.console()).isEmpty();
  }

  @Test
  void anOriginLeavesWhatItMayCallAnyOriginsRoutesIncluded() throws Exception {
    Chromium.Look look =
        chromium.at(
            REPORT.toUri()
                + "#origin="
                + URLEncoder.encode("http://localhost:8081", StandardCharsets.UTF_8));

    assertThat(shown(look.dom()))
        .hasSize(10)
        .contains("GET /catalogue")
        .doesNotContain("POST /transfers");
  }

  @Test
  void anAddressOfARouteOpensIt() throws Exception {
    String number =
        Pattern.compile("<a href=\"#(r\\d+)\">TransfersResource</a>")
            .matcher(Files.readString(REPORT))
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow();
    Chromium.Look look = chromium.at(REPORT.toUri() + "#" + number);

    assertThat(shown(look.dom())).hasSize(11);
    assertThat(look.dom())
        .containsPattern(
            "id=\"" + number + "\"[^>]* open=\"\"><summary><h3>[^/]*/span> [^/]*/transfers<");
    assertThat(look.dom().split("<details class=\"route\"[^>]* open", -1)).hasSize(2);
  }

  /** Beside an older version, unfolded: by the layout that Chromium gives it. */
  @ParameterizedTest
  @ValueSource(strings = {"390,900", "1280,700"})
  void nothingIsCutOffOrCovered(String size) throws Exception {
    Path page = directory.resolve("compared.html");
    Files.writeString(
        page,
        compared()
            .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
            .replace("</body>", "<script>" + MEASURE + "</script></body>"));
    Chromium.Look look = chromium.at(page.toUri().toString(), "--window-size=" + size);

    Matcher measured =
        Pattern.compile("<title>wide=(\\w+) covered=(\\w+) cell=(\\d+)</title>")
            .matcher(look.dom());
    assertThat(measured.find()).as(look.dom()).isTrue();
    assertThat(measured.group(1)).as("wider than the window").isEqualTo("false");
    assertThat(measured.group(2)).as("below the filters").isEqualTo("false");
    assertThat(Integer.parseInt(measured.group(3))).as("a version's width").isGreaterThan(120);
  }

  private String compared() throws Exception {
    Path old = Files.createDirectories(directory.resolve("old/META-INF/corsac"));
    Files.writeString(
        old.resolve("policies.json"),
        Files.readString(Path.of("target/classes/META-INF/corsac/policies.json"))
            .replace("\"allowCredentials\": true", "\"allowCredentials\": false"));
    CommandLineTest.Ran ran =
        CommandLineTest.corsac(
            "report",
            "--format",
            "html",
            "--against",
            directory.resolve("old").toString(),
            "example-app/target/classes");
    assertThat(ran.out()).contains("class=\"versions\"");
    return ran.out();
  }

  @Test
  void itsPictureIsKept() throws Exception {
    for (String scheme : List.of("light", "dark")) {
      Path picture = REPORT.resolveSibling("report-" + scheme + ".png");
      Files.deleteIfExists(picture);
      chromium.at(
          REPORT.toUri().toString(),
          "--screenshot=" + picture,
          "--window-size=1280,1400",
          "--blink-settings=preferredColorScheme=" + (scheme.equals("dark") ? 0 : 1));
      assertThat(Files.size(picture)).isGreaterThan(20_000);
    }
  }

  /** The one in {@code docs/report.md}. {@code -Ddocs.update=true} takes it anew. */
  @Test
  void itsPictureInThePageCanBeTakenAnew() throws Exception {
    Path picture = REPORT.resolveSibling("report.png");
    Files.deleteIfExists(picture);
    chromium.at(
        REPORT.toUri().toString(),
        "--screenshot=" + picture,
        "--window-size=1180,1000",
        "--hide-scrollbars");
    Path shown = Documents.ROOT.resolve("docs/images/report.png");
    if (Boolean.getBoolean("docs.update")) {
      Files.copy(picture, shown, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(size(picture)).isEqualTo(size(shown));
  }

  private static List<Integer> size(Path picture) throws IOException {
    BufferedImage image = ImageIO.read(picture.toFile());
    return List.of(image.getWidth(), image.getHeight());
  }

  private static List<String> shown(String dom) {
    return ROUTE
        .matcher(dom)
        .results()
        .filter(route -> !route.group(1).contains("hidden"))
        .map((MatchResult route) -> route.group(2) + " " + route.group(3))
        .toList();
  }
}
