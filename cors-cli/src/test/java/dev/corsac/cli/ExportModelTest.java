package dev.corsac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corsac.cli.CommandLineTest.Ran;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.policy.path.BasePath;
import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.Headers;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random applications that the real processor compiled: what is exported is read as its server
 * reads it, and gives what the compiled table answers. The servers themselves are asked with {@code
 * -Pedge}.
 */
class ExportModelTest {
  private static final int APPLICATIONS = 6;
  private static final List<String> POLICIES =
      List.of(
          "",
          "@SameOrigin",
          "@CrossOrigin(\"https://app.example.com\")",
          "@CrossOrigin(\"*\")",
          "@CrossOrigin(origins = {\"https://*.example.com\", \"https://shop.example:8443\"},"
              + " allowCredentials = true, exposedHeaders = \"ETag\")",
          "@CrossOrigin(origins = \"https://shop.example:8443\", maxAge = 60,"
              + " allowedHeaders = \"X-Trace\")");
  private static final List<String> TEMPLATES =
      List.of("a", "a/{x}", "a/b", "{y}/b", "c", "c/{n: [0-9]+}", "{z}", "d/e", "d/{w}/f");
  private static final List<String> METHODS =
      List.of(
          "@GET public String list() { return \"\"; }",
          "@POST @Consumes(\"application/json\") public void add(String it) {}",
          "@PUT @Path(\"{id}\") public void put(@HeaderParam(\"If-Match\") String etag) {}",
          "@DELETE @Path(\"{id}\") public void remove() {}",
          "@GET @Path(\"all/of\") public String all() { return \"\"; }");
  private static final List<String> ORIGINS =
      List.of(
          "https://app.example.com",
          "https://a.b.example.com",
          "https://example.com",
          "https://shop.example:8443",
          "https://shop.example",
          "https://evil.example",
          "null");
  private static final List<String> PATHS =
      List.of(
          "/a",
          "/a/",
          "/a/7",
          "/a/b",
          "/a/b/",
          "/a/b/7",
          "/a/x/y",
          "/a/all/of",
          "/a/b/all/of",
          "/q/b",
          "/q/b/7",
          "/q",
          "/q/7",
          "/c",
          "/c/7",
          "/c/x",
          "/c/7/x",
          "/c/7/all/of",
          "/d/e",
          "/d/e/f",
          "/d/q/f",
          "/d/q/f/7",
          "/d/e/7",
          "/a/%C3%A4",
          "/a/a%20b",
          "/",
          "/a/b/c/d/e");

  @TempDir static Path folder;

  private static final List<Path> APPLICATIONS_OF_THE_TEST = new ArrayList<>();

  @BeforeAll
  static void compile() throws IOException {
    for (int seed = 0; seed < APPLICATIONS; seed++) {
      Random random = new Random(seed);
      List<String> templates = new ArrayList<>(TEMPLATES);
      Collections.shuffle(templates, random);
      List<String> sources =
          templates.subList(0, 5).stream().map(template -> source(template, random)).toList();
      APPLICATIONS_OF_THE_TEST.add(
          CompiledSources.into(
              Files.createDirectory(folder.resolve("application" + seed)),
              sources.toArray(String[]::new)));
    }
  }

  private static String source(String template, Random random) {
    StringBuilder source = new StringBuilder(any(POLICIES, random));
    source.append(" @Path(\"").append(template).append("\") public class R");
    source.append(TEMPLATES.indexOf(template)).append(" { ");
    for (String method : METHODS) {
      if (method.contains("list()") || random.nextInt(3) > 0) {
        source.append(random.nextInt(4) == 0 ? any(POLICIES, random) : "").append(' ');
        source.append(method).append(' ');
      }
    }
    return source.append('}').toString();
  }

