package dev.corsac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corsac.cli.CommandLineTest.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code corsac diff}, over applications that the real processor compiled. */
class CompareSurfacesTest {
  @TempDir Path folder;

  private Path application(String name, String... sources) throws IOException {
    return CompiledSources.into(Files.createDirectory(folder.resolve(name)), sources);
  }

  private static String orders(String onClass, String onDelete, String variable) {
    return (onClass
            + " @Path(\"orders\") public class Orders {"
            + " @GET public String list() { return \"\"; }"
            + " @POST public void place() {}"
            + " @GET @Path(\"{V}\") public String get(@PathParam(\"V\") int v) { return \"\"; }"
            + " @PUT @Path(\"{V: \\\\d+}/lines\") public void put(@PathParam(\"V\") int v) {}"
            + onDelete
            + " @DELETE @Path(\"{V}\") public void cancel(@PathParam(\"V\") int v) {}"
            + " @Path(\"{V}/parts\") public Part part(@PathParam(\"V\") int v) { return null; } }")
        .replace("V}", variable + "}")
        .replace("V:", variable + ":")
        .replace("\"V\"", "\"" + variable + "\"");
  }

  private static String part(String variable) {
    return ("public class Part { @GET public String get() { return \"\"; }"
            + " @Path(\"{V}\") public Part part(@PathParam(\"V\") int v) { return null; } }")
        .replace("V}", variable + "}")
        .replace("\"V\"", "\"" + variable + "\"");
  }

  private static String tea(String annotation) {
    return annotation
        + " @Path(\"tea\") public class Tea { @GET public String get() {return \"\";}}";
  }

  private Ran annotated(String... options) throws IOException {
    Path before = application("before", orders("", "", "id"), part("id"), tea("@SameOrigin"));
    Path after =
        application(
            "after",
            orders("@CrossOrigin(\"https://app.example.com\")", " @SameOrigin", "number"),
            part("number"),
            tea("@CrossOrigin(value = \"https://tea.example.com\", exposedHeaders = \"ETag\")"));
    Object[] arguments = new Object[options.length + 3];
    arguments[0] = "diff";
    System.arraycopy(options, 0, arguments, 1, options.length);
    arguments[options.length + 1] = before;
    arguments[options.length + 2] = after;
    return CommandLineTest.corsac(arguments);
  }

  @Test
  void whatOnePolicyChangesOnManyRoutesIsOneLine() throws IOException {
    Ran ran = annotated();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .isEqualToNormalizingNewlines(
            """
            Widened
              com.acme.Orders
                opened to https://app.example.com, 6 routes: GET /orders, POST /orders, \
            PUT /orders/{number: \\d+}/lines and 3 more
              com.acme.Tea
                opened to https://tea.example.com: GET /tea

            Narrowed
              com.acme.Orders.cancel(int)
                governed by @SameOrigin: DELETE /orders/{number}

            7 widened.
            """);
  }

  @Test
  void markdownFoldsTheRoutesAndJsonHasThemAll() throws IOException {
    assertThat(annotated("--markdown").out())
        .contains(
            "| **widened** | opened to https://app.example.com | `com.acme.Orders` | "
                + "<details><summary>6 routes</summary>`GET /orders`<br>`POST /orders`<br>")
        .contains("| `com.acme.Tea` | `GET /tea` |");
    Files.move(folder.resolve("before"), folder.resolve("old"));
    Files.move(folder.resolve("after"), folder.resolve("new"));
    JsonNode differences =
        new ObjectMapper().readTree(annotated("--json").out()).get("differences");
    assertThat(differences).hasSize(8);
    assertThat(differences.findValuesAsText("policy")).contains("com.acme.Tea");
  }

  @Test
  void theNameOfAVariableIsNoDifference() throws IOException {
    String policy = "@CrossOrigin(\"https://app.example.com\")";
    Path before = application("before", orders(policy, "", "id"), part("id"));
    Path after = application("after", orders(policy, "", "number"), part("number"));
    assertThat(CommandLineTest.corsac("diff", before, after).out())
        .isEqualToNormalizingNewlines("Nothing differs.\n");
  }
}
