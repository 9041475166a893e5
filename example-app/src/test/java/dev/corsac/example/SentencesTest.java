package dev.corsac.example;

import static dev.corsac.example.ExplainedApplication.PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.corsac.policy.reason.Cause;
import dev.corsac.testing.Fetch;
import dev.corsac.testing.FetchRequest;
import dev.corsac.testing.Headers;
import dev.corsac.testing.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * For each reason one request, over real HTTP to a server that logs, through the test kit, and
 * through the packaged {@code corsac explain}: all three say the same sentence, and so does {@code
 * docs/guide/refused.md}. {@code -Ddocs.update} writes it there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentencesTest {
  private static final Path PAGE_FILE = Documents.ROOT.resolve("docs/guide/refused.md");
  private static final Path RECORDING_PAGE = Documents.ROOT.resolve("docs/guide/recording.md");
  private static final Pattern SENTENCES =
      Pattern.compile("(?s)(<!-- sentences -->\\n\\n).*?(\\n<!-- /sentences -->)");
  private static final Pattern PRINTED = Pattern.compile("(?s)(```text\\n).*?(```\\n)");
  private static final String STRANGER = "https://shop.example.net";
  private static final String MANY = "%41/;a//../".repeat(40);

  /**
   * A request that gets less than it asks for.
   *
   * @param shown what the page says of its path, where that is long
   */
  private record Case(
      Cause cause,
      String origin,
      String method,
      String path,
      String shown,
      @Nullable String header,
      boolean credentials) {

    Case(Cause cause, String origin, String method, String path) {
      this(cause, origin, method, path, path, null, false);
    }

    FetchRequest request(String server) {
      FetchRequest request = FetchRequest.get(origin, server + path).method(method);
      request = header == null ? request : request.header(header, "1");
      return credentials ? request.withCredentials() : request;
    }

    List<String> command(Path classes) {
      List<String> words =
          new ArrayList<>(
              List.of(
                  "explain",
                  classes.toString(),
                  "--origin",
                  origin,
                  "--method",
                  method,
                  "--path",
                  path));
      if (header != null) {
        words.addAll(List.of("--header", header + ": 1"));
      }
      if (credentials) {
        words.add("--credentials");
      }
      return words;
    }

    String title() {
      return method
          + " "
          + shown
          + " from "
          + origin
          + (header == null ? "" : ", with " + header)
          + (credentials ? ", with credentials" : "");
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(Cause.PATH_NOT_GOVERNED, PAGE, "GET", "/order"),
          new Case(Cause.PATH_NOT_GOVERNED, PAGE, "DELETE", "/Orders/7"),
          new Case(Cause.METHOD_NOT_GOVERNED, PAGE, "PUT", "/prices"),
          new Case(Cause.NO_SUCH_METHOD, PAGE, "PATCH", "/orders"),
          new Case(Cause.ORIGIN_NOT_ALLOWED, "http://app.example.com", "GET", "/orders"),
          new Case(Cause.ORIGIN_NOT_ALLOWED, STRANGER, "DELETE", "/orders/7"),
          new Case(Cause.NULL_ORIGIN, "null", "GET", "/orders"),
          new Case(Cause.SAME_ORIGIN_POLICY, PAGE, "GET", "/accounts"),
          new Case(Cause.POLICIES_DISAGREE, PAGE, "POST", "/mixed"),
          new Case(Cause.ROUTES_DIFFER, PAGE, "PUT", "/both/7"),
          new Case(Cause.READINGS_DIFFER, PAGE, "PUT", "/files//a"),
          new Case(
              Cause.TOO_MANY_READINGS,
              PAGE,
              "PUT",
              "/files/" + MANY,
              "/files/%41/;a//../…",
              null,
              false),
          new Case(
              Cause.EXPRESSION_FAILED,
              PAGE,
              "PUT",
              "/slow/" + "a".repeat(900),
              "/slow/aaaaaaaa…",
              null,
              false),
          new Case(
              Cause.HEADER_NOT_ALLOWED, PAGE, "DELETE", "/orders/7", "/orders/7", "X-Trace", false),
          new Case(Cause.CREDENTIALS_NOT_ALLOWED, PAGE, "GET", "/orders", "/orders", null, true),
          new Case(
              Cause.CREDENTIALS_WITH_ANY_ORIGIN, PAGE, "GET", "/prices", "/prices", null, true));

  /** What browsers never send, or what the table alone does not know: shown by other tests here. */
  private static final List<Cause> ELSEWHERE =
      List.of(
          Cause.SEVERAL_ORIGINS,
          Cause.SEVERAL_METHODS,
          Cause.OWN_ORIGIN,
          Cause.HEADERS_NOT_EXPOSED);

  /** Collects what Corsac logs. */
  private static final class Log extends Handler {
    private final Logger logger = Logger.getLogger("dev.corsac");
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final SimpleFormatter formatter = new SimpleFormatter();

    List<String> during(Runnable run) {
      lines.clear();
      run.run();
      return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord logged) {
      lines.add(formatter.formatMessage(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }

  @TempDir static Path directory;
  private final Log log = new Log();
  private @Nullable ExplainedApplication started;

  @BeforeAll
  void start() throws Exception {
    log.logger.addHandler(log);
    started = ExplainedApplication.start(Files.createDirectory(directory.resolve("classes")));
  }

  @AfterAll
  void close() throws IOException {
    log.close();
    shop().close();
  }

  private ExplainedApplication shop() {
    return Objects.requireNonNull(started);
  }

  private String sentence(Case each) {
    List<String> reasons = Fetch.over(shop().table()).fetch(each.request(shop().url())).reasons();
    assertThat(reasons).as(each.title()).hasSize(1);
    return reasons.get(0);
  }

  @Test
  void everyCauseIsHere() {
    assertThat(Stream.concat(CASES.stream().map(Case::cause), ELSEWHERE.stream()))
        .containsOnly(Cause.values())
        .containsAll(Arrays.asList(Cause.values()));
  }

  @TestFactory
  Stream<DynamicTest> theLogTheTestKitAndTheCommandSayTheSame() {
    return CASES.stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.cause() + " " + each.title(),
                () -> {
                  String sentence = sentence(each);
                  List<String> logged =
                      log.during(() -> {
                        Outcome wire =
                            Fetch.over(shop().server()).fetch(each.request(shop().url()));
                        assertThat(wire.readable()).isFalse();
                      });
                  assertThat(logged).filteredOn(line -> line.endsWith(": " + sentence)).hasSize(1);
                  Outcome kit = Fetch.over(shop().table()).fetch(each.request(shop().url()));
                  assertThat(kit.toString()).contains("  NO  Corsac's policy: " + sentence + "\n");
                  CommandLineTest.Ran ran =
                      CommandLineTest.corsac(each.command(shop().classes()).toArray(String[]::new));
                  assertThat(ran.status()).isEqualTo(1);
                  assertThat(ran.out()).contains("  NO  Corsac's policy: " + sentence + "\n");
                }));
  }

  @Test
  void theGuardSaysTheSameInTheLogTheTestKitAndTheCommand() throws Exception {
    FetchRequest paying = FetchRequest.get(STRANGER, shop().url() + "/orders").method("POST");
    Outcome kit = Fetch.over(shop().table()).fetch(paying);
    String clause =
        kit.steps().stream()
            .filter(step -> step.clause().equals("Corsac's guard"))
            .findFirst()
            .orElseThrow()
            .sentence()
            .replaceFirst("^Answers 403 before the method runs: (.*)\\.$", "$1");
    List<String> logged = log.during(() -> Fetch.over(shop().server()).fetch(paying));
    assertThat(logged).anyMatch(line -> line.contains(": " + clause + ". If this sender"));
    assertThat(
            CommandLineTest.corsac(
                    "explain",
                    shop().classes().toString(),
                    "--origin",
                    STRANGER,
                    "--method",
                    "POST",
                    "--path",
                    "/orders")
                .out())
        .contains("Corsac's guard: Answers 403 before the method runs: " + clause + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/orders|ETag",
        "/orders/all|Location, ETag, Link, Content-Disposition, WWW-Authenticate, Retry-After, X-Total-Count"
      })
  void headersThatScriptsMissAreToldByTheLogAndTheTestKit(String path, String names) {
    FetchRequest listing = FetchRequest.get(PAGE, shop().url() + path);
    List<String> sentences = new ArrayList<>();
    List<String> logged =
        log.during(() ->
            Fetch.over(shop().server()).fetch(listing).assertReadable().steps().stream()
                .map(Outcome.Step::sentence)
                .filter(each -> each.contains("exposedHeaders"))
                .forEach(sentences::add));
    assertThat(sentences).singleElement().asString().contains("without " + names + ",");
    assertThat(logged).singleElement().asString().endsWith(": " + sentences.get(0));
  }

  @Test
  void whatNoBrowserSendsIsToldByTheLog() {
    Headers one = Headers.NONE.with("Origin", PAGE).with("Access-Control-Request-Method", "DELETE");
    assertThat(log.during(() -> shop().send("OPTIONS", "/orders/7", one.with("Origin", PAGE))))
        .singleElement()
        .asString()
        .endsWith("it has several Origin lines. Browsers send one.");
    assertThat(
            log.during(() ->
                shop()
                    .send(
                        "OPTIONS", "/orders/7", one.with("Access-Control-Request-Method", "GET"))))
        .singleElement()
        .asString()
        .endsWith("it has several Access-Control-Request-Method lines. Browsers send one.");
    Headers own = Headers.NONE.with("Origin", shop().url());
    assertThat(log.during(() -> shop().send("GET", "/accounts", own)))
        .singleElement()
        .asString()
        .contains("this origin is the server's own");
  }

  @Test
  void whatIsGrantedIsNotLogged() {
    assertThat(
            log.during(() ->
                Fetch.over(shop().server())
                    .fetch(FetchRequest.get(PAGE, shop().url() + "/prices"))
                    .assertReadable()))
        .isEmpty();
  }

  @Test
  void theGuideHasTheSentences() throws IOException {
    StringBuilder table = new StringBuilder("| request | what is said |\n|---|---|\n");
    for (Case each : CASES) {
      table
          .append("| `")
          .append(each.title())
          .append("` | ")
          .append(sentence(each).replace("|", "\\|").replace("*", "\\*"))
          .append(" |\n");
    }
    replaced(PAGE_FILE, SENTENCES, table.toString());
  }

  @Test
  void theGuideShowsWhatARecordingHas() throws Exception {
    Path file = directory.resolve("corsac.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.corsac.Refused");
      recording.enable("dev.corsac.Guarded");
      recording.start();
      Fetch browser = Fetch.over(shop().server());
      browser.fetch(FetchRequest.get(PAGE, shop().url() + "/orders"));
      browser.fetch(FetchRequest.get(STRANGER, shop().url() + "/orders/7").method("DELETE"));
      browser.fetch(FetchRequest.get(STRANGER, shop().url() + "/orders"));
      browser.fetch(FetchRequest.form(STRANGER, shop().url() + "/orders"));
      recording.stop();
      recording.dump(file);
    }
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jfr");
    assumeTrue(Files.isExecutable(tool), "this JDK has no jfr tool");
    Process process =
        new ProcessBuilder(tool.toString(), "print", "--events", "dev.corsac.*", file.toString())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replace("\r\n", "\n");
    assertThat(process.waitFor()).isZero();
    List<String> found = events(printed);
    if (Boolean.getBoolean("docs.update")) {
      String text = String.join("\n", found);
      Matcher place = PRINTED.matcher(Documents.read(RECORDING_PAGE));
      Files.writeString(
          RECORDING_PAGE, place.replaceFirst("$1" + Matcher.quoteReplacement(text) + "$2"));
    }
    // The recorder keeps the events of each thread together, so their order is not that of time.
    assertThat(events(Documents.blocks(Documents.read(RECORDING_PAGE), "text").get(0)))
        .hasSize(4)
        .containsExactlyInAnyOrderElementsOf(found);
  }

  /** Each event, without what differs from run to run. */
  private static List<String> events(String printed) {
    return Stream.of(printed.split("(?m)(?<=^}\\n)"))
        .map(each ->
            each.strip()
                    .replaceAll("startTime = .*", "startTime = …")
                    .replaceAll("\n *eventThread = .*", "")
                + "\n")
        .filter(each -> each.startsWith("dev.corsac."))
        .toList();
  }

  /** Holds a page to what was found, or writes it there. */
  private static void replaced(Path page, Pattern block, String text) throws IOException {
    String before = Documents.read(page);
    Matcher place = block.matcher(before);
    assertThat(place.find()).isTrue();
    String due = place.replaceFirst("$1" + Matcher.quoteReplacement(text) + "$2");
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, due);
    }
    assertThat(Documents.read(page)).isEqualTo(due);
  }
}