  private static String any(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  /** A question, and what the compiled table answers to it. */
  private record Asked(HttpRequest request, String origin, String method, HttpResponse expected) {
    boolean grantsMethod() {
      return expected
          .headers()
          .get("Access-Control-Allow-Methods")
          .filter(names -> List.of(names.split(", ", -1)).contains(method))
          .isPresent();
    }

    String expected(String header) {
      return expected.headers().get(header).orElse("");
    }
  }

  private static List<Asked> asked(CompiledTable table, boolean preflights) {
    List<Asked> asked = new ArrayList<>();
    for (String path : PATHS) {
      URI url = URI.create("http://edge.invalid/api" + path);
      for (String origin : ORIGINS) {
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE")) {
          Headers from = Headers.NONE.with("Origin", origin);
          HttpRequest request =
              preflights
                  ? new HttpRequest(
                      "OPTIONS", url, from.with("Access-Control-Request-Method", method), false)
                  : new HttpRequest(method, url, from.with("Sec-Fetch-Site", "same-origin"), false);
          asked.add(new Asked(request, origin, method, table.send(request)));
        }
      }
    }
    return asked;
  }

  private static CompiledTable table(Path application) {
    return CompiledApplication.open(List.of(application))
        .table(new BasePath("/api"), name -> Optional.empty());
  }

