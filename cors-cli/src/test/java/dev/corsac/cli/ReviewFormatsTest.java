package dev.corsac.cli;

import static dev.corsac.cli.CommandLineTest.corsac;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.corsac.cli.CommandLineTest.Ran;
import dev.corsac.cli.print.Annotation;
import dev.corsac.cli.print.AnnotationRule;
import dev.corsac.cli.print.GitHubAnnotations;
import dev.corsac.cli.print.Sarif;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code list} and {@code diff} as SARIF and as annotations of GitHub Actions. */
class ReviewFormatsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ORDERS =
      """
      @Path("orders")
      @CrossOrigin("https://app.example.com")
      public class Orders {
        @GET
        public String list() {
          return "";
        }
        @POST
        @Consumes("text/plain")
        public void add(String order) {
          order.length();
        }
        @Path("items")
        public Items items() {
          return new Items();
        }
        public static class Items {
          @GET
          public String all(@HeaderParam("X-Trace") String trace) {
            return trace;
          }
        }
      }
      """;

  @TempDir Path folder;

  private Path application(String name, String source) throws IOException {
    return CompiledSources.into(Files.createDirectory(folder.resolve(name)), source);
  }

  /** The schema that OASIS publishes; it names no other, so that nothing is fetched. */
  static JsonSchema schema() throws IOException {
    try (InputStream in = ReviewFormatsTest.class.getResourceAsStream("/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(in);
    }
  }

  private static JsonNode valid(String sarif) throws IOException {
    JsonNode log = JSON.readTree(sarif);
    assertThat(schema().validate(log)).isEmpty();
    assertThat(log.at("/version").asText()).isEqualTo("2.1.0");
    return log.at("/runs/0");
  }

  /** Else the test could not fail. */
  @Test
  void theSchemaRefusesWhatIsNoSarif() throws IOException {
    assertThat(schema().validate(JSON.readTree("{\"version\": \"2.1.0\"}"))).isNotEmpty();
    assertThat(
            schema()
                .validate(
                    JSON.readTree(
                        "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\":"
                            + " \"x\"}}, \"results\": [{\"message\": {\"text\": \"x\"}, \"level\":"
                            + " \"loud\"}]}]}")))
        .isNotEmpty();
  }

  @Test
  void theListIsSarifWithTheLinesOfItsMethods() throws IOException {
    Path application = application("classes", ORDERS);
    Ran ran = corsac("list", application, "--format", "sarif");
    assertThat(ran.status()).isZero();
    JsonNode run = valid(ran.out());
    assertThat(run.at("/results")).hasSize(3);
    JsonNode list = run.at("/results/0");
    assertThat(list.at("/ruleId").asText()).isEqualTo("route-listed-origins");
    assertThat(list.at("/message/text").asText())
        .isEqualTo("GET /orders: open to https://app.example.com");
    JsonNode place = list.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText())
        .isEqualTo("src/main/java/com/acme/Orders.java");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(6);
    assertThat(run.at("/results/1/locations/0/physicalLocation/region/startLine").asInt())
        .as("the POST's first statement")
        .isEqualTo(11);
    assertThat(run.at("/results/2/locations/0/physicalLocation/region/startLine").asInt())
        .as("that of a nested class")
        .isEqualTo(20);
    assertThat(run.at("/results/2/locations/0/logicalLocations/0/fullyQualifiedName").asText())
        .isEqualTo("com.acme.Orders.Items.all(java.lang.String)");
  }

  @Test
  void theDifferencesAreSarifAndEndAsBefore() throws IOException {
    Path before = application("before", ORDERS);
    Path after =
        application(
            "after",
            ORDERS.replace(
                "(\"https://app.example.com\")",
                "(value = {\"https://app.example.com\", \"https://new.example.com\"})"));
    Ran ran =
        corsac("diff", before, after, "--format", "sarif", "--sources", "shop/src/main/java/");
    assertThat(ran.status()).isEqualTo(1);
    JsonNode run = valid(ran.out());
    assertThat(run.at("/results")).hasSize(3);
    assertThat(run.at("/results/0/ruleId").asText()).isEqualTo("diff-widened");
    assertThat(run.at("/results/0/level").asText()).isEqualTo("warning");
    assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("shop/src/main/java/com/acme/Orders.java");
    assertThat(valid(corsac("diff", before, before, "--format", "sarif").out()).at("/results"))
        .isEmpty();
    JsonNode narrowed = valid(corsac("diff", after, before, "--format", "sarif").out());
    assertThat(narrowed.at("/results/0/level").asText()).isEqualTo("note");
  }

  /** The class is gone, and with it its file. */
  @Test
  void whatIsGoneHasNoLine() throws IOException {
    Path before = application("before", ORDERS);
    Path after =
        application(
            "after",
            "@Path(\"x\") @CrossOrigin(\"https://app.example.com\") public class X {"
                + " @GET public String x() { return \"\"; } }");
    JsonNode results =
        valid(corsac("diff", before, after, "--format", "sarif").out()).at("/results");
    assertThat(results)
        .anySatisfy(each -> {
          assertThat(each.at("/message/text").asText()).contains("the route is gone");
          assertThat(each.at("/locations/0/physicalLocation").isMissingNode()).isTrue();
        });
    assertThat(corsac("diff", before, after, "--format", "github").out())
        .contains("::notice title=Corsac%3A diff-narrowed::GET /orders: the route is gone");
  }

  @Test
  void theDifferencesAreAnnotationsOfGitHub() throws IOException {
    Path before = application("before", ORDERS);
    Path after =
        application(
            "after",
            ORDERS
                .replace("com\")", "com\", allowCredentials = true)")
                .replace("(\"h", "(value = \"h"));
    Ran ran = corsac("diff", before, after, "--format", "github");
    assertThat(ran.out().lines())
        .first()
        .isEqualTo(
            "::warning file=src/main/java/com/acme/Orders.java,line=6,title=Corsac%3A"
                + " diff-widened::GET /orders: credentials are allowed");
    assertThat(ran.status()).isEqualTo(1);
  }

  /** What a jar says is data: it ends no command of GitHub's, and begins none. */
  @Test
  void valuesStayValues() throws IOException {
    Annotation hostile =
        new Annotation(
            new AnnotationRule("a,b:c", AnnotationRule.Level.WARNING, "d"),
            "com.acme.X",
            Optional.empty(),
            "100%\r\n::error::\u202e");
    assertThat(GitHubAnnotations.of(List.of(hostile), ""))
        .isEqualTo("::warning title=Corsac%3A a%2Cb%3Ac::100%25\\u000d%0A::error::\\u202e\n");
    valid(JSON.writeValueAsString(Sarif.of(List.of(hostile), "")));
  }

  @Test
  void theOptionsOfBeforeStillSayTheSame() throws IOException {
    Path application = application("classes", ORDERS);
    assertThat(corsac("list", application, "--json"))
        .isEqualTo(corsac("list", application, "--format", "json"));
    assertThat(corsac("diff", application, application, "--markdown"))
        .isEqualTo(corsac("diff", application, application, "--format", "markdown"));
    assertThat(corsac("list", application, "--json", "--format", "sarif").status()).isEqualTo(2);
    assertThat(corsac("list", application, "--format", "markdown").err()).contains("corsac report");
    assertThat(corsac("list", application, "--format", "yaml").err())
        .contains("expected one of [TEXT, JSON, MARKDOWN, SARIF, GITHUB] (case-insensitive)");
    assertThat(corsac("list", application, "--json").out())
        .contains("\"file\" : \"com/acme/Orders.java\"", "\"line\" : 6");
  }
}
