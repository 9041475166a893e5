package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line, as a process, over this application as it was compiled. */
class CommandLineTest {
  private static final Path JAR = Path.of("target", "cli", "cors-cli.jar").toAbsolutePath();
  private static final List<Path> PAGES =
      List.of(Documents.ROOT.resolve("docs/cli.md"), Documents.ROOT.resolve("docs/edge.md"));
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^\\$ java -jar cors-cli\\.jar (.*)\\n((?:(?!\\$ ).*\\n)*)");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

  /** An earlier state of some of this application's sources. */
  private static final Path EARLIER = Path.of("src/test/resources/earlier");

  /** What the application granted before: no credentials anywhere. */
  @TempDir static Path before;

  /** This application, compiled again with the annotation that {@code explain} says. */
  @TempDir static Path fixed;

  record Ran(int status, String out, String err) {}

  private static Ran run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(JAR.toString());
    for (String argument : arguments) {
      command.add(
          argument.equals("before")
              ? before.toString()
              : argument.equals("fixed") ? fixed.toString() : argument);
    }
    Path out = Files.createTempFile("corsac", ".out");
    Path err = Files.createTempFile("corsac", ".err");
    Process process =
        new ProcessBuilder(command)
            .directory(Documents.ROOT.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int status = process.waitFor();
    Ran ran = new Ran(status, read(out), read(err));
    Files.delete(out);
    Files.delete(err);
    return ran;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  static Ran corsac(String... arguments) throws IOException, InterruptedException {
    return run(List.of(arguments));
  }

  private static void writeBefore() throws IOException {
    String file = "META-INF/corsac/policies.json";
    String now = read(Path.of("target", "classes").resolve(file));
    Path old = before.resolve(file);
    Files.createDirectories(old.getParent());
    Files.writeString(
        old, now.replace("\"allowCredentials\": true", "\"allowCredentials\": false"));
  }

  /** Pastes what the page's first explanation says into the source, and compiles that file. */
  private static void writeFixed() throws IOException, InterruptedException {
    String said =
        run(words(
                "explain example-app/target/classes --base /api --origin http://localhost:8081"
                    + " --path /api/orders/1 --method DELETE --header X-Trace"))
            .out();
    String annotation = said.substring(said.indexOf("@CrossOrigin(", said.indexOf("would grant")));
    String source = read(Path.of("src/main/java/dev/corsac/example/OrdersResource.java"));
    int from = source.indexOf("@CrossOrigin(");
    int to = source.indexOf("public class");
    Path pasted = Files.createDirectories(before.resolve("src")).resolve("OrdersResource.java");
    Files.writeString(pasted, source.substring(0, from) + annotation + source.substring(to));
    compileAgain(fixed, List.of(pasted));
  }

  /** This application as it was compiled, and over it other states of some of its files. */
  private static void compileAgain(Path to, List<Path> sources) throws IOException {
    Path classes = Path.of("target", "classes");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(classes.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    StringWriter messages = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "-d",
                    to.toString(),
                    "-cp",
                    to + File.pathSeparator + System.getProperty("java.class.path"),
                    "-processorpath",
                    processorPath()),
                null,
                compiler
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjectsFromPaths(sources))
            .call();
    assertThat(compiled).as(messages.toString()).isTrue();
  }

