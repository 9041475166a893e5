package dev.corsac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.cli.CommandLineTest.Ran;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** What the commands take from where they run: the folder, and the width of the terminal. */
class PlacesAndWidthTest {
  private static final String ORDERS =
      "@Path(\"orders\") @CrossOrigin(origins = {\"https://app.example.com\","
          + " \"https://partner.example.net\"}, allowedHeaders = \"X-Trace\")"
          + " public class Orders { @GET public String list() { return \"\"; } }";
  private static final String ROUTE = "/orders";

  @TempDir static Path shared;
  @TempDir Path project;

  private static Path compiled;

  @BeforeAll
  static void compile() throws IOException {
    compiled = CompiledSources.into(Files.createDirectory(shared.resolve("classes")), ORDERS);
  }

  @BeforeEach
  void makeTarget() throws IOException {
    Files.createDirectories(project.resolve("target"));
  }

  /** As a process, since a folder is a process's. */
  private Ran in(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Corsac.class.getName()));
    command.addAll(List.of(arguments));
    Path out = shared.resolve("out");
    Path err = shared.resolve("err");
    int status =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Ran(status, Files.readString(out), Files.readString(err));
  }

  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator, -1))
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .reduce((one, other) -> one + File.pathSeparator + other)
        .orElseThrow();
  }

  private static void copy(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(compiled)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(compiled.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static void jar(Path to) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to));
        Stream<Path> files = Files.walk(compiled)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(compiled.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"target/classes", "build/classes/java/main"})
  void withoutAPlaceItIsWhatMavenOrGradleHasCompiled(String classes) throws Exception {
    copy(project.resolve(classes));
    Ran ran = in(project, "list");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains(ROUTE);
  }

  @Test
  void orTheOneJarThatIsTheApplication() throws Exception {
    jar(project.resolve("target/shop-1.0.jar"));
    for (String other : List.of("original-shop-1.0", "shop-1.0-sources", "shop-1.0-tests")) {
      Files.writeString(project.resolve("target/" + other + ".jar"), "no jar at all");
    }
    assertThat(in(project, "list").out()).contains(ROUTE);
    jar(project.resolve("target/shop-1.1.jar"));
    Ran two = in(project, "list");
    assertThat(two.status()).isEqualTo(2);
    assertThat(two.err()).contains("Which application?", "Try \"corsac list --help\".");
  }

  @Test
  void theFolderThatWasCompiledComesBeforeAJarOfBefore() throws Exception {
    Files.writeString(project.resolve("target/shop-1.0.jar"), "no jar at all");
    copy(project.resolve("target/classes"));
    assertThat(in(project, "list").out()).contains(ROUTE);
  }

  @Test
  void whereNothingIsItIsSaidWhatToName() throws Exception {
    Ran ran = in(project, "explain", "--origin", "https://a.example.com", "--path", "/x");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .contains(Path.of("target/classes").toString(), "no single jar in target.");
  }

  private static String list(boolean terminal, int width) {
    StringWriter out = new StringWriter();
    List<String> words = List.of("list", compiled.toString());
    CommandLine line = Corsac.commandLine(words);
    line.setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(width)
        .setColorScheme(Help.defaultColorScheme(terminal ? Ansi.ON : Ansi.OFF))
        .setOut(new PrintWriter(out))
        .execute(words.toArray(String[]::new));
    return out.toString().replaceAll("\u001b\\[\\d*m", "");
  }

  @Test
  void aTableThatIsWiderThanTheTerminalIsFolded() {
    assertThat(list(true, 80).lines())
        .containsExactly(
            "GET /orders",
            "  origins: https://app.example.com https://partner.example.net",
            "  cookies: no",
            "  request headers: X-Trace",
            "  policy: com.acme.Orders");
    assertThat(list(true, 200)).startsWith("METHOD  PATH").hasLineCount(2);
  }

  @Test
  void whatIsNoTerminalHasNoWidth() {
    assertThat(list(false, 80)).isEqualTo(list(true, 200));
  }

  /** As cargo and gh do it: what is wrong, and where help is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "list nowhere",
        "explain nowhere --origin https://a.example.com --path /x",
        "diff nowhere nowhere",
        "report nowhere",
        "lock nowhere",
        "export nowhere --format nginx",
        "probe http://127.0.0.1:1/ nowhere"
      })
  void aFailureIsTwoLinesToo(String words) {
    Ran ran = CommandLineTest.corsac((Object[]) words.split(" ", -1));
    String command = words.substring(0, words.indexOf(' '));
    assertThat(ran.err().lines())
        .containsExactly("There is no nowhere.", "Try \"corsac " + command + " --help\".");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.status()).isEqualTo(2);
  }
}
