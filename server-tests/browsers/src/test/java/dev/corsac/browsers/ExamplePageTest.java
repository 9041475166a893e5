package dev.corsac.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corsac.example.RunningExample;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The example's page in both browsers: what its rows show is what the example promises. */
class ExamplePageTest {

  /** The call, the caller, what came of it, whether the API handled it, and the status. */
  private static final List<String> PROMISED =
      List.of(
          "catalogue trusted readable true 200",
          "catalogue stranger readable true 200",
          "catalogue null readable true 200",
          "orders trusted readable true 200",
          "orders stranger hidden true 200",
          "orders null hidden true 200",
          "account-without-token trusted readable false 401",
          "account-without-token stranger hidden false 401",
          "account-without-token null hidden false 401",
          "order-place trusted readable true 201",
          "order-place stranger not-sent false ",
          "order-place null not-sent false ",
          "order-change trusted readable true 412",
          "order-change stranger not-sent false ",
          "order-change null not-sent false ",
          "order-cancel trusted readable true 404",
          "order-cancel stranger not-sent false ",
          "order-cancel null not-sent false ",
          "account-with-token trusted readable true 200",
          "account-with-token stranger not-sent false ",
          "account-with-token null not-sent false ",
          "tip trusted readable true 200",
          "tip stranger hidden true 200",
          "tip null hidden true 200",
          "tip-guarded trusted readable true 200",
          "tip-guarded stranger hidden false 403",
          "tip-guarded null hidden false 403",
          "transfer-form trusted hidden false 415",
          "transfer-form stranger hidden false 415",
          "transfer-form null hidden false 415",
          "transfer trusted not-sent false ",
          "transfer stranger not-sent false ",
          "transfer null not-sent false ");

  private static final String MAKE_ALL_CALLS =
      """
      async () => {
        document.getElementById("all").click();
        const end = Date.now() + 60000;
        while (document.body.dataset.done !== "true" && Date.now() < end) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return [...document.querySelectorAll("article[data-call]")].flatMap((article) =>
          [...article.querySelectorAll(".lane[data-caller]")].map(({ dataset }) =>
            [article.dataset.call, dataset.caller, dataset.verdict, dataset.handled, dataset.status].join(" ")));
      }\
      """;

  private static final int MARGIN = 12;
  private static final String SHOW_THE_GUARDED_CALL =
      """
      (origins) => {
        const call = document.querySelector("article[data-call=tip-guarded]");
        for (const code of call.querySelectorAll("code")) {
          for (const [running, documented] of origins) {
            code.textContent = code.textContent.replace(new URL(running).origin, documented);
          }
        }
        const { top, height } = call.getBoundingClientRect();
        return { top: Math.round(top + scrollY), height: Math.round(height) };
      }\
      """;

  @ParameterizedTest
  @EnumSource(BrowserKind.class)
  void itsRowsShowWhatTheExamplePromises(BrowserKind kind) throws IOException {
    Path screenshots = Path.of(System.getProperty("screenshots.directory"));
    try (RunningExample example = new RunningExample();
        Browser browser = Browser.start(kind)) {
      for (String page : List.of(example.trusted(), example.stranger())) {
        browser.open(page);
        List<String> rows =
            browser.evaluate(MAKE_ALL_CALLS, "").valueStream().map(JsonNode::asText).toList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(PROMISED);

        String name = page.equals(example.trusted()) ? "trusted" : "stranger";
        Path screenshot = screenshots.resolve("example-" + name + "-" + kind.driverName() + ".png");
        browser.screenshot(screenshot, false);
        assertThat(Files.size(screenshot)).isGreaterThan(20_000);
        if (kind == BrowserKind.CHROMIUM && page.equals(example.trusted())) {
          keepTheReadmesPicture(browser, example, screenshots);
        }
      }
    }
  }

  /**
   * Cuts one call out of the page, with the ports that the README starts it at. {@code
   * -Ddocs.update=true} puts it into the README.
   */
  private static void keepTheReadmesPicture(
      Browser browser, RunningExample example, Path screenshots) throws IOException {
    JsonNode call =
        browser.evaluate(
            SHOW_THE_GUARDED_CALL,
            List.of(
                List.of(example.trusted(), "http://localhost:8081"),
                List.of(example.stranger(), "http://localhost:8082")));
    Path page = screenshots.resolve("example-call-page.png");
    browser.screenshot(page, false);
    BufferedImage whole = ImageIO.read(page.toFile());
    int top = call.path("top").asInt() - MARGIN;
    int height = call.path("height").asInt() + 2 * MARGIN;
    Path picture = screenshots.resolve("example-call.png");
    ImageIO.write(whole.getSubimage(0, top, whole.getWidth(), height), "png", picture.toFile());
    assertThat(Files.size(picture)).isBetween(20_000L, Files.size(page) - 1);
    if (Boolean.getBoolean("docs.update")) {
      Files.copy(
          picture,
          Path.of("..", "..", "docs", "images", "example-call.png"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