  private static String processorPath() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target", "processor"))) {
      return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** As a shell splits a line that has double quotes. */
  private static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group() : word.group(1))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOfThePageSaysWhatIsShown()
      throws IOException, InterruptedException {
    writeBefore();
    writeFixed();
    if (Boolean.getBoolean("docs.update")) {
      update();
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : PAGES) {
      Matcher command = COMMAND.matcher(String.join("", Documents.blocks(read(page), "console")));
      while (command.find()) {
        String words = command.group(1);
        String shown = command.group(2);
        tests.add(DynamicTest.dynamicTest(words, () -> assertThat(said(words)).isEqualTo(shown)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(8);
    return tests.stream();
  }

  /** What a command of a page prints; the page's example listens where this one does. */
  private static String said(String command) throws IOException, InterruptedException {
    String words = command.replace(" --output corsac ", " --output target/corsac ");
    boolean both = words.endsWith(" 2>&1");
    Ran ran;
    if (words.startsWith("probe ")) {
      try (Example example = Example.start(Ports.FREE)) {
        ran = run(words(words.replace("http://localhost:8080/api", "" + example.api())));
      }
    } else {
      ran = run(words(words.replace(" 2>&1", "")));
    }
    return (both ? ran.out() + ran.err() : ran.out()).replace("target/corsac/", "corsac/");
  }

  private static void update() throws IOException {
    Pattern block =
        Pattern.compile("(?s)(```console\\n\\$ java -jar cors-cli\\.jar ([^\\n]*)\\n).*?(```\\n)");
    for (Path file : PAGES) {
      Matcher blocks = block.matcher(read(file));
      StringBuilder page = new StringBuilder();
      while (blocks.find()) {
        try {
          String out = said(blocks.group(2));
          blocks.appendReplacement(
              page, Matcher.quoteReplacement(blocks.group(1) + out + blocks.group(3)));
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      blocks.appendTail(page);
      Files.writeString(file, page);
    }
  }

  @Test
  void theStatusTellsWhetherARequestIsGranted() throws Exception {
    String classes = "example-app/target/classes";
    assertThat(explain(classes, "http://localhost:8081", "/api/orders").status()).isZero();
    assertThat(explain(classes, "http://localhost:8082", "/api/orders").status()).isEqualTo(1);
    assertThat(explain(classes, "http://localhost:8082/", "/api/orders").status()).isEqualTo(2);
    assertThat(explain("nowhere", "http://localhost:8081", "/api/orders").status()).isEqualTo(2);
  }

  private static Ran explain(String place, String origin, String path) throws Exception {
    return corsac("explain", place, "--base", "/api", "--origin", origin, "--path", path);
  }

  /** Each run is a process of its own, whose maps have an order of their own. */
  @Test
  void whatProgramsReadIsTheSameEachTime() throws Exception {
    String classes = "example-app/target/classes";
    List<List<String>> commands =
        List.of(
            List.of(
                "explain",
                classes,
                "--base",
                "/api",
                "--json",
                "--origin",
                "http://localhost:8081",
                "--path",
                "/api/orders"),
            List.of("export", classes, "--base", "/api", "--format", "envoy"),
            List.of("list", classes, "--json"));
    for (List<String> command : commands) {
      Ran first = run(command);
      assertThat(first.out()).as("%s %s", command, first.err()).isNotBlank();
      for (int i = 0; i < 3; i++) {
        assertThat(run(command).out()).isEqualTo(first.out());
      }
    }
  }

  @Test
  void badInputIsAnsweredInWords() throws Exception {
    Ran slash = explain("example-app/target/classes", "http://localhost:8082/", "/api/orders");
    assertThat(slash.err()).contains("Did you mean \"http://localhost:8082\"?");
    assertThat(explain("nowhere", "http://localhost:8081", "/x").err())
        .isEqualTo("There is no nowhere.\nTry \"corsac explain --help\".\n");
    assertThat(corsac("explian").err()).contains("Did you mean: corsac explain");
    assertThat(slash.err() + corsac("explian").err()).doesNotContain("\tat ");
  }

  @Test
  void whatNoAnnotationCanGrantIsSaid() throws Exception {
    Ran sandboxed = explain("example-app/target/classes", "null", "/api/orders");
    assertThat(sandboxed.out()).contains("No change of an annotation", "[cors:origin-null]");
    Ran absent = explain("example-app/target/classes", "http://localhost:8081", "/api/none");
    assertThat(absent.out()).contains("No route matches the path /api/none.");
  }

  @Test
  void aWidenedPolicyEndsWithOneAndANarrowedOneWithZero() throws Exception {
    writeBefore();
    String now = "example-app/target/classes";
    Ran widened = corsac("diff", "before", now);
    assertThat(widened.status()).isEqualTo(1);
    assertThat(widened.out()).contains("credentials are allowed");
    Ran narrowed = corsac("diff", now, "before");
    assertThat(narrowed.status()).isZero();
    assertThat(narrowed.out()).contains("credentials are no longer allowed", "Nothing widened.");
    assertThat(corsac("diff", now, now).out()).isEqualToIgnoringNewLines("Nothing differs.");
    assertThat(corsac("diff", "before", now, "--markdown").out()).contains("| **widened** |");
  }

  @Test
  void theListIsNarrowedByWhatIsAsked() throws Exception {
    String classes = "example-app/target/classes";
    assertThat(routes("list", classes, "--method", "DELETE"))
        .singleElement()
        .asString()
        .contains("/orders/{id}");
    assertThat(routes("list", classes, "--base", "/api", "--path", "/api/orders/1"))
        .hasSize(3)
        .allMatch(line -> line.contains("/orders/{id}"));
    assertThat(routes("list", classes, "--origin", "https://partner.example.com"))
        .isNotEmpty()
        .allMatch(line -> line.contains("/catalogue"));
    assertThat(
            routes(
                "list",
                classes,
                "--origin",
                "https://partner.example.com",
                "--set",
                "example.trusted.origins=https://partner.example.com"))
        .anyMatch(line -> line.contains("/orders"));
  }

  /** Without the titles. */
  private static List<String> routes(String... arguments) throws Exception {
    return corsac(arguments).out().lines().skip(1).toList();
  }

  @Test
  void programsGetJsonWithoutColours() throws Exception {
    String classes = "example-app/target/classes";
    Ran json =
        corsac(
            "explain", classes, "--origin", "http://localhost:8082", "--path", "/orders", "--json");
    assertThat(json.out())
        .contains("\"granted\" : false", "\"after\" : \"@CrossOrigin(")
        .doesNotContain("\u001b");
    assertThat(corsac("list", classes, "--json").out()).contains("\"template\" : \"/orders/{id}\"");
  }

  @Test
  void theShellCompletesCommands() throws Exception {
    Ran completion = corsac("generate-completion");
    assertThat(completion.status()).isZero();
    Path script = before.resolve("completion");
    Files.writeString(script, completion.out());
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source \"$0\"; COMP_WORDS=(corsac expl); COMP_CWORD=1;"
                    + " _complete_corsac; echo \"${COMPREPLY[@]}\"",
                script.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).isZero();
    assertThat(said.strip()).isEqualTo("explain");
  }

  /**
   * The example between two states, both compiled: before the tip jar was guarded and before the
   * orders took credentials, and now. What a code host is given is as OASIS publishes it.
   */
  @Test
  void theExampleBetweenTwoStatesIsSarifAsPublished(@TempDir Path earlier) throws Exception {
    compileAgain(
        earlier,
        List.of(EARLIER.resolve("TipsResource.java"), EARLIER.resolve("OrdersResource.java")));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V4)
            .getSchema(
                read(
                    Documents.ROOT.resolve("cors-cli/src/test/resources/sarif-schema-2.1.0.json")));
    String now = "example-app/target/classes";
    String sources = "example-app/src/main/java";
    Ran list = corsac("list", now, "--format", "sarif", "--sources", sources);
    Ran diff = corsac("diff", earlier.toString(), now, "--format", "sarif", "--sources", sources);
    assertThat(results(list, schema)).hasSize(11);
    List<JsonNode> differences = results(diff, schema);
    assertThat(differences)
        .extracting(each -> each.at("/ruleId").asText() + " " + each.at("/message/text").asText())
        .contains(
            "diff-widened GET /orders: credentials are allowed",
            "diff-widened DELETE /orders/{id}: new route, open to http://localhost:8081,"
                + " ${example.trusted.origins:none}",
            "diff-widened POST /tips: no longer guarded: any site can make browsers send this"
                + " request",
            "diff-changed POST /tips: tolerates simple-request: shows that CORS does not stop it");
    assertThat(diff.status()).isEqualTo(1);
    Ran back = corsac("diff", now, earlier.toString(), "--format", "sarif");
    assertThat(back.status()).isZero();
    assertThat(valid(back, schema).at("/runs/0/results")).isNotEmpty();
  }

  private static JsonNode valid(Ran ran, JsonSchema schema) throws IOException {
    JsonNode log = new JsonMapper().readTree(ran.out());
    assertThat(schema.validate(log)).isEmpty();
    return log;
  }

  /** Those of a valid log, each beside a method's line in a file that is there. */
  private static List<JsonNode> results(Ran ran, JsonSchema schema) throws IOException {
    List<JsonNode> results = new ArrayList<>();
    for (JsonNode result : valid(ran, schema).at("/runs/0/results")) {
      JsonNode place = result.at("/locations/0/physicalLocation");
      Path file = Documents.ROOT.resolve(place.at("/artifactLocation/uri").asText());
      int line = place.at("/region/startLine").asInt();
      assertThat(line).isPositive();
      String method =
          result
              .at("/locations/0/logicalLocations/0/fullyQualifiedName")
              .asText()
              .replaceAll("\\(.*", "")
              .replaceAll(".*\\.", "");
      List<String> before = Files.readAllLines(file).subList(0, line);
      assertThat(String.join("\n", before.subList(Math.max(0, line - 6), line)))
          .as("%s:%s", file, line)
          .contains(" " + method + "(");
      results.add(result);
    }
    return results;
  }
}
