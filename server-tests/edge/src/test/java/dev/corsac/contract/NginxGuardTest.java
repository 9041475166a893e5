package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard, held by an exported nginx alone: the application behind it has no filters. */
@TestInstance(Lifecycle.PER_CLASS)
class NginxGuardTest {
  /** No browser sends them, or nginx cannot compare them. */
  private static final List<String> LEFT_OUT =
      List.of("X-Override", "X-Forwarded", "Forwarded:", "/ledgers/", "/opaque/");

  /** Those of every server that need nothing but what a browser says. */
  static final List<GuardContract.Row> ROWS =
      Stream.concat(GuardContract.ROWS.stream(), GuardContract.ODD_FIELDS.stream())
          .filter(row -> LEFT_OUT.stream().noneMatch(row.toString()::contains))
          .filter(row -> names(row).distinct().count() == row.headers().size())
          .toList();

  private static Stream<String> names(GuardContract.Row row) {
    return row.headers().stream()
        .map(line -> line.replaceFirst(":.*", "").toLowerCase(Locale.ROOT));
  }

  @TempDir static Path folder;
  private Uncovered application;
  private Nginx nginx;

  private static CommandLine.Ran export(String format) throws Exception {
    return CommandLine.corsac(
        "export",
        "--guard",
        "--format",
        format,
        CommandLine.jar("contract.jar"),
        "--application",
        "dev.corsac.contract.app.SampleApplication",
        "--leave",
        "/guarded/opaque/{kind}",
        "--base",
        "/api",
        "--output",
        folder.resolve(format).toString(),
        "--set",
        "contract.origins=none",
        "--set",
        "contract.get=none",
        "--set",
        "contract.put=none");
  }

  @BeforeAll
  void start() throws Exception {
    application = Uncovered.start();
    CommandLine.Ran ran = export("nginx");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    nginx =
        Nginx.start(
            folder,
            "include " + folder.resolve("nginx/corsac-http.conf") + ";",
            "include " + folder.resolve("nginx/corsac-location.conf") + ";",
            application.port());
  }

  @AfterAll
  void stop() {
    if (nginx != null) {
      nginx.close();
    }
    if (application != null) {
      application.close();
    }
  }

  private String count() {
    return new RawClient(application.port()).send("GET", "/api/guarded").body();
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void theMethodRunsOnlyForWhomThePolicyLets(GuardContract.Row row) {
    String before = count();
    Reply reply = row.ask(new RawClient(nginx.port()));
    assertThat(reply.status()).isEqualTo(row.runs() ? 200 : 403);
    assertThat(count().equals(before)).isEqualTo(!row.runs());
    if (!row.runs()) {
      assertThat(reply.body()).isEqualTo("Refused by the guard.");
      assertThat(reply.lines("Content-Type")).allMatch(type -> type.startsWith("text/plain"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"envoy", "gateway-api", "openapi"})
  void whatAFormatCannotExpressNamesTheRoute(String format) throws Exception {
    CommandLine.Ran ran = export(format);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("/guarded/listed: the guard refuses requests here");
    assertThat(folder.resolve(format)).doesNotExist();
  }
}