  private static Ran export(Path application, String format, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("export", application, "--base", "/api"));
    arguments.addAll(List.of("--format", format));
    arguments.addAll(List.of(more));
    return CommandLineTest.corsac(arguments.toArray());
  }

  @Test
  void nginxAnswersWhatTheTableAnswers() throws IOException {
    int granted = 0;
    for (Path application : APPLICATIONS_OF_THE_TEST) {
      Path out = folder.resolve("nginx").resolve(application.getFileName());
      Ran ran = export(application, "nginx", "--output", out.toString());
      assertThat(ran.err()).isEmpty();
      NginxModel nginx =
          new NginxModel(
              Files.readString(out.resolve("corsac-http.conf")),
              Files.readString(out.resolve("corsac-location.conf")));
      CompiledTable table = table(application);
      for (Asked each : asked(table, true)) {
        NginxModel.Answer answer = nginx.answer(each.request());
        int status = each.expected().status();
        assertThat(answer.status())
            .as("%s %s", application.getFileName(), each.request())
            .isEqualTo(status == 404 ? Optional.empty() : Optional.of(status));
        if (status == 204) {
          granted++;
          sameHeaders(each, answer.headers());
        }
      }
      asked(table, false)
          .forEach(each -> sameHeaders(each, nginx.answer(each.request()).headers()));
    }
    assertThat(granted).isGreaterThan(300);
  }

  private static void sameHeaders(Asked asked, Headers answered) {
    for (String name :
        List.of(
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers",
            "Access-Control-Max-Age",
            "Access-Control-Expose-Headers",
            "Vary")) {
      assertThat(answered.get(name).orElse(""))
          .as("%s of %s", name, asked.request())
          .isEqualTo(asked.expected(name));
    }
  }

  @Test
  void envoyGrantsWhatTheTableGrants() throws IOException {
    int granted = 0;
    for (Path application : APPLICATIONS_OF_THE_TEST) {
      Ran ran = export(application, "envoy");
      if (ran.status() == 2) {
        continue;
      }
      EnvoyModel envoy = new EnvoyModel(ran.out());
      CompiledTable table = table(application);
      for (Asked each : asked(table, true)) {
        Optional<JsonNode> policy = envoy.granting(each.request(), each.origin());
        assertThat(policy.isPresent())
            .as("%s %s", application.getFileName(), each.request())
            .isEqualTo(each.grantsMethod());
        if (policy.isPresent()) {
          granted++;
          samePreflight(each, policy.get());
        } else if (each.expected().status() == 403) {
          boolean othersPolicy =
              ORIGINS.stream().anyMatch(o -> envoy.granting(each.request(), o).isPresent());
          // Where some origins may, Envoy's filter says nothing to the others.
          assertThat(othersPolicy || envoy.refuses(each.request())).isTrue();
        }
      }
      for (Asked each : asked(table, false)) {
        Optional<JsonNode> policy = envoy.granting(each.request(), each.origin());
        if (policy.isPresent()) {
          assertThat(each.expected("Access-Control-Allow-Origin")).isNotEmpty();
          assertThat(policy.get().path("expose_headers").asText(""))
              .isEqualTo(each.expected("Access-Control-Expose-Headers").replace(", ", ","));
        }
      }
    }
    assertThat(granted).isGreaterThan(200);
  }

  private static void samePreflight(Asked asked, JsonNode policy) {
    assertThat(policy.get("allow_methods").asText().replace(",", ", "))
        .isEqualTo(asked.expected("Access-Control-Allow-Methods"));
    assertThat(policy.path("allow_headers").asText("").replace(",", ", "))
        .isEqualTo(asked.expected("Access-Control-Allow-Headers"));
    assertThat(policy.get("allow_credentials").asBoolean())
        .isEqualTo(!asked.expected("Access-Control-Allow-Credentials").isEmpty());
    assertThat(policy.get("max_age").asLong())
        .isLessThanOrEqualTo(Long.parseLong(asked.expected("Access-Control-Max-Age")));
  }

  /** Each method of a path gets the request headers of all, where that is asked for. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theGatewayApiGrantsWhatTheTableGrants(boolean joined) throws IOException {
    int granted = 0;
    for (Path application : plainApplications()) {
      Ran ran =
          joined
              ? export(application, "gateway-api", "--join-headers")
              : export(application, "gateway-api");
      if (ran.status() == 2) {
        continue;
      }
      GatewayModel gateway = new GatewayModel(ran.out());
      CompiledTable table = table(application);
      for (Asked each : asked(table, true)) {
        Optional<JsonNode> policy =
            gateway
                .granting(each.request().url().getRawPath(), each.origin())
                .filter(cors -> GatewayModel.list(cors, "allowMethods").contains(each.method()));
        assertThat(policy.isPresent())
            .as("%s %s", application.getFileName(), each.request())
            .isEqualTo(each.grantsMethod());
        if (policy.isPresent()) {
          granted++;
          List<String> headers = GatewayModel.list(policy.get(), "allowHeaders");
          List<String> due =
              Stream.of(each.expected("Access-Control-Allow-Headers").split(", ", -1))
                  .filter(name -> !name.isEmpty())
                  .toList();
          assertThat(headers).containsAll(due);
          assertThat(joined || due.containsAll(headers)).as("%s", each.request()).isTrue();
          assertThat(policy.get().get("allowCredentials").asBoolean())
              .isEqualTo(!each.expected("Access-Control-Allow-Credentials").isEmpty());
          assertThat(String.join(", ", GatewayModel.list(policy.get(), "allowMethods")))
              .isEqualTo(each.expected("Access-Control-Allow-Methods"));
        }
      }
      for (Asked each : asked(table, false)) {
        Optional<JsonNode> policy =
            gateway.granting(each.request().url().getRawPath(), each.origin());
        if (policy.isPresent()) {
          assertThat(each.expected("Access-Control-Allow-Origin")).isNotEmpty();
          assertThat(String.join(", ", GatewayModel.list(policy.get(), "exposeHeaders")))
              .isEqualTo(each.expected("Access-Control-Expose-Headers"));
        }
      }
    }
    assertThat(granted).isGreaterThan(100);
  }

  /**
   * Those of the test, and such as have one policy for a path, which is all that a rule can say.
   */
  private static List<Path> plainApplications() throws IOException {
    List<Path> applications = new ArrayList<>(APPLICATIONS_OF_THE_TEST);
    for (int i = 2; i < POLICIES.size(); i++) {
      Path classes = folder.resolve("plain" + i);
      if (!Files.exists(classes)) {
        CompiledSources.into(
            Files.createDirectory(classes),
            POLICIES.get(i)
                + " @Path(\"a\") public class A { @GET public String list() { return \"\"; }"
                + " @POST @Consumes(\"application/json\") public void add(String it) {}"
                + " @DELETE @Path(\"{id}\") public void remove() {} }",
            POLICIES.get(i - 1)
                + " @Path(\"c/{n: [0-9]+}\") public class C {"
                + " @GET public String get() { return \"\"; } }");
      }
      applications.add(classes);
    }
    return applications;
  }

  @Test
  void openApiSaysWhatTheTableGrants() throws IOException {
    int granted = 0;
    int refused = 0;
    for (Path application : plainApplications()) {
      Ran ran = export(application, "openapi");
      if (ran.status() == 2) {
        continue;
      }
      OpenApiModel document = new OpenApiModel(ran.out());
      CompiledTable table = table(application);
      for (Asked each : asked(table, true)) {
        Optional<JsonNode> item = document.item(each.request().url().getRawPath());
        Optional<Boolean> grants =
            item.flatMap(found -> OpenApiModel.grants(found, each.method(), each.origin()));
        if (grants.isPresent()) {
          assertThat(grants.get())
              .as("%s %s", application.getFileName(), each.request())
              .isEqualTo(each.grantsMethod());
          if (grants.get()) {
            granted++;
            samePreflight(OpenApiModel.preflight(item.orElseThrow()), each);
          } else {
            refused++;
          }
        }
      }
    }
    assertThat(granted).isGreaterThan(70);
    assertThat(refused).isGreaterThan(100);
  }

  private static void samePreflight(JsonNode headers, Asked asked) {
    for (String name :
        List.of(
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers")) {
      String due = asked.expected(name);
      assertThat(due.isEmpty() || OpenApiModel.admits(headers, name, due))
          .as("%s: %s of %s", name, due, asked.request())
          .isTrue();
    }
  }

  /** Forty classes of two policies, and between them one that would be hidden by a wider one. */
  @Test
  void manyRoutesThatAnswerAlikeAreOneRuleOfEnvoys() throws IOException {
    String[] sources =
        IntStream.range(0, 40)
            .mapToObj(i ->
                POLICIES.get(i % 2 == 0 ? 2 : 5)
                    + " @Path(\"r"
                    + i
                    + "\") public class R"
                    + i
                    + " { @GET public String get() { return \"\"; }"
                    + (i == 39
                        ? " @SameOrigin @GET @Path(\"{id}\") public String id() {return \"\";}"
                        : "")
                    + (i == 39 ? " @GET @Path(\"new\") public String fresh() {return \"\";}" : "")
                    + "}")
            .toArray(String[]::new);
    Path application = CompiledSources.into(Files.createDirectory(folder.resolve("many")), sources);
    EnvoyModel envoy = new EnvoyModel(export(application, "envoy").out());
    // Unusual paths, everything else, and of each policy: preflights, requests, refused, the rest.
    assertThat(envoy.routes()).isLessThanOrEqualTo(2 + 3 * 4);
    CompiledTable table = table(application);
    for (String path : List.of("/r0", "/r1", "/r38", "/r39", "/r39/new", "/r39/7", "/r40")) {
      HttpRequest preflight =
          new HttpRequest(
              "OPTIONS",
              URI.create("http://edge.invalid/api" + path),
              Headers.NONE
                  .with("Origin", "https://shop.example:8443")
                  .with("Access-Control-Request-Method", "GET"),
              false);
      assertThat(envoy.granting(preflight, "https://shop.example:8443").isPresent())
          .as(path)
          .isEqualTo(table.send(preflight).status() == 204);
    }
  }

  /** Route by route, and only where asked: the rest answers as before. */
  @Test
  void whatIsLeftIsNotAnsweredAndAllElseIs() throws IOException {
    Path application =
        CompiledSources.into(
            Files.createDirectory(folder.resolve("left")),
            POLICIES.get(2)
                + " @Path(\"a\") public class A { @GET public String get() { return \"\"; }"
                + " @GET @Path(\"{rest: .*}\") public String rest() { return \"\"; } }");
    for (String format : List.of("nginx", "envoy", "gateway-api", "openapi")) {
      Ran refused = export(application, format);
      assertThat(refused.status()).isEqualTo(2);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err()).contains("GET /a/{rest: .*} (com.acme.A.rest())", "--leave");
    }
    Ran left = export(application, "envoy", "--leave", "/a/{rest: .*}");
    assertThat(left.err()).isEmpty();
    EnvoyModel envoy = new EnvoyModel(left.out());
    String origin = "https://app.example.com";
    Headers from = Headers.NONE.with("Origin", origin);
    assertThat(envoy.granting(get("/a", from), origin)).isPresent();
    assertThat(envoy.granting(get("/a/b/c", from), origin)).isEmpty();
    assertThat(export(application, "envoy", "--leave", "/b").err())
        .contains("/b: --leave names this template, but no route has it");
  }

  private static HttpRequest get(String path, Headers headers) {
    return new HttpRequest("GET", URI.create("http://edge.invalid/api" + path), headers, false);
  }
}
