package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every {@code curl} of the README and the guide is answered by the example as it stands there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleBlocksTest {

  private static final Pattern COMMAND =
      Pattern.compile("(?m)^\\$ curl -i (.*)\\n((?:(?!\\$ ).*\\n)*)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Example example;

  @BeforeAll
  void start() {
    example = Example.start(Ports.FREE);
  }

  @AfterAll
  void close() {
    example.close();
  }

  @TestFactory
  Stream<DynamicTest> everyCurlIsAnsweredAsItIsShown() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      for (String block : Documents.blocks(Documents.read(file), "console")) {
        Matcher command = COMMAND.matcher(block);
        while (command.find()) {
          String words = command.group(1);
          String shown = command.group(2);
          tests.add(
              DynamicTest.dynamicTest(
                  Documents.ROOT.relativize(file) + ": " + words, () -> check(words, shown)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(5);
    return tests.stream();
  }

  private void check(String words, String shown) throws IOException, InterruptedException {
    HttpResponse<String> response = CLIENT.send(request(words).build(), BodyHandlers.ofString());
    String[] headAndBody = shown.split("\n\n", 2);
    List<String> head = headAndBody[0].lines().toList();

    assertThat(head.get(0)).contains(" " + response.statusCode() + " ");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    head.stream()
        .skip(1)
        .map(line -> line.split(": ", 2))
        .forEach(header -> headers.put(header[0], header[1]));
    headers.forEach((name, value) -> assertThat(joined(response, name)).as(name).isEqualTo(value));
    assertThat(
            response.headers().map().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("access-control-") || name.equals("vary")))
        .allMatch(headers::containsKey);
    if (headAndBody.length > 1) {
      assertThat(response.body()).isEqualTo(headAndBody[1].strip());
    }
  }

  private static String joined(HttpResponse<String> response, String name) {
    return String.join(", ", response.headers().allValues(name));
  }

  private HttpRequest.Builder request(String words) {
    HttpRequest.Builder request = HttpRequest.newBuilder();
    Matcher word = WORD.matcher(words);
    String option = "";
    while (word.find()) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      if (option.equals("-X")) {
        request.method(text, BodyPublishers.noBody());
      } else if (option.equals("-H")) {
        String[] header = text.split(": ", 2);
        request.header(header[0], header[1]);
      } else if (text.startsWith("http")) {
        request.uri(
            URI.create(text.replace("http://localhost:8080/api", example.api().toString())));
      }
      option = text.startsWith("-") ? text : "";
    }
    return request;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> guide = Files.list(Documents.ROOT.resolve("docs/guide"))) {
      return Stream.concat(Stream.of(Documents.ROOT.resolve("README.md")), guide.sorted())
          .collect(Collectors.toList());
    }
  }
}
